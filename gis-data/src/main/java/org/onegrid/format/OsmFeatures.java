package org.onegrid.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.geo.Datum;
import org.onegrid.geo.Precision;

/**
 * What an OpenStreetMap extract says of points and ways, as features with its tags as attributes: points of which something is said,
 * ways as lines, closed ways that are no roads as areas. Ids are as in the map, {@code node/1} or {@code way/1}. Relations are left
 * out; a way is cut off where the extract leaves out its nodes. The ways are held in memory, their nodes as numbers.
 */
final class OsmFeatures implements FeatureReader {

    private static final String PBF_HEADER = "OSMHeader";
    private static final int LEAST_RING = 4;

    private record Thing(String id, long[] nodes, Map<String, String> tags) {}

    private final List<Thing> things;
    private final Iterator<Thing> next;
    private final long[] ids;
    private final double[] lng;
    private final double[] lat;
    private long record;

    private OsmFeatures(List<Thing> things, long[] ids) {
        this.things = things;
        this.next = things.iterator();
        this.ids = ids;
        this.lng = new double[ids.length];
        this.lat = new double[ids.length];
        Arrays.fill(lng, Double.NaN);
    }

    /** Whether a file that begins so is one. */
    static boolean isOsm(byte[] head) {
        String text = new String(head, 0, Math.min(head.length, 512), StandardCharsets.ISO_8859_1);
        return text.startsWith("\0\0\0") && text.startsWith(PBF_HEADER, 6) || text.contains("<osm");
    }

    static OsmFeatures open(Content content, Reading reading) throws IOException {
        reading.settle(Datum.WGS84);
        Limits limits = reading.limits();
        List<Thing> things = new ArrayList<>();
        long[] uses = {0};
        pass(content, new OsmSink() {
            @Override
            public void node(long id, double lngDegrees, double latDegrees) {}

            @Override
            public void place(long id, Map<String, String> tags) {
                take(new Thing("node/" + id, new long[] {id}, tags));
            }

            @Override
            public void way(long id, long[] nodes, Map<String, String> tags) {
                if (nodes.length > 1 && !tags.isEmpty()) {
                    take(new Thing("way/" + id, nodes, tags));
                }
            }

            private void take(Thing thing) {
                uses[0] += thing.nodes().length;
                if (things.size() >= limits.maxFeatures() || uses[0] > 50L * limits.maxVertices()) {
                    throw new FileRefusal(
                            "file-too-large",
                            content.name() + " has more than " + limits.maxFeatures() + " features or "
                                    + 50L * limits.maxVertices() + " nodes of them",
                            "take a smaller extract");
                }
                things.add(thing);
            }
        });
        OsmFeatures features = new OsmFeatures(
                things,
                things.stream()
                        .flatMapToLong(thing -> Arrays.stream(thing.nodes()))
                        .sorted()
                        .distinct()
                        .toArray());
        pass(content, new OsmSink() {
            @Override
            public void node(long id, double lngDegrees, double latDegrees) {
                int at = Arrays.binarySearch(features.ids, id);
                if (at >= 0) {
                    features.lng[at] = lngDegrees;
                    features.lat[at] = latDegrees;
                }
            }

            @Override
            public void way(long id, long[] nodes, Map<String, String> tags) {}
        });
        return features;
    }

    private static void pass(Content content, OsmSink sink) throws IOException {
        try (InputStream in = new BufferedInputStream(content.open())) {
            in.mark(1);
            int first = in.read();
            in.reset();
            if (first == 0) {
                OsmPbf.read(in, content.name(), sink);
            } else {
                OsmXml.read(in, content.name(), sink);
            }
        }
    }

    @Override
    public String format() {
        return "osm";
    }

    @Override
    public Datum datum() {
        return Datum.WGS84;
    }

    @Override
    public List<String> attributeNames() {
        return List.of();
    }

    @Override
    public @Nullable Feature next() {
        if (!next.hasNext()) {
            return null;
        }
        Thing thing = next.next();
        return new Feature(
                ++record,
                0,
                thing.id(),
                geometry(thing),
                new TreeMap<String, @Nullable Object>(thing.tags()),
                List.of());
    }

    private @Nullable Geometry geometry(Thing thing) {
        List<Coordinate> at = new ArrayList<>();
        boolean whole = true;
        for (long node : thing.nodes()) {
            int index = Arrays.binarySearch(ids, node);
            if (Double.isNaN(lng[index])) {
                whole = false;
            } else {
                at.add(new Coordinate(Precision.round(lng[index]), Precision.round(lat[index])));
            }
        }
        if (thing.nodes().length == 1) {
            return at.isEmpty() ? null : Precision.FACTORY.createPoint(at.get(0));
        }
        if (at.size() < 2) {
            return null;
        }
        Coordinate[] line = at.toArray(Coordinate[]::new);
        boolean closed =
                whole && line.length >= LEAST_RING && thing.nodes()[0] == thing.nodes()[thing.nodes().length - 1];
        return closed && isArea(thing.tags())
                ? Precision.FACTORY.createPolygon(line)
                : Precision.FACTORY.createLineString(line);
    }

    /** A closed road is a roundabout and no square, unless it says so. */
    private static boolean isArea(Map<String, String> tags) {
        String said = tags.getOrDefault("area", "");
        return said.equals("yes") || !said.equals("no") && !tags.containsKey("highway") && !tags.containsKey("barrier");
    }

    @Override
    public void close() {
        things.clear();
    }
}

package org.onegrid.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.locationtech.jts.geom.Coordinate;
import org.onegrid.geo.Precision;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.SpeedTable;

/**
 * The roads of an OpenStreetMap extract, {@code .osm.pbf} or {@code .osm} (plain or .gz), told by content. Ways meet where they
 * share a node, which is how the map says so; bridges share none with what they cross. A way is cut off where the extract
 * leaves out its nodes.
 *
 * @param graph        one link from junction to junction
 * @param ways         ways that became roads
 * @param missingNodes uses of nodes that the extract leaves out
 */
public record OsmRoads(RoadGraph graph, int ways, long missingNodes) {

    private record Way(long[] nodes, OsmWay travelled) {}

    /**
     * Reads the file twice: the ways, then the nodes they need. Memory is that of the roads, whatever else is in the file.
     *
     * @throws FileRefusal when the file is malformed or passes a limit (bytes, roads, nodes of all roads together: fifty
     *     times the limit of one geometry)
     */
    public static OsmRoads read(Path file, SpeedTable speeds, Limits limits) {
        String name = String.valueOf(file.getFileName());
        List<Way> ways = new ArrayList<>();
        long[] uses = {0};
        pass(file, name, limits, new OsmSink() {
            @Override
            public void node(long id, double lng, double lat) {}

            @Override
            public void way(long id, long[] nodes, Map<String, String> tags) {
                OsmWay.of(tags, speeds).filter(way -> nodes.length > 1).ifPresent(way -> {
                    uses[0] += nodes.length;
                    if (ways.size() >= limits.maxFeatures() || uses[0] > 50L * limits.maxVertices()) {
                        throw new FileRefusal(
                                "file-too-large",
                                name + " has more than " + limits.maxFeatures() + " roads or "
                                        + 50L * limits.maxVertices() + " nodes of roads",
                                "take a smaller extract");
                    }
                    ways.add(new Way(nodes, way));
                });
            }
        });
        Nodes nodes = new Nodes(
                ways.stream().flatMapToLong(way -> Arrays.stream(way.nodes)).toArray());
        pass(file, name, limits, nodes);
        return build(ways, nodes);
    }

    private static void pass(Path file, String name, Limits limits, OsmSink sink) {
        try (InputStream opened = Files.newInputStream(file);
                InputStream in = new BufferedInputStream(new BoundedInput(opened, name, limits.maxBytes()), 1 << 16)) {
            in.mark(4);
            byte[] head = in.readNBytes(4);
            in.reset();
            if (head.length == 4 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
                OsmXml.read(new BoundedInput(new GZIPInputStream(in), name, limits.maxBytes()), name, sink);
            } else if (head.length == 4 && head[0] == 0) {
                OsmPbf.read(in, name, sink);
            } else {
                OsmXml.read(in, name, sink);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OsmRoads build(List<Way> ways, Nodes nodes) {
        RoadGraph.Builder graph = RoadGraph.builder();
        long missing = 0;
        for (Way way : ways) {
            List<Coordinate> open = new ArrayList<>();
            for (int i = 0; i < way.nodes.length; i++) {
                int node = nodes.find(way.nodes[i]);
                boolean gone = Double.isNaN(nodes.lng[node]);
                missing += gone ? 1 : 0;
                if (!gone) {
                    open.add(new Coordinate(nodes.lng[node], nodes.lat[node]));
                }
                if (gone || nodes.isJunction[node] || i == way.nodes.length - 1) {
                    if (open.size() > 1) {
                        Coordinate[] line = open.toArray(Coordinate[]::new);
                        graph.join(
                                Precision.FACTORY.createLineString(line),
                                way.travelled.along(),
                                way.travelled.against());
                    }
                    open.subList(0, gone ? open.size() : Math.max(0, open.size() - 1))
                            .clear();
                }
            }
        }
        return new OsmRoads(graph.build(), ways.size(), missing);
    }

    /** The nodes that roads use, by id; those used more than once are junctions. */
    private static final class Nodes implements OsmSink {

        private final long[] ids;
        private final boolean[] isJunction;
        private final double[] lng;
        private final double[] lat;

        Nodes(long[] uses) {
            Arrays.sort(uses);
            int n = 0;
            boolean[] repeated = new boolean[uses.length];
            for (int i = 0; i < uses.length; i++) {
                if (i > 0 && uses[i] == uses[i - 1]) {
                    repeated[n - 1] = true;
                } else {
                    uses[n++] = uses[i];
                }
            }
            ids = Arrays.copyOf(uses, n);
            isJunction = repeated;
            lng = new double[n];
            lat = new double[n];
            Arrays.fill(lng, Double.NaN);
        }

        int find(long id) {
            return Arrays.binarySearch(ids, id);
        }

        @Override
        public void node(long id, double lngDegrees, double latDegrees) {
            int node = find(id);
            if (node >= 0) {
                lng[node] = lngDegrees;
                lat[node] = latDegrees;
            }
        }

        @Override
        public void way(long id, long[] nodes, Map<String, String> tags) {}
    }
}

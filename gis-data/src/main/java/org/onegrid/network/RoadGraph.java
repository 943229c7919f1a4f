package org.onegrid.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.shape.fractal.HilbertCode;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;

/**
 * A road graph in compressed rows: links with geometry between nodes, and for each node the arcs that leave it. Links are
 * numbered from 0 in the order they were added; nodes along a Hilbert curve, so that neighbours share cache lines. An arc is
 * {@code 2 * link} along the link's line and {@code 2 * link + 1} against it.
 */
public final class RoadGraph {

    /** Longest chain of nodes and links that int arithmetic on arcs allows. */
    private static final int MAX_LINKS = 1 << 29;

    private static final int CURVE_LEVEL = 15;

    final double[] nodeLng;
    final double[] nodeLat;
    final int[] linkFrom;
    final int[] linkTo;
    final double[] linkMeters;
    /** First vertex of each link in the vertex arrays; one entry more than links. */
    final int[] firstVertex;

    final double[] vertexLng;
    final double[] vertexLat;
    /** Metres from the start of its link to each vertex. */
    final double[] vertexMeters;
    /** First position of each node in {@link #arcs}; one entry more than nodes. */
    final int[] firstArc;
    /** The arcs leaving the nodes, grouped by node. */
    final int[] arcs;

    /** Speeds of each arc. */
    private final Speeds[] speeds;

    private RoadGraph(Builder b) {
        int links = b.lines.size();
        int nodes = b.nodes.size();
        nodeLng = new double[nodes];
        nodeLat = new double[nodes];
        linkFrom = new int[links];
        linkTo = new int[links];
        linkMeters = new double[links];
        firstVertex = new int[links + 1];
        speeds = b.speeds.toArray(Speeds[]::new);
        int[] number = alongTheCurve(b.nodes);
        for (int i = 0; i < links; i++) {
            firstVertex[i + 1] = Math.addExact(firstVertex[i], b.lines.get(i).length);
        }
        vertexLng = new double[firstVertex[links]];
        vertexLat = new double[firstVertex[links]];
        vertexMeters = new double[firstVertex[links]];
        for (int link = 0; link < links; link++) {
            Coordinate[] line = b.lines.get(link);
            linkFrom[link] = number[b.ends.get(2 * link)];
            linkTo[link] = number[b.ends.get(2 * link + 1)];
            place(linkFrom[link], line[0]);
            place(linkTo[link], line[line.length - 1]);
            linkMeters[link] = measure(link, line);
        }
        firstArc = new int[nodes + 1];
        arcs = rows();
    }

    /** For each node as added its number along the curve; equal places of the curve keep the order they were added in. */
    private static int[] alongTheCurve(Map<LngLat, Integer> nodes) {
        Envelope all = new Envelope();
        nodes.keySet().forEach(at -> all.expandToInclude(at.lng(), at.lat()));
        double perDegree = ((1 << CURVE_LEVEL) - 1) / Math.max(1e-7, Math.max(all.getWidth(), all.getHeight()));
        long[] order = new long[nodes.size()];
        nodes.forEach((at, added) -> {
            int x = (int) ((at.lng() - all.getMinX()) * perDegree);
            int y = (int) ((at.lat() - all.getMinY()) * perDegree);
            order[added] = ((long) HilbertCode.encode(CURVE_LEVEL, x, y) << 32) | added;
        });
        Arrays.sort(order);
        int[] number = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            number[(int) order[i]] = i;
        }
        return number;
    }

    private void place(int node, Coordinate at) {
        nodeLng[node] = at.x;
        nodeLat[node] = at.y;
    }

    private double measure(int link, Coordinate[] line) {
        int base = firstVertex[link];
        double meters = 0;
        for (int i = 0; i < line.length; i++) {
            if (i > 0) {
                meters += Spheroid.meters(line[i - 1].x, line[i - 1].y, line[i].x, line[i].y);
            }
            vertexLng[base + i] = line[i].x;
            vertexLat[base + i] = line[i].y;
            vertexMeters[base + i] = meters;
        }
        return meters;
    }

    private int[] rows() {
        for (int arc = 0; arc < speeds.length; arc++) {
            if (!speeds[arc].isClosed()) {
                firstArc[head(arc ^ 1) + 1]++;
            }
        }
        for (int node = 0; node < nodeLng.length; node++) {
            firstArc[node + 1] += firstArc[node];
        }
        int[] row = new int[firstArc[nodeLng.length]];
        int[] next = Arrays.copyOf(firstArc, nodeLng.length);
        for (int arc = 0; arc < speeds.length; arc++) {
            if (!speeds[arc].isClosed()) {
                row[next[head(arc ^ 1)]++] = arc;
            }
        }
        return row;
    }

    /** Collects links; not thread-safe. */
    public static Builder builder() {
        return new Builder();
    }

    /** Number of nodes. */
    public int nodeCount() {
        return nodeLng.length;
    }

    /** Number of links. */
    public int linkCount() {
        return linkFrom.length;
    }

    /** Where a node is. */
    public LngLat node(int node) {
        return new LngLat(nodeLng[node], nodeLat[node]);
    }

    /** Node at the start of the link's line. */
    public int from(int link) {
        return linkFrom[link];
    }

    /** Node at the end of the link's line. */
    public int to(int link) {
        return linkTo[link];
    }

    /** Length of a link in metres. */
    public double meters(int link) {
        return linkMeters[link];
    }

    /** Speeds on an arc; closed to all where it may not be used in that direction. */
    public Speeds speeds(int arc) {
        return speeds[arc];
    }

    /** The line of a link in EPSG:4490. */
    public LineString line(int link) {
        Coordinate[] line = new Coordinate[firstVertex[link + 1] - firstVertex[link]];
        for (int i = 0; i < line.length; i++) {
            line[i] = new Coordinate(vertexLng[firstVertex[link] + i], vertexLat[firstVertex[link] + i]);
        }
        return Precision.FACTORY.createLineString(line);
    }

    /** The place so many metres along a link; the ends where the metres lie outside it. */
    public LngLat along(int link, double meters) {
        int i = firstVertex[link];
        int last = firstVertex[link + 1] - 1;
        while (i < last - 1 && vertexMeters[i + 1] < meters) {
            i++;
        }
        double span = vertexMeters[i + 1] - vertexMeters[i];
        double t = span == 0 ? 0 : Math.min(1, Math.max(0, (meters - vertexMeters[i]) / span));
        return new LngLat(
                vertexLng[i] + t * (vertexLng[i + 1] - vertexLng[i]),
                vertexLat[i] + t * (vertexLat[i + 1] - vertexLat[i]));
    }

    /** The arcs that leave a node; an arc is {@code 2 * link} along the link's line and {@code 2 * link + 1} against it. */
    public int[] arcsFrom(int node) {
        return Arrays.copyOfRange(arcs, firstArc[node], firstArc[node + 1]);
    }

    /** The node an arc leads to. */
    public int head(int arc) {
        return (arc & 1) == 0 ? linkTo[arc >> 1] : linkFrom[arc >> 1];
    }

    /** Collects noded lines: two links meet where their end coordinates are equal on the precision grid. */
    public static final class Builder {

        private final Map<LngLat, Integer> nodes = new HashMap<>();
        private final List<Coordinate[]> lines = new ArrayList<>();
        private final List<Integer> ends = new ArrayList<>();
        private final List<Speeds> speeds = new ArrayList<>();
        /** Links by their pair of ends, the lesser node in the upper half. */
        private final Map<Long, List<Integer>> joined = new HashMap<>();

        private Builder() {}

        /** Adds a link with the same speeds both ways; returns its number. */
        public int add(LineString line, Speeds speeds) {
            return add(line, speeds, speeds);
        }

        /**
         * Adds a link.
         *
         * @param line    EPSG:4490, at least two vertices
         * @param along   free-flow speeds in the direction of the line
         * @param against free-flow speeds in the other direction; {@link Speeds#CLOSED} for a one-way road
         * @return the number of the link
         * @throws IllegalArgumentException when the line is empty or out of range
         */
        public int add(LineString line, Speeds along, Speeds against) {
            if (line.isEmpty()) {
                throw new IllegalArgumentException("link " + lines.size() + " has an empty line");
            }
            if (lines.size() >= MAX_LINKS) {
                throw new IllegalArgumentException("a graph holds at most " + MAX_LINKS + " links");
            }
            Coordinate[] snapped = new Coordinate[line.getNumPoints()];
            for (int i = 0; i < snapped.length; i++) {
                Coordinate c = line.getCoordinateN(i);
                snapped[i] = new LngLat(c.x, c.y).toCoordinate();
            }
            lines.add(snapped);
            ends.add(node(snapped[0]));
            ends.add(node(snapped[snapped.length - 1]));
            speeds.add(along);
            speeds.add(against);
            return lines.size() - 1;
        }

        /**
         * Adds a link unless there is one along the same line already, in either direction: then that one is used at the higher
         * of the speeds each way. Maps that hold a street as two one-way lines would otherwise have places on it belong to one
         * direction only. To be used for all links or none.
         *
         * @return the number of the link
         * @throws IllegalArgumentException when the line is empty or out of range
         */
        public int join(LineString line, Speeds along, Speeds against) {
            int link = add(line, along, against);
            int from = ends.get(2 * link);
            int to = ends.get(2 * link + 1);
            long pair = (long) Math.min(from, to) << 32 | Math.max(from, to);
            List<Integer> between = joined.computeIfAbsent(pair, k -> new ArrayList<>(1));
            for (int other : between) {
                boolean same = Arrays.equals(lines.get(other), lines.get(link));
                if (same || isReverse(lines.get(other), lines.get(link))) {
                    speeds.set(2 * other, speeds.get(2 * other).orHigher(same ? along : against));
                    speeds.set(2 * other + 1, speeds.get(2 * other + 1).orHigher(same ? against : along));
                    lines.remove(link);
                    ends.subList(2 * link, 2 * link + 2).clear();
                    speeds.subList(2 * link, 2 * link + 2).clear();
                    return other;
                }
            }
            between.add(link);
            return link;
        }

        private static boolean isReverse(Coordinate[] a, Coordinate[] b) {
            boolean same = a.length == b.length;
            for (int i = 0; same && i < a.length; i++) {
                same = a[i].equals2D(b[b.length - 1 - i]);
            }
            return same;
        }

        private int node(Coordinate at) {
            return nodes.computeIfAbsent(new LngLat(at.x, at.y), k -> nodes.size());
        }

        /** The graph of the links added so far. */
        public RoadGraph build() {
            return new RoadGraph(this);
        }
    }
}

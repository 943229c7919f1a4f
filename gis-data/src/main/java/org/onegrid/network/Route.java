package org.onegrid.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;

/**
 * A way along roads from one place to another, with the time at every vertex, so that one can ask where a traveller is. It
 * begins and ends at the places themselves; the legs between them and the road are part of it.
 */
public final class Route {

    private final int[] links;
    private final LngLat[] vertices;
    /** Milliseconds from the start at each vertex, never falling. */
    private final int[] millis;

    private final double meters;

    private Route(int[] links, LngLat[] vertices, int[] millis, double meters) {
        this.links = links;
        this.vertices = vertices;
        this.millis = millis;
        this.meters = meters;
    }

    /**
     * The way from a place along given arcs to the node at the end of the last one. An arc is {@code 2 * link} along the
     * link's line and {@code 2 * link + 1} against it; the first one is on the link of the place, each next one leaves the
     * node the one before leads to.
     *
     * @throws IllegalArgumentException when the arcs do not join or there is none
     */
    public static Route through(Travel travel, Snap start, List<Integer> arcs) {
        RoadGraph graph = travel.graph();
        if (arcs.isEmpty() || arcs.get(0) >> 1 != start.link()) {
            throw new IllegalArgumentException("the first arc must be on the link of the place");
        }
        Trace trace = new Trace(travel);
        for (int i = arcs.size() - 1; i >= 0; i--) {
            int arc = arcs.get(i);
            if (i > 0 && graph.head(arcs.get(i - 1)) != graph.head(arc ^ 1)) {
                throw new IllegalArgumentException("arc " + arc + " does not leave the node before it");
            }
            double length = graph.meters(arc >> 1);
            boolean along = (arc & 1) == 0;
            double from = i == 0 ? start.alongMeters() : along ? 0 : length;
            trace.prepend(arc >> 1, from, along ? length : 0);
        }
        LngLat end = graph.node(graph.head(arcs.get(arcs.size() - 1)));
        return trace.toRoute(start, new Snap(end, arcs.get(arcs.size() - 1) >> 1, 0, 0, end));
    }

    /** The same way back in the same time, as on two-way roads. */
    public Route reversed() {
        int n = vertices.length;
        int[] backLinks = new int[links.length];
        for (int i = 0; i < links.length; i++) {
            backLinks[i] = links[links.length - 1 - i];
        }
        LngLat[] back = new LngLat[n];
        int[] times = new int[n];
        for (int i = 0; i < n; i++) {
            back[i] = vertices[n - 1 - i];
            times[i] = millis() - millis[n - 1 - i];
        }
        return new Route(backLinks, back, times, meters);
    }

    /** The links used, in order. */
    public int[] links() {
        return links.clone();
    }

    /** Time from start to end. */
    public int millis() {
        return millis[millis.length - 1];
    }

    /** Length in metres, the legs off the road included. */
    public double meters() {
        return meters;
    }

    /** Where the way begins. */
    public LngLat start() {
        return vertices[0];
    }

    /** Where the way ends. */
    public LngLat end() {
        return vertices[vertices.length - 1];
    }

    /** Where the traveller is so long after the start; at an end before and after. */
    public LngLat at(int elapsedMillis) {
        int i = Arrays.binarySearch(millis, elapsedMillis);
        if (i >= 0) {
            return vertices[i];
        }
        int next = -i - 1;
        if (next == 0 || next == millis.length) {
            return next == 0 ? start() : end();
        }
        LngLat a = vertices[next - 1];
        LngLat b = vertices[next];
        double t = (elapsedMillis - millis[next - 1]) / (double) (millis[next] - millis[next - 1]);
        return new LngLat(a.lng() + t * (b.lng() - a.lng()), a.lat() + t * (b.lat() - a.lat()));
    }

    /** The way as a line in EPSG:4490; start and end may coincide. */
    public LineString line() {
        LngLat[] atLeastTwo = vertices.length == 1 ? new LngLat[] {start(), start()} : vertices;
        Coordinate[] line = Arrays.stream(atLeastTwo).map(LngLat::toCoordinate).toArray(Coordinate[]::new);
        return Precision.FACTORY.createLineString(line);
    }

    /** Collects the pieces of a route from its end to its start. */
    static final class Trace {

        private record Piece(int link, double fromMeters, double toMeters) {}

        private final Travel travel;
        private final List<Piece> pieces = new ArrayList<>();

        Trace(Travel travel) {
            this.travel = travel;
        }

        void prepend(int link, double fromMeters, double toMeters) {
            pieces.add(new Piece(link, fromMeters, toMeters));
        }

        Route toRoute(Snap start, Snap target) {
            Collections.reverse(pieces);
            List<LngLat> vertices = new ArrayList<>();
            List<Integer> millis = new ArrayList<>();
            vertices.add(start.place());
            millis.add(0);
            int clock = start.accessMillis();
            double meters = start.accessMeters() + target.accessMeters();
            append(vertices, millis, start.at(), clock);
            for (Piece piece : pieces) {
                clock = append(vertices, millis, piece, clock);
                meters += Math.abs(piece.toMeters - piece.fromMeters);
            }
            append(vertices, millis, target.place(), clock + target.accessMillis());
            return new Route(
                    pieces.stream().mapToInt(Piece::link).toArray(),
                    vertices.toArray(LngLat[]::new),
                    millis.stream().mapToInt(Integer::intValue).toArray(),
                    meters);
        }

        private int append(List<LngLat> vertices, List<Integer> millis, Piece piece, int clock) {
            RoadGraph graph = travel.graph();
            boolean along = piece.fromMeters <= piece.toMeters;
            int arc = 2 * piece.link + (along ? 0 : 1);
            int first = graph.firstVertex[piece.link];
            int last = graph.firstVertex[piece.link + 1] - 1;
            for (int i = along ? first : last; i >= first && i <= last; i += along ? 1 : -1) {
                double at = graph.vertexMeters[i];
                boolean passed = along
                        ? at > piece.fromMeters && at < piece.toMeters
                        : at < piece.fromMeters && at > piece.toMeters;
                if (passed) {
                    int part = travel.millis(arc, Math.abs(at - piece.fromMeters));
                    append(vertices, millis, new LngLat(graph.vertexLng[i], graph.vertexLat[i]), clock + part);
                }
            }
            double meters = Math.abs(piece.toMeters - piece.fromMeters);
            int end = clock + (meters == 0 ? 0 : travel.millis(arc, meters));
            append(vertices, millis, graph.along(piece.link, piece.toMeters), end);
            return end;
        }

        private static void append(List<LngLat> vertices, List<Integer> millis, LngLat at, int when) {
            if (!vertices.get(vertices.size() - 1).equals(at)) {
                vertices.add(at);
                millis.add(when);
            } else {
                millis.set(millis.size() - 1, millis.size() == 1 ? 0 : Math.max(millis.get(millis.size() - 1), when));
            }
        }
    }
}

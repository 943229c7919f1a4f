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
            int first = graph.firstVertex[piece.link];
            int last = graph.firstVertex[piece.link + 1] - 1;
            for (int i = along ? first : last; i >= first && i <= last; i += along ? 1 : -1) {
                double at = graph.vertexMeters[i];
                boolean passed = along
                        ? at > piece.fromMeters && at < piece.toMeters
                        : at < piece.fromMeters && at > piece.toMeters;
                if (passed) {
                    int part = travel.millis(piece.link, Math.abs(at - piece.fromMeters));
                    append(vertices, millis, new LngLat(graph.vertexLng[i], graph.vertexLat[i]), clock + part);
                }
            }
            int end = clock + travel.millis(piece.link, Math.abs(piece.toMeters - piece.fromMeters));
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

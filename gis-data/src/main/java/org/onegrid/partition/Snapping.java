package org.onegrid.partition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws together what lies within a tolerance: a point moves to the first that came so near to it, and an edge bends to
 * points beside it. Every segment becomes a path between the moved ends, so borders stay closed.
 */
final class Snapping {

    private final Segments segments;
    private final double tolerance;

    private Snapping(Segments segments, double tolerance) {
        this.segments = segments;
        this.tolerance = tolerance;
    }

    /** @param tolerance in grid units; the result is not noded */
    static Segments together(Segments segments, double tolerance) {
        if (tolerance < 1) {
            return segments;
        }
        Segments moved = new Snapping(segments, tolerance).movePoints();
        return new Snapping(moved, tolerance).bendEdges();
    }

    private Segments movePoints() {
        int[] to = new int[segments.points()];
        Map<Long, List<Integer>> kept = new HashMap<>();
        for (int point = 0; point < to.length; point++) {
            to[point] = nearest(point, kept);
            if (to[point] == point) {
                kept.computeIfAbsent(bucket(segments.x(point), segments.y(point), 0, 0), key -> new ArrayList<>(2))
                        .add(point);
            }
        }
        Segments out = new Segments();
        for (int s = 0; s < segments.size(); s++) {
            if (segments.owners(s).length > 0) {
                add(out, to[segments.from(s)], to[segments.to(s)], segments.owners(s));
            }
        }
        return out;
    }

    /** The nearest point kept within the tolerance, or the point itself. */
    private int nearest(int point, Map<Long, List<Integer>> kept) {
        int best = point;
        double least = tolerance;
        for (int dx = -1; dx <= 1; dx++) {
            for (int dy = -1; dy <= 1; dy++) {
                for (int other : kept.getOrDefault(bucket(segments.x(point), segments.y(point), dx, dy), List.of())) {
                    double distance = Math.hypot(
                            (double) segments.x(other) - segments.x(point),
                            (double) segments.y(other) - segments.y(point));
                    if (distance < least || (distance == least && other < best)) {
                        least = distance;
                        best = other;
                    }
                }
            }
        }
        return best;
    }

    private long bucket(int x, int y, int dx, int dy) {
        long column = (long) Math.floor(x / tolerance) + dx;
        long row = (long) Math.floor(y / tolerance) + dy;
        return column << 32 | row & 0xffffffffL;
    }

    private Segments bendEdges() {
        Map<Integer, List<Integer>> beside = new HashMap<>();
        for (Crossings.Crossing crossing :
                Crossings.of(segments, tolerance, Integer.MAX_VALUE).found()) {
            if (!crossing.proper()) {
                beside.computeIfAbsent(crossing.a(), host -> new ArrayList<>()).add(crossing.point());
            }
        }
        Segments out = new Segments();
        for (int s = 0; s < segments.size(); s++) {
            if (segments.owners(s).length > 0) {
                int at = segments.from(s);
                for (int point : alongTheWay(s, beside.getOrDefault(s, List.of()))) {
                    add(out, at, point, segments.owners(s));
                    at = point;
                }
                add(out, at, segments.to(s), segments.owners(s));
            }
        }
        return out;
    }

    private List<Integer> alongTheWay(int segment, List<Integer> points) {
        int from = segments.from(segment);
        double dx = (double) segments.x(segments.to(segment)) - segments.x(from);
        double dy = (double) segments.y(segments.to(segment)) - segments.y(from);
        return points.stream()
                .sorted(Comparator.<Integer>comparingDouble(
                                point -> ((double) segments.x(point) - segments.x(from)) * dx
                                        + ((double) segments.y(point) - segments.y(from)) * dy)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private void add(Segments out, int from, int to, int[] owners) {
        out.add(segments.x(from), segments.y(from), segments.x(to), segments.y(to), owners);
    }
}

package org.onegrid.partition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds where segments meet otherwise than at common ends: they cross, one ends on the other, they run along each other
 * (all exact), or an end comes near the other's inside. Buckets of a uniform grid; the work is
 * bounded by the number of pairs compared and of crossings found.
 */
final class Crossings {

    static final double NEAR = Meeting.NEAR;

    private static final long MOST_COMPARED = 300_000_000L;
    private static final int MOST_BUCKETS = 1 << 22;

    /**
     * Two segments that meet.
     *
     * @param a     the one whose inside is met
     * @param b     the other; at an end one of those that end there
     * @param point number of the end of b that comes to a, or -1 where they cross
     * @param exact whether they have a point in common, so that they must be noded
     */
    record Crossing(int a, int b, int point, boolean exact, double x, double y) {

        boolean proper() {
            return point < 0;
        }
    }

    private final Segments segments;
    private final double near;
    private final int max;
    private final List<Crossing> found = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();
    private boolean complete = true;
    private int[] starts = {};
    private int[] items = {};

    private Crossings(Segments segments, double near, int max) {
        this.segments = segments;
        this.near = near;
        this.max = max;
    }

    static Crossings of(Segments segments, int max) {
        return of(segments, NEAR, max);
    }

    static Crossings of(Segments segments, double near, int max) {
        Crossings crossings = new Crossings(segments, near, max);
        crossings.fill();
        crossings.compareAll();
        return crossings;
    }

    List<Crossing> found() {
        return found;
    }

    /** Whether all were found. */
    boolean complete() {
        return complete;
    }

    boolean needNoding() {
        return found.stream().anyMatch(Crossing::exact);
    }

    private void fill() {
        int minX = Integer.MAX_VALUE;
        int minY = Integer.MAX_VALUE;
        int maxX = Integer.MIN_VALUE;
        int maxY = Integer.MIN_VALUE;
        for (int p = 0; p < segments.points(); p++) {
            minX = Math.min(minX, segments.x(p));
            maxX = Math.max(maxX, segments.x(p));
            minY = Math.min(minY, segments.y(p));
            maxY = Math.max(maxY, segments.y(p));
        }
        double length = 0;
        for (int s = 0; s < segments.size(); s++) {
            int a = segments.from(s);
            int b = segments.to(s);
            length += Math.abs((double) segments.x(a) - segments.x(b)) + segments.y(b) - segments.y(a);
        }
        double width = (double) maxX - minX + 2 * near + 10;
        double height = (double) maxY - minY + 2 * near + 10;
        double side = Math.max(8 + 4 * near, length / Math.max(1, segments.size()));
        side = Math.max(side, Math.sqrt(width * height / MOST_BUCKETS));
        side = Math.max(side, Math.max(width, height) / (MOST_BUCKETS / 4.0));
        int columns = (int) (width / side) + 1;
        int rows = (int) (height / side) + 1;
        starts = new int[columns * rows + 1];
        spread(minX - near - 3, minY - near - 3, side, columns, (bucket, s) -> starts[bucket + 1]++);
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        items = new int[starts[starts.length - 1]];
        int[] next = starts.clone();
        spread(minX - near - 3, minY - near - 3, side, columns, (bucket, s) -> items[next[bucket]++] = s);
    }

    private interface Put {
        void into(int bucket, int segment);
    }

    private void spread(double left, double bottom, double side, int columns, Put put) {
        double margin = near + 1;
        for (int s = 0; s < segments.size(); s++) {
            if (segments.owners(s).length == 0) {
                continue;
            }
            double x1 = segments.x(segments.from(s)) - left;
            double y1 = segments.y(segments.from(s)) - bottom;
            double x2 = segments.x(segments.to(s)) - left;
            double y2 = segments.y(segments.to(s)) - bottom;
            int firstRow = (int) ((y1 - margin) / side);
            int lastRow = (int) ((y2 + margin) / side);
            for (int row = firstRow; row <= lastRow; row++) {
                double a = xAt(x1, y1, x2, y2, Math.max(y1, row * side - margin));
                double b = xAt(x1, y1, x2, y2, Math.min(y2, (row + 1) * side + margin));
                int first = (int) ((Math.min(a, b) - margin) / side);
                int last = (int) ((Math.max(a, b) + margin) / side);
                if (y1 == y2) {
                    first = (int) ((x1 - margin) / side);
                    last = (int) ((x2 + margin) / side);
                }
                for (int column = first; column <= last; column++) {
                    put.into(row * columns + column, s);
                }
            }
        }
    }

    private static double xAt(double x1, double y1, double x2, double y2, double y) {
        double along = y2 == y1 ? 0 : Math.max(0, Math.min(1, (y - y1) / (y2 - y1)));
        return x1 + along * (x2 - x1);
    }

    private void compareAll() {
        long compared = 0;
        for (int bucket = 0; bucket + 1 < starts.length; bucket++) {
            long here = starts[bucket + 1] - starts[bucket];
            compared += here * (here - 1) / 2;
            if (compared > MOST_COMPARED || found.size() > max) {
                complete = false;
                return;
            }
            for (int i = starts[bucket]; i < starts[bucket + 1]; i++) {
                for (int j = i + 1; j < starts[bucket + 1]; j++) {
                    compare(items[i], items[j]);
                }
                if (found.size() > max) {
                    complete = false;
                    return;
                }
            }
        }
    }

    private void compare(int s, int t) {
        int a = segments.from(s);
        int b = segments.to(s);
        int c = segments.from(t);
        int d = segments.to(t);
        long ax = segments.x(a);
        long ay = segments.y(a);
        long bx = segments.x(b);
        long by = segments.y(b);
        long cx = segments.x(c);
        long cy = segments.y(c);
        long dx = segments.x(d);
        long dy = segments.y(d);
        if (ay > dy + near
                || cy > by + near
                || Math.min(ax, bx) > Math.max(cx, dx) + near
                || Math.min(cx, dx) > Math.max(ax, bx) + near) {
            return;
        }
        if (Meeting.crosses(ax, ay, bx, by, cx, cy, dx, dy)) {
            double c1 = Meeting.side(ax, ay, bx, by, cx, cy);
            double along = c1 / (c1 - Meeting.side(ax, ay, bx, by, dx, dy));
            add(s, t, -1, true, cx + along * (dx - cx), cy + along * (dy - cy));
            return;
        }
        touch(s, t, c);
        touch(s, t, d);
        touch(t, s, a);
        touch(t, s, b);
    }

    /** Whether the point lies on the inside of the host, or comes near it. */
    private void touch(int host, int other, int point) {
        int from = segments.from(host);
        int to = segments.to(host);
        if (point == from || point == to) {
            return;
        }
        long ax = segments.x(from);
        long ay = segments.y(from);
        long bx = segments.x(to);
        long by = segments.y(to);
        long px = segments.x(point);
        long py = segments.y(point);
        boolean exact = Meeting.isOn(ax, ay, bx, by, px, py);
        if (exact || Meeting.isBeside(ax, ay, bx, by, px, py, near)) {
            add(host, other, point, exact, px, py);
        }
    }

    private void add(int s, int t, int point, boolean exact, double x, double y) {
        // An end is told once per host; a pair crosses once and is never touching as well.
        long key = point < 0 ? (long) Math.min(s, t) << 32 | Math.max(s, t) : Long.MIN_VALUE | (long) s << 32 | point;
        if (seen.add(key)) {
            found.add(new Crossing(s, t, point, exact, x, y));
        }
    }
}

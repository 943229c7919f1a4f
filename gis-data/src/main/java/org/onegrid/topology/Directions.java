package org.onegrid.topology;

/** The directions in which half-edges leave their node, compared exactly. */
final class Directions {

    private Directions() {}

    /** Whether, turning clockwise from a half-edge, one other comes before another; all leave the same node. */
    static boolean isClockwiseBefore(Sheet sheet, int from, int one, int other) {
        long fx = dx(sheet, from);
        long fy = dy(sheet, from);
        long ax = dx(sheet, one);
        long ay = dy(sheet, one);
        long bx = dx(sheet, other);
        long by = dy(sheet, other);
        int rankA = one == from ? 3 : rank(fx, fy, ax, ay);
        int rankB = other == from ? 3 : rank(fx, fy, bx, by);
        return rankA == rankB ? ax * by - ay * bx < 0 : rankA < rankB;
    }

    /** 0 for less than half a turn clockwise, 1 for half a turn, 2 for more, 3 for the same direction. */
    private static int rank(long fx, long fy, long x, long y) {
        long cross = fx * y - fy * x;
        if (cross == 0) {
            return Long.signum(fx) == Long.signum(x) && Long.signum(fy) == Long.signum(y) ? 3 : 1;
        }
        return cross < 0 ? 0 : 2;
    }

    /** Whether a half-edge comes before another counter-clockwise from east. */
    static boolean isBefore(Sheet sheet, int a, int b) {
        long ax = dx(sheet, a);
        long ay = dy(sheet, a);
        long bx = dx(sheet, b);
        long by = dy(sheet, b);
        boolean upperA = ay > 0 || (ay == 0 && ax > 0);
        boolean upperB = by > 0 || (by == 0 && bx > 0);
        return upperA == upperB ? ax * by - ay * bx > 0 : upperA;
    }

    private static long dx(Sheet sheet, int half) {
        Arc arc = sheet.arc(half >> 1);
        return (half & 1) == 0 ? (long) arc.x(1) - arc.x(0) : (long) arc.x(arc.size() - 2) - arc.x(arc.size() - 1);
    }

    private static long dy(Sheet sheet, int half) {
        Arc arc = sheet.arc(half >> 1);
        return (half & 1) == 0 ? (long) arc.y(1) - arc.y(0) : (long) arc.y(arc.size() - 2) - arc.y(arc.size() - 1);
    }
}

package org.onegrid.partition;

/**
 * How two segments meet otherwise than at common ends: they cross, or an end of one lies on the inside of the other, or so
 * near to it that a rounded vertex of it was meant. Whole grid units, exact for differences below 2^31.
 */
public final class Meeting {

    /** Grid units. Rounding both a vertex and the ends of the edge it lay on can part them by so much. */
    public static final double NEAR = 1.5;

    /** In multiples of near: so near to the other segment's end it is a short step of the border, not a T-junction. */
    private static final double STEP = 2;

    private Meeting() {}

    /** Positive where the place lies left of the way from a to b, zero on its line. */
    public static long side(long ax, long ay, long bx, long by, long px, long py) {
        return (bx - ax) * (py - ay) - (px - ax) * (by - ay);
    }

    /** Whether the segments ab and cd have a point in common that is an end of neither. */
    public static boolean crosses(long ax, long ay, long bx, long by, long cx, long cy, long dx, long dy) {
        return opposite(side(ax, ay, bx, by, cx, cy), side(ax, ay, bx, by, dx, dy))
                && opposite(side(cx, cy, dx, dy, ax, ay), side(cx, cy, dx, dy, bx, by));
    }

    /** Whether the place, which must not be an end, lies on the segment ab. */
    public static boolean isOn(long ax, long ay, long bx, long by, long px, long py) {
        if (side(ax, ay, bx, by, px, py) != 0) {
            return false;
        }
        return Math.min(ax, bx) <= px && px <= Math.max(ax, bx) && Math.min(ay, by) <= py && py <= Math.max(ay, by);
    }

    /** Whether the place, which must not be an end, lies beside the inside of the segment ab, no farther than near. */
    public static boolean isBeside(long ax, long ay, long bx, long by, long px, long py, double near) {
        double dx = (double) bx - ax;
        double dy = (double) by - ay;
        double length = Math.hypot(dx, dy);
        if (Math.abs((double) side(ax, ay, bx, by, px, py)) > near * length) {
            return false;
        }
        double along = (((double) px - ax) * dx + ((double) py - ay) * dy) / length;
        return along > STEP * near && along < length - STEP * near;
    }

    private static boolean opposite(long a, long b) {
        return (a > 0 && b < 0) || (a < 0 && b > 0);
    }
}

package org.onegrid.topology;

import org.onegrid.partition.Meeting;

/**
 * A closed walk along the border of a face, which lies to the left: counter-clockwise around a part, clockwise around a
 * hole.
 *
 * @param halves the half-edges in order
 * @param ring   x, y pairs in grid units, the first and the last the same
 * @param sign   1 around a part, -1 around a hole, 0 when it encloses nothing; exact
 * @param area   of what it encloses in square grid units, negative for a hole
 */
record Cycle(int[] halves, int[] ring, int sign, double area) {

    /** Sums products of up to 2^63 in two longs, as {@code high · 2^32 + low}. */
    static Cycle of(int[] halves, int[] ring) {
        long x0 = ring[0];
        long y0 = ring[1];
        long high = 0;
        long low = 0;
        for (int i = 2; i < ring.length; i += 2) {
            long cross = (ring[i - 2] - x0) * (ring[i + 1] - y0) - (ring[i] - x0) * (ring[i - 1] - y0);
            high += cross >> 32;
            low += cross & 0xffffffffL;
        }
        high += low >> 32;
        low &= 0xffffffffL;
        int sign = high < 0 ? -1 : high > 0 || low > 0 ? 1 : 0;
        return new Cycle(halves, ring, sign, (high * 4_294_967_296.0 + low) / 2);
    }

    /** Whether a way from the place towards the west crosses the ring an odd number of times; exact unless on the ring. */
    boolean flips(int x, int y) {
        return flips(ring, x, y);
    }

    static boolean flips(int[] line, int x, int y) {
        boolean odd = false;
        for (int i = 2; i < line.length; i += 2) {
            int y1 = line[i - 1];
            int y2 = line[i + 1];
            if (y1 <= y == y2 <= y) {
                continue;
            }
            long side = Meeting.side(line[i - 2], y1, line[i], y2, x, y);
            odd ^= y1 < y2 ? side < 0 : side > 0;
        }
        return odd;
    }

    double lengthUnits(double eastPerNorth) {
        double sum = 0;
        for (int i = 2; i < ring.length; i += 2) {
            sum += Math.hypot(((double) ring[i] - ring[i - 2]) * eastPerNorth, (double) ring[i + 1] - ring[i - 1]);
        }
        return sum;
    }
}

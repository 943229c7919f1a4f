package org.onegrid.partition;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one area looks like from inside a box: a point of the box lies in the area when {@code inside} is flipped an odd
 * number of times by the edges that cross the ray from the point towards the west. Edges that miss the box but lie west
 * of it are replaced by steps: upright edges just west of the box that begin at the height where the count changes. So
 * the rule holds for every box of the recursion without any point being looked up anew.
 *
 * @param edges  x1, y1, x2, y2 with y1 ≤ y2; the first {@code real} numbers are edges that meet the box, then steps
 * @param inside the count's start
 */
record Clip(int slot, long id, int[] edges, int real, boolean inside) {

    /** The same area seen from a smaller closed box, or null when the area does not reach it. */
    @Nullable
    Clip to(long west, long south, long east, long north) {
        int[] kept = new int[edges.length];
        int[] steps = new int[edges.length / 2];
        int n = 0;
        int stepCount = 0;
        boolean start = inside;
        for (int i = 0; i < edges.length; i += 4) {
            int x1 = edges[i];
            int y1 = edges[i + 1];
            int x2 = edges[i + 2];
            int y2 = edges[i + 3];
            if (y2 < south || y1 > north || (x1 > east && x2 > east)) {
                continue;
            }
            if (i < real && meets(x1, y1, x2, y2, west, south, east, north)) {
                kept[n++] = x1;
                kept[n++] = y1;
                kept[n++] = x2;
                kept[n++] = y2;
            } else if (y1 < y2 && isLeftOf(x1, y1, x2, y2, west, Math.max(y1, south))) {
                // Counts for heights in [y1, y2): a change at y1 and another at y2.
                if (y1 <= south) {
                    start = !start;
                } else {
                    steps[stepCount++] = y1;
                }
                if (y2 <= south) {
                    start = !start;
                } else if (y2 <= north) {
                    steps[stepCount++] = y2;
                }
            }
        }
        int realCount = n;
        Arrays.sort(steps, 0, stepCount);
        int x = (int) (west - 2);
        for (int i = 0; i < stepCount; i++) {
            if (i + 1 < stepCount && steps[i] == steps[i + 1]) {
                i++;
                continue;
            }
            if (n + 4 > kept.length) {
                kept = Arrays.copyOf(kept, n + 64);
            }
            kept[n++] = x;
            kept[n++] = steps[i];
            kept[n++] = x;
            kept[n++] = (int) (north + 2);
        }
        if (n == 0 && !start) {
            return null;
        }
        return new Clip(slot, id, n == kept.length ? kept : Arrays.copyOf(kept, n), realCount, start);
    }

    /** Whether the area covers the whole box. */
    boolean covers() {
        return edges.length == 0 && inside;
    }

    private static boolean isLeftOf(long x1, long y1, long x2, long y2, long px, long py) {
        return side(x1, y1, x2, y2, px, py) < 0;
    }

    /** Positive west of the upward edge, negative east of it, zero on its line; exact for differences below 2^31. */
    static long side(long x1, long y1, long x2, long y2, long px, long py) {
        return (x2 - x1) * (py - y1) - (px - x1) * (y2 - y1);
    }

    private static boolean meets(long x1, long y1, long x2, long y2, long west, long south, long east, long north) {
        if (Math.max(x1, x2) < west || Math.min(x1, x2) > east || y2 < south || y1 > north) {
            return false;
        }
        long a = side(x1, y1, x2, y2, west, south);
        long b = side(x1, y1, x2, y2, east, south);
        long c = side(x1, y1, x2, y2, west, north);
        long d = side(x1, y1, x2, y2, east, north);
        boolean allWest = a > 0 && b > 0 && c > 0 && d > 0;
        boolean allEast = a < 0 && b < 0 && c < 0 && d < 0;
        return !allWest && !allEast;
    }
}

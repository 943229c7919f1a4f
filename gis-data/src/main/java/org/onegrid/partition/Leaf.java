package org.onegrid.partition;

import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;

/** Decides who owns a point inside a leaf of {@link TileBuilder}. */
final class Leaf {

    /** The head of the last entry: no edges, and everything that is left. */
    private static final int REST = 1;

    /** Set in a count when an edge comes near. */
    private static final int NEAR = 2;

    private Leaf() {}

    /**
     * The slot of the first area that covers the point.
     *
     * @param x   the point rounded to grid units
     * @param lng the point itself
     */
    static int owner(int[] tile, int leaf, int x, int y, double lng, double lat) {
        int at = leaf;
        while (true) {
            int slot = tile[at];
            int head = tile[at + 1];
            if (head == REST) {
                return slot;
            }
            int end = at + 2 + (head >> 1) * 4;
            int verdict = count(tile, at + 2, end, head & 1, x, y);
            if (verdict >= NEAR) {
                verdict = covers(tile, at + 2, end, (head & 1) == 1, lng, lat) ? 1 : 0;
            }
            // Two areas to a leaf is the rule; written so, it compiles to a choice without a jump.
            if (tile[end + 1] == REST) {
                return verdict == 1 ? slot : tile[end];
            }
            if (verdict == 1) {
                return slot;
            }
            at = end;
        }
    }

    /**
     * Whether the rounded point is in (1) or out (0), or {@link #NEAR} and more when an edge comes within a unit of it:
     * then rounding may have carried the point across. Free of jumps, since which edges lie at the point's height cannot
     * be foreseen.
     */
    private static int count(int[] tile, int from, int end, int start, int x, int y) {
        int inside = start;
        int near = 0;
        for (int i = from; i < end; i += 4) {
            int x1 = tile[i];
            int above = y - tile[i + 1];
            int below = tile[i + 3] - y;
            long dx = (long) tile[i + 2] - x1;
            long dy = (long) above + below;
            long side = dx * above - ((long) x - x1) * dy;
            int isAtHeight = ~(above | below - 1) >>> 31;
            int isNearHeight = ~(above + 1 | below + 1) >>> 31;
            inside ^= isAtHeight & (int) (side >>> 63);
            near |= isNearHeight & (int) (~(Math.abs(dx) + dy - Math.abs(side)) >>> 63);
        }
        return inside | near << 1;
    }

    /** Whether an area of these edges (as in {@link Lattice#edges}) covers the point. */
    static boolean covers(int[] edges, double lng, double lat) {
        return covers(edges, 0, edges.length, false, lng, lat);
    }

    /** The same count for the point itself, in JTS's exact orientation; a point on an edge is covered. */
    private static boolean covers(int[] tile, int from, int end, boolean start, double lng, double lat) {
        boolean inside = start;
        Coordinate point = new Coordinate(lng, lat);
        for (int i = from; i < end; i += 4) {
            double y1 = Lattice.degrees(tile[i + 1]);
            double y2 = Lattice.degrees(tile[i + 3]);
            if (lat < y1 || lat > y2) {
                continue;
            }
            double x1 = Lattice.degrees(tile[i]);
            double x2 = Lattice.degrees(tile[i + 2]);
            if (y1 == y2) {
                if (lng >= x1 && lng <= x2) {
                    return true;
                }
                continue;
            }
            int side = Orientation.index(new Coordinate(x1, y1), new Coordinate(x2, y2), point);
            if (side == Orientation.COLLINEAR) {
                return true;
            }
            if (lat < y2 && side == Orientation.CLOCKWISE) {
                inside = !inside;
            }
        }
        return inside;
    }
}

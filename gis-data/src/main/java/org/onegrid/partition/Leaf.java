package org.onegrid.partition;

import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;

/** Decides who owns a point inside a leaf of {@link TileBuilder}. */
final class Leaf {

    private static final int OUT = 0;
    private static final int IN = 1;
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
            int end = at + 2 + (head >> 1) * 4;
            int verdict = count(tile, at + 2, end, head & 1, x, y);
            if (verdict == NEAR) {
                verdict = covers(tile, at + 2, end, (head & 1) == 1, lng, lat) ? IN : OUT;
            }
            if (verdict == IN) {
                return slot;
            }
            at = end;
        }
    }

    /**
     * Whether the rounded point is in or out, unless an edge comes within a unit of it: then rounding may have carried
     * the point across and nothing is said.
     */
    private static int count(int[] tile, int from, int end, int start, int x, int y) {
        int inside = start;
        for (int i = from; i < end; i += 4) {
            int y1 = tile[i + 1];
            int y2 = tile[i + 3];
            if (y >= y1 - 1 && y <= y2 + 1) {
                int x1 = tile[i];
                long dx = (long) tile[i + 2] - x1;
                long dy = (long) y2 - y1;
                long side = dx * ((long) y - y1) - ((long) x - x1) * dy;
                if (Math.abs(side) <= Math.abs(dx) + dy) {
                    return NEAR;
                }
                if (y >= y1 && y < y2 && side < 0) {
                    inside ^= 1;
                }
            }
        }
        return inside;
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

package org.onegrid.partition;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onegrid.geo.LngLat;

/**
 * Which area owns a point: an immutable index in memory of one level of a partition, safe for any number of threads.
 *
 * <p><b>Exactness.</b> The answer is the lowest id among the areas that cover the point, edges and vertices included,
 * for the very doubles given; a point need not lie on the precision grid. It equals what JTS's point-in-area locators
 * say of every polygon, bit for bit: whole-number arithmetic decides where no edge is within a grid unit of the point,
 * JTS's extended precision decides the rest. Overlapping or gaping input is allowed; the rule stays the same.
 *
 * <p><b>How.</b> The extent is cut into square tiles, a tile into square cells whose sides are powers of two in grid
 * units. A cell that one area covers holds its slot; any other holds, per area, the few edges that meet it and the
 * parity they start from ({@link Clip}), and is divided further while there are many. Building is O(edges × log size);
 * asking touches two to four cache lines.
 */
public final class Locator {

    /** Added to a double it leaves the nearest whole number (ties to even, like {@code Math.rint}) in the low bits. */
    private static final double ROUNDER = 0x1.8p52;

    private static final int BLOCK_MASK = (1 << TileBuilder.BLOCK_BITS) - 1;

    private final double uMin;
    private final double uMax;
    private final double vMin;
    private final double vMax;
    private final int originX;
    private final int originY;
    private final int tileShift;
    private final int tileMask;
    private final int columns;
    private final int[][] tiles;
    private final long[] ids;
    private final Index index;

    private Locator(Index index) {
        this.index = index;
        Frame frame = index.frame();
        uMin = frame.reach().minX() - 1.0;
        uMax = frame.reach().maxX() + 1.0;
        vMin = frame.reach().minY() - 1.0;
        vMax = frame.reach().maxY() + 1.0;
        originX = frame.originX();
        originY = frame.originY();
        tileShift = frame.tileShift();
        tileMask = (1 << tileShift) - 1;
        columns = frame.columns();
        tiles = index.tiles();
        ids = index.ids();
    }

    /**
     * Builds the index.
     *
     * @param faces the areas, in any order; at least one
     * @throws IllegalArgumentException when there is none, an id comes twice, a coordinate is off the precision grid, or
     *     the extent is wider than 214 degrees
     */
    public static Locator of(Collection<Face> faces) {
        if (faces.isEmpty()) {
            throw new IllegalArgumentException("a locator needs at least one area");
        }
        int[][] edges = new int[faces.size()][];
        long[] ids = new long[faces.size() + 1];
        ids[0] = -1;
        Map<Long, Integer> slots = new HashMap<>(2 * faces.size());
        int slot = 0;
        for (Face face : faces) {
            if (slots.put(face.id(), slot) != null) {
                throw new IllegalArgumentException("the id " + face.id() + " comes twice");
            }
            edges[slot] = Lattice.edges(face.shape());
            ids[++slot] = face.id();
        }
        return new Locator(Index.of(ids, edges, slots));
    }

    /**
     * The area that owns the point.
     *
     * @param lng degrees
     * @param lat degrees
     * @return the lowest id among the areas that cover it, or -1 when none does or a value is not a number
     */
    public long find(double lng, double lat) {
        double u = lng * Lattice.SCALE;
        double v = lat * Lattice.SCALE;
        if (!(u >= uMin && u <= uMax && v >= vMin && v <= vMax)) {
            return -1;
        }
        int x = (int) Double.doubleToRawLongBits(u + ROUNDER);
        int y = (int) Double.doubleToRawLongBits(v + ROUNDER);
        int dx = x - originX;
        int dy = y - originY;
        int[] tile = tiles[(dy >>> tileShift) * columns + (dx >>> tileShift)];
        int cellShift = tile[0];
        int cell = TileBuilder.HEADER
                + (((dy & tileMask) >>> cellShift) << (tileShift - cellShift))
                + ((dx & tileMask) >>> cellShift);
        int value = tile[cell];
        return value >= TileBuilder.NONE ? ids[value + 1] : find(tile, value, cellShift, x, y, lng, lat);
    }

    /** The area that owns the place, or -1. */
    public long find(LngLat place) {
        return find(place.lng(), place.lat());
    }

    /**
     * The owners of many points.
     *
     * @param out takes the ids; of the same length as the coordinates
     * @throws IllegalArgumentException when the lengths differ
     */
    public void find(double[] lngs, double[] lats, long[] out) {
        if (lngs.length != lats.length || lngs.length != out.length) {
            throw new IllegalArgumentException(
                    "lengths differ: " + lngs.length + ", " + lats.length + ", " + out.length);
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = find(lngs[i], lats[i]);
        }
    }

    private long find(int[] tile, int reference, int shift, int x, int y, double lng, double lat) {
        int value = reference;
        int cellShift = shift;
        int at = -2 - value;
        while ((at & 1) == 0) {
            cellShift -= TileBuilder.BLOCK_BITS;
            int row = (y - originY) >>> cellShift & BLOCK_MASK;
            int column = (x - originX) >>> cellShift & BLOCK_MASK;
            value = tile[(at >> 1) + (row << TileBuilder.BLOCK_BITS) + column];
            if (value >= TileBuilder.NONE) {
                return ids[value + 1];
            }
            at = -2 - value;
        }
        return ids[Leaf.owner(tile, at >> 1, x, y, lng, lat) + 1];
    }

    /**
     * The same partition with some areas replaced, added or taken away. Only the tiles that an area touched, before or
     * after, are built anew; everything else is shared with this locator.
     *
     * @param changed areas with their new shape; new ids are added
     * @param retired ids to take away
     * @throws IllegalArgumentException when a retired id is unknown or changed as well, nothing is left, or as in
     *     {@link #of}
     */
    public Locator with(Collection<Face> changed, Collection<Long> retired) {
        return new Locator(new Swap(index).apply(changed, retired));
    }

    /** The same partition with some areas replaced or added. */
    public Locator with(Collection<Face> changed) {
        return with(changed, List.of());
    }

    /**
     * The nearest border of the area that owns the point, and who is across it.
     *
     * <p>Distances are planar with the ellipsoid's radii at the point: right to 1e-4 within 5 km.
     */
    public Border border(LngLat point) {
        return new Vicinity(index, point).border(find(point));
    }

    /**
     * The areas within a distance, nearest first (equal distances by id).
     *
     * @param radiusMeters not negative, at most 100 km
     * @throws IllegalArgumentException when the radius is out of range
     */
    public List<Neighbour> near(LngLat point, double radiusMeters) {
        return new Vicinity(index, point).within(radiusMeters);
    }

    /** How many areas are indexed. */
    public int size() {
        return index.slots().size();
    }

    /** Bytes of the arrays: what {@link #find} reads, the members of tiles and the edges kept for distances. */
    public long memoryBytes() {
        return bytesToFind() + bytes(index.members()) + bytes(index.edges());
    }

    /** Bytes of what {@link #find} reads. */
    public long bytesToFind() {
        return bytes(tiles) + 16 + 8L * ids.length;
    }

    private static long bytes(int[][] arrays) {
        return 16
                + Arrays.stream(arrays)
                        .mapToLong(array -> 4 + 16 + 4L * array.length)
                        .sum();
    }
}

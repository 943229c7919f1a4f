package org.onegrid.partition;

import java.util.stream.IntStream;

/**
 * The extent of an index and its division into square tiles, in grid units.
 *
 * @param reach     the extent
 * @param tileShift a tile is 2^tileShift units wide
 * @param cellBits  and has 2^cellBits by 2^cellBits cells
 */
record Frame(Reach reach, int tileShift, int cellBits) {

    /** Wider than this and the product of two differences no longer fits into a long. */
    private static final long WIDEST = Integer.MAX_VALUE - 16L;

    private static final int MOST_TILES = 1 << 16;

    /** Cells along the width of an area of mean size: more of them let fewer points come near an edge. */
    private static final int CELLS_ACROSS = 20;

    /**
     * @param areas how many areas share the extent
     * @throws IllegalArgumentException when the extent is wider than 214 degrees
     */
    static Frame of(Reach reach, int areas) {
        long width = width(reach);
        long height = height(reach);
        if (width > WIDEST || height > WIDEST) {
            throw new IllegalArgumentException("a partition must be narrower than 214 degrees, was "
                    + Lattice.degrees(width) + " by " + Lattice.degrees(height));
        }
        double meanWidth = Math.sqrt((double) width * height / Math.max(1, areas));
        int tileShift = log2(meanWidth / 1.5);
        while (tiles(width, tileShift) * tiles(height, tileShift) > MOST_TILES) {
            tileShift++;
        }
        int cellShift = log2(meanWidth / CELLS_ACROSS);
        return new Frame(reach, tileShift, Math.min(7, Math.max(0, tileShift - cellShift)));
    }

    private static int log2(double value) {
        return Math.max(6, (int) Math.round(Math.log(Math.max(1, value)) / Math.log(2)));
    }

    private static long width(Reach reach) {
        return (long) reach.maxX() - reach.minX() + 5;
    }

    private static long height(Reach reach) {
        return (long) reach.maxY() - reach.minY() + 5;
    }

    private static long tiles(long length, int shift) {
        return (length >> shift) + 1;
    }

    /** West side of the first tile; two units of margin for points just outside. */
    int originX() {
        return reach.minX() - 2;
    }

    int originY() {
        return reach.minY() - 2;
    }

    int columns() {
        return (int) tiles(width(reach), tileShift);
    }

    int rows() {
        return (int) tiles(height(reach), tileShift);
    }

    /** Numbers of the tiles a box meets, a unit of margin included. */
    IntStream tiles(Reach box) {
        int firstColumn = column(box.minX() - 1.0);
        int lastColumn = column(box.maxX() + 1.0);
        int columns = columns();
        return IntStream.rangeClosed(row(box.minY() - 1.0), row(box.maxY() + 1.0))
                .flatMap(row -> IntStream.rangeClosed(row * columns + firstColumn, row * columns + lastColumn));
    }

    private int column(double x) {
        return (int) Math.max(0, Math.min(columns() - 1.0, Math.floor((x - originX()) / (1L << tileShift))));
    }

    private int row(double y) {
        return (int) Math.max(0, Math.min(rows() - 1.0, Math.floor((y - originY()) / (1L << tileShift))));
    }
}

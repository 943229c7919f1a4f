package org.onegrid.network;

/**
 * A raster of which only tiles with something in them are kept, one after the other; all others share an empty one. Samples of a
 * row of a tile are side by side.
 */
final class Tiles {

    private static final int WIDE_BITS = 6;
    private static final int HIGH_BITS = 4;
    /** Samples of a row of a tile. */
    static final int WIDE = 1 << WIDE_BITS;

    private static final int HIGH = 1 << HIGH_BITS;
    private static final int SIZE = WIDE * HIGH;
    private static final double HALF_DIAGONAL = StrictMath.hypot(WIDE, HIGH) / 2;

    private final int across;
    /** By tile its first sample; 0, the empty one, where it is not kept. */
    private final int[] first;

    private int kept = 1;

    Tiles(int columns, int rows) {
        across = (columns >> WIDE_BITS) + 1;
        first = new int[Math.multiplyExact(across, (rows >> HIGH_BITS) + 1)];
    }

    /** Keeps the tiles with samples this near to a line; all in columns and rows. */
    void keepAround(double column, double row, double otherColumn, double otherRow, double near) {
        int left = tile(Math.min(column, otherColumn) - near, WIDE, across);
        int right = tile(Math.max(column, otherColumn) + near, WIDE, across);
        int bottom = tile(Math.min(row, otherRow) - near, HIGH, first.length / across);
        int top = tile(Math.max(row, otherRow) + near, HIGH, first.length / across);
        double dx = otherColumn - column;
        double dy = otherRow - row;
        double squared = dx * dx + dy * dy;
        for (int y = bottom; y <= top; y++) {
            for (int x = left; x <= right; x++) {
                double px = x * WIDE + (WIDE - 1) / 2.0 - column;
                double py = y * HIGH + (HIGH - 1) / 2.0 - row;
                double part = squared == 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
                boolean isNear = StrictMath.hypot(px - part * dx, py - part * dy) <= near + HALF_DIAGONAL;
                if (isNear && first[y * across + x] == 0) {
                    first[y * across + x] = kept++ * SIZE;
                }
            }
        }
    }

    private static int tile(double at, int size, int count) {
        return (int) Math.min(count - 1.0, Math.max(0, StrictMath.floor(at / size)));
    }

    /** How many samples there are room for, those of the empty tile included. */
    long size() {
        return (long) kept * SIZE;
    }

    /** The number of a sample. */
    int sample(int column, int row) {
        return first[(row >> HIGH_BITS) * across + (column >> WIDE_BITS)]
                + ((row & HIGH - 1) << WIDE_BITS | column & WIDE - 1);
    }

    /** Whether nothing is kept of the tile of a sample. */
    boolean isEmpty(int sample) {
        return sample < SIZE;
    }
}

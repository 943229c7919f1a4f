package org.onegrid.surface;

/**
 * Where the cells of a raster lie: square cells, rows from south to north, columns from west to east.
 *
 * @param west       easting of the western edge, metres
 * @param south      northing of the southern edge, metres
 * @param cellMeters side of a cell
 * @param width      columns
 * @param height     rows
 */
public record Frame(double west, double south, double cellMeters, int width, int height) {

    /** Most cells of one raster. */
    public static final int MAX_CELLS = 16_777_216;

    /** @throws IllegalArgumentException when it is empty, too large or not finite */
    public Frame {
        if (width < 1 || height < 1 || (long) width * height > MAX_CELLS) {
            throw new IllegalArgumentException(
                    "a raster has 1 to " + MAX_CELLS + " cells, was " + width + " × " + height);
        }
        if (!(cellMeters > 0) || !Double.isFinite(west + south + cellMeters * width + cellMeters * height)) {
            throw new IllegalArgumentException("a raster has finite corners and cells larger than nothing");
        }
    }

    /**
     * The frame with cells of the given size that covers a box, and some more around it.
     *
     * @throws IllegalArgumentException when it would have too many cells: the message says how large they have to be
     */
    public static Frame around(
            double west, double south, double east, double north, double marginMeters, double cellMeters) {
        double wide = Math.ceil((east - west + 2 * marginMeters) / cellMeters);
        double high = Math.ceil((north - south + 2 * marginMeters) / cellMeters);
        if (!(wide * high <= MAX_CELLS)) {
            throw new IllegalArgumentException("at most " + MAX_CELLS + " cells: cells of "
                    + Math.ceil(cellMeters * Math.sqrt(wide * high / MAX_CELLS)) + " m would do");
        }
        return new Frame(west - marginMeters, south - marginMeters, cellMeters, (int) Math.max(1, wide), (int)
                Math.max(1, high));
    }

    public int cells() {
        return width * height;
    }

    /** Column of an easting, counted from the middle of the first cell; fractions are kept. */
    double column(double x) {
        return (x - west) / cellMeters - 0.5;
    }

    /** Row of a northing, counted from the middle of the first cell; fractions are kept. */
    double row(double y) {
        return (y - south) / cellMeters - 0.5;
    }

    /** Whether a place lies in one of the cells, by its column and row. */
    boolean holds(double column, double row) {
        return column >= -0.5 && row >= -0.5 && column < width - 0.5 && row < height - 0.5;
    }

    /** Easting of the middle of a column. */
    public double x(int column) {
        return west + (column + 0.5) * cellMeters;
    }

    /** Northing of the middle of a row. */
    public double y(int row) {
        return south + (row + 0.5) * cellMeters;
    }
}

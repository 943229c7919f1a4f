package org.onegrid.geo;

import org.locationtech.jts.geom.MultiPolygon;

/**
 * The areas where a sampled level is above zero, as valid polygons with their holes; borders are interpolated between samples
 * and drawn by {@link Outlines}. The outermost samples must not be above zero. Not for several threads.
 */
public final class Contours {

    private final float[] level;
    private final int columns;
    private final Outlines outlines = new Outlines();

    /** Of a level sampled row by row from the south. */
    public Contours(float[] level, int columns, int rows) {
        this.level = level;
        this.columns = columns;
        outlines.clear(columns, rows);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (level[row * columns + column] > 0) {
                    outlines.fill(column, row, 1);
                }
            }
        }
    }

    /**
     * The areas, perhaps none.
     *
     * @throws IllegalArgumentException when a sample of the frame is above zero
     */
    public MultiPolygon polygons(Outlines.Placing placing) {
        return outlines.polygons(placing, this::linear);
    }

    private float linear(int insideColumn, int insideRow, int outsideColumn, int outsideRow) {
        float inside = level[insideRow * columns + insideColumn];
        return inside / (inside - level[outsideRow * columns + outsideColumn]);
    }
}

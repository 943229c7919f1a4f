package org.onegrid.surface;

import java.util.function.DoubleBinaryOperator;

/** A value for each cell of a frame; NaN where nothing can be said. Immutable once handed out. */
public final class Raster {

    private final Frame frame;
    private final double[] values;

    Raster(Frame frame, double[] values) {
        this.frame = frame;
        this.values = values;
    }

    /**
     * A raster of these values, row by row from the south-west.
     *
     * @param values copied; NaN where nothing can be said
     * @throws IllegalArgumentException when there are not as many as cells
     */
    public static Raster of(Frame frame, double[] values) {
        if (values.length != frame.cells()) {
            throw new IllegalArgumentException(frame.cells() + " cells and " + values.length + " values");
        }
        return new Raster(frame, values.clone());
    }

    public Frame frame() {
        return frame;
    }

    /** The value of a cell, NaN where nothing can be said. */
    public double at(int column, int row) {
        return values[row * frame.width() + column];
    }

    /** All values, row by row from the south-west; a copy. */
    public double[] values() {
        return values.clone();
    }

    /** The largest value; NaN when nothing is known anywhere. */
    public double max() {
        double max = Double.NaN;
        for (double value : values) {
            max = Double.isNaN(max) || value > max ? value : max;
        }
        return max;
    }

    /** This raster where the other is at least {@code least}, unknown elsewhere. */
    public Raster where(Raster other, double least) {
        return with(other, (value, judge) -> judge >= least ? value : Double.NaN);
    }

    /** Cell by cell; both must lie in the same frame. */
    public Raster with(Raster other, DoubleBinaryOperator operator) {
        if (!frame.equals(other.frame)) {
            throw new IllegalArgumentException("rasters of different frames");
        }
        double[] made = new double[values.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = operator.applyAsDouble(values[i], other.values[i]);
        }
        return new Raster(frame, made);
    }

    /** Every value times a number. */
    public Raster times(double factor) {
        double[] made = new double[values.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = values[i] * factor;
        }
        return new Raster(frame, made);
    }

    double[] cells() {
        return values;
    }
}

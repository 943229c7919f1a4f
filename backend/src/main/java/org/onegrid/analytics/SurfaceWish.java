package org.onegrid.analytics;

import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;

/**
 * How fine a surface is to be.
 *
 * @param cellMeters      side of a cell, 10 to 1,000; 50 when left out
 * @param bandwidthMeters standard deviation of the kernel, at least 2.2 cells, at most 10,000; 400 when left out
 */
public record SurfaceWish(
        @Nullable Double cellMeters, @Nullable Double bandwidthMeters) {

    private static final double USUAL_CELL = 50;
    private static final double USUAL_BANDWIDTH = 400;
    private static final double LEAST_CELLS = 2.2;

    /** @throws Refusal 422 {@code surface-invalid} */
    public SurfaceWish {
        cellMeters = cellMeters == null ? USUAL_CELL : cellMeters;
        bandwidthMeters = bandwidthMeters == null ? USUAL_BANDWIDTH : bandwidthMeters;
        if (!(cellMeters >= 10 && cellMeters <= 1_000)
                || !(bandwidthMeters >= LEAST_CELLS * cellMeters && bandwidthMeters <= 10_000)) {
            throw Refusal.invalid(
                    "surface-invalid",
                    "'cellMeters' is 10 to 1000 and 'bandwidthMeters' at least " + LEAST_CELLS
                            + " cells and at most 10000.");
        }
    }

    /** Side of a cell in metres. */
    public double cell() {
        return cellMeters == null ? USUAL_CELL : cellMeters;
    }

    /** Standard deviation of the kernel in metres. */
    public double bandwidth() {
        return bandwidthMeters == null ? USUAL_BANDWIDTH : bandwidthMeters;
    }
}

package org.onegrid.analytics.density;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Grey;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Row.Unknown;
import org.onegrid.analytics.Task;
import org.onegrid.grid.Area;
import org.onegrid.statistics.CountEstimate;

/** Rows of counts against an exposure; intervals of 90 %. */
final class DensityTable {

    static final String MAPPED = "value";

    private static final double CONFIDENCE = 0.9;

    private final Task task;
    private final DensityWish.Per per;
    private final double[] exposure;

    /** @param exposure of the rows, and of the whole last */
    DensityTable(Task task, DensityWish.Per per, double[] exposure) {
        this.task = task;
        this.per = per;
        this.exposure = exposure;
    }

    List<Column> columns() {
        return List.of(
                Column.count("n"),
                Column.number(MAPPED, per.unit()),
                Column.number(MAPPED + "Low", per.unit()),
                Column.number(MAPPED + "High", per.unit()),
                per == DensityWish.Per.HOUSEHOLDS
                        ? Column.number("households", Column.Unit.HOUSEHOLDS)
                        : Column.number("squareMeters", Column.Unit.SQUARE_METERS));
    }

    List<Row> rows(long[] counts) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < task.rows().size(); i++) {
            rows.add(row(task.rows().areas().get(i), counts[i], exposure[i]));
        }
        return rows;
    }

    Row total(long[] counts) {
        return row(task.area(), counts[counts.length - 1], exposure[exposure.length - 1]);
    }

    private Row row(Area area, long n, double by) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("n", n);
        if (per == DensityWish.Per.HOUSEHOLDS) {
            values.put("households", Math.round(by * Exposure.HOUSEHOLDS));
        } else {
            values.put("squareMeters", (double) Math.round(by * Exposure.SQUARE_METERS_PER_KM2));
        }
        Double value = null;
        Double low = null;
        Double high = null;
        if (by > 0) {
            CountEstimate estimate = CountEstimate.of(n, CONFIDENCE);
            value = rounded(n / by);
            low = rounded(estimate.low() / by);
            high = rounded(estimate.high() / by);
        }
        values.put(MAPPED, value);
        values.put(MAPPED + "Low", low);
        values.put(MAPPED + "High", high);
        return Row.of(task.rows(), area, values, by > 0 ? Grey.of(n, value, low, high) : Unknown.NO_DATA);
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}

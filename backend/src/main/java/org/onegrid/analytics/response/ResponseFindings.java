package org.onegrid.analytics.response;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Finding;
import org.onegrid.analytics.Grey;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Table;
import org.onegrid.analytics.Task;

/** What stands out of waiting times: only what is more than chance, going by the intervals. */
final class ResponseFindings {

    private static final int HOURS = 24;
    private static final int BAND = 3;
    /** An area whose share within the limit is surely this many times that of the whole is worth a question. */
    private static final double OUTSTANDING = 2;

    private final ResponseWish wish;
    private final String quantile;
    private final Table table;

    /** @param quantile column of the quantile asked for */
    ResponseFindings(ResponseWish wish, String quantile, Table table) {
        this.wish = wish;
        this.quantile = quantile;
        this.table = table;
    }

    List<Finding> list(Task task, @Nullable Times[] byHour, WaitingSurface.@Nullable Corner slowest) {
        List<Finding> findings = new ArrayList<>();
        Double whole = table.total().number(quantile);
        if (whole != null) {
            extreme(Comparator.naturalOrder())
                    .filter(row -> above(row, whole))
                    .ifPresent(row -> findings.add(Finding.of(Finding.Kind.SLOWEST_AREA, row, figures(row, whole))));
            place(task, slowest, whole).ifPresent(findings::add);
            hours(byHour, whole).ifPresent(findings::add);
            extreme(Comparator.reverseOrder())
                    .filter(row -> below(row, whole))
                    .ifPresent(row -> findings.add(Finding.of(Finding.Kind.FASTEST_AREA, row, figures(row, whole))));
            long slower = known().stream().filter(row -> above(row, whole)).count();
            findings.add(Finding.of(
                    Finding.Kind.SLOWER_AREAS,
                    Map.of(
                            "count",
                            slower,
                            "of",
                            table.rows().size(),
                            "whole",
                            whole,
                            "quantile",
                            wish.shown(),
                            "column",
                            quantile)));
        }
        outstanding().ifPresent(findings::add);
        Double open = table.total().number("open");
        if (open != null && open > 0) {
            Double n = table.total().number("n");
            findings.add(Finding.of(
                    Finding.Kind.OPEN_CASES,
                    Map.of("open", open.longValue(), "n", n == null ? 0 : n.longValue(), "column", "open")));
        }
        long grey = table.rows().stream().filter(row -> row.unknown() != null).count();
        if (grey > 0) {
            findings.add(Finding.of(
                    Finding.Kind.GREY_AREAS,
                    Map.of("count", grey, "of", table.rows().size())));
        }
        return findings;
    }

    private List<Row> known() {
        return table.rows().stream()
                .filter(row -> row.unknown() == null
                        && row.number(quantile) != null
                        && row.number(quantile + "Low") != null
                        && row.number(quantile + "High") != null)
                .toList();
    }

    private Optional<Row> extreme(Comparator<Double> order) {
        return known().stream().max(Comparator.comparing(row -> value(row, quantile), order));
    }

    private static double value(Row row, String column) {
        Double value = row.number(column);
        return value == null ? Double.NaN : value;
    }

    private boolean above(Row row, double whole) {
        return value(row, quantile + "Low") > whole;
    }

    private boolean below(Row row, double whole) {
        return value(row, quantile + "High") < whole;
    }

    private Map<String, @Nullable Object> figures(Row row, double whole) {
        Map<String, @Nullable Object> figures = new HashMap<>();
        figures.put("value", row.number(quantile));
        figures.put("low", row.number(quantile + "Low"));
        figures.put("high", row.number(quantile + "High"));
        figures.put("n", row.values().get("n"));
        figures.put("whole", whole);
        figures.put("quantile", wish.shown());
        figures.put("column", quantile);
        return figures;
    }

    private Optional<Finding> place(Task task, WaitingSurface.@Nullable Corner slowest, double whole) {
        if (slowest == null || wish.showsShare()) {
            return Optional.empty();
        }
        return task.partition()
                .locate(slowest.spot().place())
                .map(area -> Finding.of(
                        Finding.Kind.SLOWEST_PLACE,
                        area,
                        Map.of(
                                "lng", slowest.spot().place().lng(),
                                "lat", slowest.spot().place().lat(),
                                "value", Math.rint(slowest.spot().value()),
                                "n", slowest.n(),
                                "whole", whole,
                                "quantile", wish.shown(),
                                "column", quantile)));
    }

    /** The eighth of the day with the longest waiting, where that is surely longer than on the whole. */
    private Optional<Finding> hours(@Nullable Times[] byHour, double whole) {
        Finding worst = null;
        double most = whole;
        for (int from = 0; from < HOURS; from += BAND) {
            Times band = new Times();
            for (int hour = from; hour < from + BAND; hour++) {
                Times one = byHour[hour % HOURS];
                if (one != null) {
                    one.addTo(band);
                }
            }
            Waiting waiting = Waiting.of(band);
            Waiting.Quantile value = waiting.quantile(wish.shown());
            if (waiting.n() >= Grey.LEAST
                    && value.value() != null
                    && value.low() != null
                    && value.low() > whole
                    && value.value() > most) {
                most = value.value();
                worst = Finding.of(
                        Finding.Kind.SLOWEST_HOURS,
                        Map.of(
                                "from",
                                from,
                                "to",
                                (from + BAND) % HOURS,
                                "value",
                                most,
                                "n",
                                waiting.n(),
                                "whole",
                                whole,
                                "quantile",
                                wish.shown(),
                                "column",
                                quantile));
            }
        }
        return Optional.ofNullable(worst);
    }

    /** The area with a share within the limit that is far above that of the whole: very good, or too good to be true. */
    private Optional<Finding> outstanding() {
        Double whole = table.total().number("shareWithin");
        if (whole == null) {
            return Optional.empty();
        }
        return table.rows().stream()
                .filter(row -> row.unknown() != Row.Unknown.TOO_FEW)
                .filter(row -> value(row, "shareWithinLow") > OUTSTANDING * whole)
                .max(Comparator.comparingDouble(row -> value(row, "shareWithin")))
                .map(row -> {
                    Map<String, @Nullable Object> figures = new HashMap<>();
                    figures.put("share", row.number("shareWithin"));
                    figures.put("low", row.number("shareWithinLow"));
                    figures.put("n", row.values().get("n"));
                    figures.put("whole", whole);
                    figures.put("limitMinutes", wish.limitMinutes());
                    figures.put("column", "shareWithin");
                    return Finding.of(Finding.Kind.OUTSTANDING_SHARE, row, figures);
                });
    }
}

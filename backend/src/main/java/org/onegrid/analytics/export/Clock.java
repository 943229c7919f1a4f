package org.onegrid.analytics.export;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Row;

/** The unit in which all durations of one result are shown. */
enum Clock {
    MINUTES(60),
    HOURS(3_600),
    DAYS(86_400);

    /** From this many of a unit on, the next is easier to read. */
    private static final int MANY_MINUTES = 48 * 60;

    private static final int MANY_HOURS = 90 * 24;

    private final int seconds;

    Clock(int seconds) {
        this.seconds = seconds;
    }

    /** The one that suits the longest of these. */
    static Clock suiting(Collection<Column> columns, Collection<Row> rows) {
        double longest = columns.stream()
                .filter(column -> column.unit() == Column.Unit.SECONDS)
                .flatMap(column -> rows.stream().map(row -> row.values().get(column.id())))
                .filter(Objects::nonNull)
                .filter(Number.class::isInstance)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        if (longest < MANY_MINUTES * 60.0) {
            return MINUTES;
        }
        return longest < MANY_HOURS * 3600.0 ? HOURS : DAYS;
    }

    int seconds() {
        return seconds;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

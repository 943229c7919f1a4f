package org.onegrid.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.onegrid.problem.Refusal;

/** Local days of the district, both included. */
@Schema(name = "AnalysisWindow")
public record Window(LocalDate from, LocalDate to) {

    /** Most days of one window. */
    public static final int MOST_DAYS = 3_660;

    private static final LocalDate FIRST = LocalDate.of(1970, 1, 2);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 30);

    /** @throws Refusal 422 {@code window-invalid} */
    public Window {
        if (from == null || to == null || to.isBefore(from) || from.isBefore(FIRST) || to.isAfter(LAST)) {
            throw Refusal.invalid(
                    "window-invalid", "'window' has two days, 'from' not after 'to', of the years 1970 to 2199.");
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw Refusal.invalid("window-invalid", "'window' is at most " + MOST_DAYS + " days long.");
        }
    }

    /** How many days. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** When it begins. */
    public Instant begin(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    /** When it is over: the first instant that does not belong to it. */
    public Instant end(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}

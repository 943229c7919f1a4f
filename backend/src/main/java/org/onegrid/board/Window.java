package org.onegrid.board;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.onegrid.problem.Refusal;

/**
 * The time that figures are of.
 *
 * @param from  beginning of a local hour
 * @param today local midnight
 */
record Window(ZonedDateTime from, ZonedDateTime today, ZonedDateTime now) {

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(31);

    /**
     * The window that ends now.
     *
     * @param length such as {@code 24h} or {@code 7d}; one hour to 31 days
     * @throws Refusal 422 {@code window-invalid}
     */
    static Window of(String length, ZonedDateTime now) {
        if (length.matches("[0-9]{1,4}[hd]")) {
            long count = Long.parseLong(length.substring(0, length.length() - 1));
            Duration duration = length.endsWith("h") ? Duration.ofHours(count) : Duration.ofDays(count);
            if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return new Window(
                        now.minus(duration).truncatedTo(ChronoUnit.HOURS), now.truncatedTo(ChronoUnit.DAYS), now);
            }
        }
        throw Refusal.invalid("window-invalid", "'window' is hours or days such as 24h or 7d, one hour to 31 days.");
    }

    ZoneId zone() {
        return now.getZone();
    }

    /** Where counting by hour has to begin, to know both the window and today. */
    ZonedDateTime first() {
        return from.isBefore(today) ? from : today;
    }
}

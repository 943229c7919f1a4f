package org.onegrid.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;

/** Instants from outside, to the microsecond that the database keeps. */
final class Instants {

    /** How far a sender's clock may run ahead. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    private static final Instant OLDEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant NEWEST_LIMIT = Instant.parse("2200-01-01T00:00:00Z");

    private Instants() {}

    /**
     * Something that has happened; null when not given.
     *
     * @throws Refusal 422 {@code time-invalid} or {@code time-in-future}
     */
    static @Nullable Instant past(String field, @Nullable String text, Instant now) {
        Instant instant = any(field, text);
        if (instant != null && instant.isAfter(now.plus(AHEAD))) {
            throw Refusal.invalid("time-in-future", "'" + field + "' is " + instant + ", which is yet to come.");
        }
        return instant;
    }

    /** Any instant of our times; null when not given. @throws Refusal 422 {@code time-invalid} */
    static @Nullable Instant any(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Instant instant;
        try {
            instant = OffsetDateTime.parse(text.strip()).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException e) {
            throw Refusal.invalid(
                    "time-invalid",
                    "'" + field + "' is not a time with its offset, such as 2026-11-22T13:05:00+08:00.");
        }
        if (instant.isBefore(OLDEST) || instant.isAfter(NEWEST_LIMIT)) {
            throw Refusal.invalid("time-invalid", "'" + field + "' is not within the years 1970 to 2199.");
        }
        return instant;
    }
}

package org.onegrid.tracking.duty;

import java.time.Duration;
import java.time.Instant;
import org.onegrid.problem.Refusal;

/** From a moment up to another, without it. */
public record Span(Instant from, Instant until) {

    private static final Duration LONGEST = Duration.ofHours(24);

    /** Whether the moment lies in it. */
    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /** @throws Refusal 422 {@code shift-invalid} unless it ends after it begins and within a day */
    void requireShift() {
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw Refusal.invalid("shift-invalid", "A shift ends after it begins and is at most 24 hours long.");
        }
    }
}

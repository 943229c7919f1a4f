package org.onegrid.tracking.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How long whereabouts are kept: whole days, dropped once all of a day is older than the setting, on whichever node is first. */
@Component
public class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final Duration LATEST_ARRIVAL = Duration.ofDays(7);

    private final int keepDays;
    private final Days days;
    private final Clock clock = Clock.systemUTC();

    /** @throws IllegalArgumentException unless positions are kept for 1 to 3,650 days */
    Retention(@Value("${onegrid.positions.keep-days:90}") int keepDays, Days days) {
        if (keepDays < 1 || keepDays > 3_650) {
            throw new IllegalArgumentException(
                    "onegrid.positions.keep-days (ONEGRID_POSITIONS_KEEP_DAYS) is 1 to 3650, was " + keepDays);
        }
        this.keepDays = keepDays;
        this.days = days;
    }

    /** How old a position may be when it comes: a week, or less where they are not kept that long. */
    public Duration latestArrival() {
        Duration kept = Duration.ofDays(keepDays);
        return kept.compareTo(LATEST_ARRIVAL) < 0 ? kept : LATEST_ARRIVAL;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void drop() {
        List<LocalDate> dropped = dropAsOf(clock.instant());
        if (!dropped.isEmpty()) {
            log.info("Positions of {} dropped; they are kept for {} days", dropped, keepDays);
        }
    }

    /** Drops what is too old at that moment, a day later than the setting so that nothing can still arrive. */
    List<LocalDate> dropAsOf(Instant now) {
        return days.dropBefore(Days.of(now).minusDays(keepDays + 1L));
    }
}

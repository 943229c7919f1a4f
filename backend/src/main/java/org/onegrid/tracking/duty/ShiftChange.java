package org.onegrid.tracking.duty;

import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells those who follow the responders' rows when a shift begins or ends by the clock alone. */
@Component
class ShiftChange {

    private final Roster roster;
    private final Clock clock = Clock.systemUTC();

    /** Only the ticking thread touches it. */
    private Instant told = clock.instant();

    ShiftChange(Roster roster) {
        this.roster = roster;
    }

    @Scheduled(fixedDelay = 10_000)
    void tell() {
        Instant now = clock.instant();
        roster.touch(told, now);
        told = now;
    }
}

package org.onegrid.tracking.patrol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Time in stretches of five minutes, counted from the epoch. */
final class PatrolSlots {

    static final Duration LENGTH = Duration.ofMinutes(5);

    /** Positions this long before a stretch help to find the way within it, so they belong to it as well. */
    static final Duration LEAD = Duration.ofMinutes(1);

    /** A stretch is computed so long after its end, when what is in order has arrived. */
    static final Duration GRACE = Duration.ofSeconds(90);

    private PatrolSlots() {}

    /** The stretch a moment lies in. */
    static Instant of(Instant at) {
        long seconds = at.getEpochSecond();
        return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, LENGTH.toSeconds()));
    }

    /** The stretches whose visits a position of that moment may change. */
    static List<Instant> touched(Instant at) {
        Instant own = of(at);
        Instant next = of(at.plus(LEAD));
        return own.equals(next) ? List.of(own) : List.of(own, next);
    }

    /** The begin of the stretch, or of the next one when the moment is within one. */
    static Instant ceiling(Instant at) {
        Instant own = of(at);
        return own.equals(at) ? own : own.plus(LENGTH);
    }
}

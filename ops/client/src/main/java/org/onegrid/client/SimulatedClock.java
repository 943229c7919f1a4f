package org.onegrid.client;

import java.time.Duration;
import java.time.Instant;

/** A clock that runs so many times faster than the real one from a moment on. */
final class SimulatedClock {

    private final long startedNanos = System.nanoTime();
    private final Instant start;
    private final double speed;

    SimulatedClock(Instant start, double speed) {
        this.start = start;
        this.speed = speed;
    }

    /** How many times faster than life it runs. */
    double speed() {
        return speed;
    }

    /** The simulated time now. */
    Instant now() {
        return start.plusNanos((long) ((System.nanoTime() - startedNanos) * speed));
    }

    /** How long it really takes until a simulated moment; zero when it is past. */
    Duration realUntil(Instant moment) {
        Duration simulated = Duration.between(now(), moment);
        return simulated.isNegative() ? Duration.ZERO : Duration.ofNanos((long) (simulated.toNanos() / speed));
    }
}

package org.onegrid.client;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Times from post to arrival, counted in tenths of a millisecond up to a minute. Thread-safe. */
final class Latencies {

    private static final long SLOT_NANOS = 100_000;
    private static final int SLOTS = 600_000;

    private final AtomicLongArray postedNanos;
    private final AtomicIntegerArray counts = new AtomicIntegerArray(SLOTS);
    private final AtomicLong total = new AtomicLong();

    /** @param incidents numbers go from 0 to one less than this */
    Latencies(int incidents) {
        postedNanos = new AtomicLongArray(incidents);
    }

    /** The request with this incident is about to leave. */
    void posted(int incident, long nanos) {
        postedNanos.set(incident, nanos);
    }

    void arrived(int incident, long nanos) {
        long slot = (nanos - postedNanos.get(incident)) / SLOT_NANOS;
        counts.incrementAndGet((int) Math.max(0, Math.min(SLOTS - 1, slot)));
        total.incrementAndGet();
    }

    /** The time within which this share of all arrivals came, in milliseconds; 0 when nothing came. */
    double quantileMillis(double share) {
        long rank = (long) Math.ceil(share * total.get());
        long passed = 0;
        for (int slot = 0; slot < SLOTS && rank > 0; slot++) {
            passed += counts.get(slot);
            if (passed >= rank) {
                return (slot + 1) * SLOT_NANOS / 1e6;
            }
        }
        return 0;
    }
}

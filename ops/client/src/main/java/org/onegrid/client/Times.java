package org.onegrid.client;

/** A distribution of durations, counted in tenths of a millisecond up to a minute. Not thread-safe. */
final class Times {

    private static final long SLOT_NANOS = 100_000;
    private static final int SLOTS = 600_000;

    private final int[] counts = new int[SLOTS];
    private long total;

    void add(long nanos) {
        counts[(int) Math.max(0, Math.min(SLOTS - 1, nanos / SLOT_NANOS))]++;
        total++;
    }

    /** The time within which this share of all lies, in milliseconds; 0 when there are none. */
    double quantileMillis(double share) {
        long rank = (long) Math.ceil(share * total);
        long passed = 0;
        for (int slot = 0; slot < SLOTS && rank > 0; slot++) {
            passed += counts[slot];
            if (passed >= rank) {
                return (slot + 1) * SLOT_NANOS / 1e6;
            }
        }
        return 0;
    }
}

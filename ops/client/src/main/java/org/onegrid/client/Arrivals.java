package org.onegrid.client;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When incidents of a run were posted, appended to the log, and came to each wall. While it runs only stretches of positions are
 * noted, and each event is looked into once, by the wall that meets it first; times are reckoned up afterwards.
 */
final class Arrivals {

    private static final byte[] AT = Wall.bytes("\"at\":\"");
    private static final byte[] REPORTED = Wall.bytes("\"type\":\"incident.reported\"");
    private static final int OTHERS = -1;
    /** How far before the first one met another may still come, out of order. */
    private static final int EARLIER = 1000;

    private static final int AT_LENGTH = "2026-11-22T05:00:00".length();

    private final byte[] mark;
    private final AtomicLongArray dueNanos;
    private final long clockMinusNanos;
    private long base;
    private int[] numbers = new int[1 << 14];
    private long[] appendedNanos = new long[1 << 14];
    private volatile int ours;

    /** @param mark what stands before the number of an incident of this run in its event */
    Arrivals(String mark, int incidents) {
        this.mark = Wall.bytes(mark);
        this.dueNanos = new AtomicLongArray(incidents);
        Instant now = Instant.now();
        this.clockMinusNanos = now.getEpochSecond() * 1_000_000_000L + now.getNano() - System.nanoTime();
    }

    /** Stretches of positions, without holes, and when they came. */
    static final class Log {
        private long[] stretches = new long[3 * 256];
        private int filled;

        void add(long first, long last, long nanos) {
            if (filled == stretches.length) {
                stretches = Arrays.copyOf(stretches, filled * 2);
            }
            stretches[filled++] = first;
            stretches[filled++] = last;
            stretches[filled++] = nanos;
        }
    }

    /** What came of a run. */
    record Figures(long delivered, Times sincePost, Times sinceAppend) {}

    /** An incident is to leave at that time. Any thread. */
    void due(int incident, long nanos) {
        dueNanos.set(incident, nanos);
    }

    /** An event has come to a wall; only the thread that reads the walls. */
    void meet(long position, byte[] in, int body, int end) {
        base = base == 0 ? position - EARLIER : base;
        int at = (int) Math.max(0, position - base);
        if (at >= numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(at + 1, numbers.length * 2));
            appendedNanos = Arrays.copyOf(appendedNanos, numbers.length);
        }
        if (numbers[at] != 0) {
            return;
        }
        int marked = RawSocket.indexOf(in, body, end, mark);
        if (marked < 0 || RawSocket.indexOf(in, body, end, REPORTED) < 0) {
            numbers[at] = OTHERS;
            return;
        }
        numbers[at] = 1 + (int) number(in, marked + mark.length);
        appendedNanos[at] = appended(in, RawSocket.indexOf(in, body, end, AT) + AT.length);
        ours++;
    }

    /** How many incidents of the run have come to any wall so far. Any thread. */
    int ours() {
        return ours;
    }

    private long appended(byte[] in, int at) {
        int end = at + AT_LENGTH;
        while (in[end] != '"') {
            end++;
        }
        Instant instant = Instant.parse(new String(in, at, end - at, java.nio.charset.StandardCharsets.US_ASCII));
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano() - clockMinusNanos;
    }

    static long number(byte[] in, int at) {
        long value = 0;
        for (int i = at; in[i] >= '0' && in[i] <= '9'; i++) {
            value = value * 10 + in[i] - '0';
        }
        return value;
    }

    /**
     * Adds up what came to the walls.
     *
     * @param from number of the first incident that counts
     */
    Figures figures(List<Wall> walls, int from) {
        Times sincePost = new Times();
        Times sinceAppend = new Times();
        long delivered = 0;
        for (Wall wall : walls) {
            long[] stretches = wall.log().stretches;
            for (int s = 0; s < wall.log().filled; s += 3) {
                for (long position = stretches[s]; position <= stretches[s + 1]; position++) {
                    int at = (int) Math.max(0, position - base);
                    int incident = numbers[at] - 1;
                    if (incident >= from) {
                        delivered++;
                        sincePost.add(stretches[s + 2] - dueNanos.get(incident));
                        sinceAppend.add(stretches[s + 2] - appendedNanos[at]);
                    }
                }
            }
        }
        return new Figures(delivered, sincePost, sinceAppend);
    }
}

package org.onegrid.analytics.response;

import java.util.Arrays;

/**
 * Many durations in whole seconds, some of what has ended and some of what still lasts, at four bytes each. Not thread-safe.
 */
final class Times {

    private static final int FIRST = 16;

    /** What still lasts is kept as its complement, which is negative. */
    private int[] seconds = new int[FIRST];

    private int size;

    void add(int duration, boolean lasts) {
        if (size == seconds.length) {
            seconds = Arrays.copyOf(seconds, size + (size >> 1));
        }
        seconds[size++] = lasts ? ~duration : duration;
    }

    int size() {
        return size;
    }

    void addTo(Times all) {
        if (all.size + size > all.seconds.length) {
            all.seconds = Arrays.copyOf(all.seconds, Math.max(all.size + size, all.size + (all.size >> 1)));
        }
        System.arraycopy(seconds, 0, all.seconds, all.size, size);
        all.size += size;
    }

    /** What has ended, ascending. */
    double[] ended() {
        return Arrays.stream(seconds, 0, size)
                .filter(one -> one >= 0)
                .sorted()
                .asDoubleStream()
                .toArray();
    }

    /** What lasts, ascending. */
    double[] lasting() {
        return Arrays.stream(seconds, 0, size)
                .filter(one -> one < 0)
                .map(one -> ~one)
                .sorted()
                .asDoubleStream()
                .toArray();
    }
}

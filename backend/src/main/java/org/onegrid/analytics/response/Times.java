package org.onegrid.analytics.response;

import java.util.Arrays;

/**
 * Many durations in whole seconds, some of what has ended and some of what still lasts, at four bytes each. Not thread-safe.
 */
final class Times {

    private static final int FIRST = 16;
    /** Times as many different values as there are durations are still counted rather than sorted. */
    private static final int COUNTED = 2;

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
        return ascending(0);
    }

    /** What lasts, ascending. */
    double[] lasting() {
        return ascending(-1);
    }

    /** @param sign 0 for what has ended, -1 for what lasts */
    private double[] ascending(int sign) {
        int[] chosen = new int[size];
        int count = 0;
        int most = 0;
        for (int i = 0; i < size; i++) {
            if (seconds[i] >> (Integer.SIZE - 1) == sign) {
                chosen[count] = seconds[i] ^ sign;
                most = Math.max(most, chosen[count++]);
            }
        }
        double[] sorted = new double[count];
        if (most / COUNTED < count) {
            count(chosen, new int[most + 1], sorted);
        } else {
            Arrays.sort(chosen, 0, count);
            Arrays.setAll(sorted, i -> chosen[i]);
        }
        return sorted;
    }

    /** Sorts many values among few by counting each. */
    private static void count(int[] values, int[] counts, double[] sorted) {
        for (int i = 0; i < sorted.length; i++) {
            counts[values[i]]++;
        }
        int at = 0;
        for (int value = 0; value < counts.length; value++) {
            Arrays.fill(sorted, at, at + counts[value], value);
            at += counts[value];
        }
    }
}

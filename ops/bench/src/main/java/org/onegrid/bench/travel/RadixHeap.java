package org.onegrid.bench.travel;

import java.util.Arrays;

/**
 * A monotone priority queue of (key, value) pairs of ints: keys are pushed never below the last one popped. Amortised 32 steps
 * a pair at most, no boxing. After Ahuja, Mehlhorn, Orlin and Tarjan, Faster algorithms for the shortest path problem, 1990.
 */
final class RadixHeap {

    private static final int BUCKETS = 33;

    /** Bucket b holds pairs whose key differs from the last popped one in bit b-1 at the highest; bucket 0 holds equals. */
    private final long[][] buckets = new long[BUCKETS][16];

    private final int[] sizes = new int[BUCKETS];
    private int last;
    private int size;

    /** Makes an empty queue ready for keys from 0 again. */
    void restart() {
        last = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Puts in a pair; the key is not negative and not below the last one popped. */
    void push(int key, int value) {
        put(((long) key << 32) | value);
        size++;
    }

    private void put(long pair) {
        int b = 32 - Integer.numberOfLeadingZeros((int) (pair >>> 32) ^ last);
        long[] bucket = buckets[b];
        if (sizes[b] == bucket.length) {
            bucket = Arrays.copyOf(bucket, 2 * sizes[b]);
            buckets[b] = bucket;
        }
        bucket[sizes[b]++] = pair;
    }

    /** Takes out a pair with the least key; the key in the upper 32 bits. The queue must not be empty. */
    long pop() {
        if (sizes[0] == 0) {
            int b = 1;
            while (sizes[b] == 0) {
                b++;
            }
            long[] bucket = buckets[b];
            int n = sizes[b];
            long least = Long.MAX_VALUE;
            for (int i = 0; i < n; i++) {
                least = Math.min(least, bucket[i]);
            }
            last = (int) (least >>> 32);
            sizes[b] = 0;
            for (int i = 0; i < n; i++) {
                put(bucket[i]);
            }
        }
        size--;
        return buckets[0][--sizes[0]];
    }
}

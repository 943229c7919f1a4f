package org.onegrid.network;

import java.util.Arrays;

/**
 * A priority queue of (key, value) pairs of ints for a search that corrects its labels: pairs come out bucket by bucket in the
 * order of their keys, those of one bucket in no order (Dial 1969, with what lies beyond the last bucket set aside). A pair is
 * put in and taken out in constant time however many there are. A value may be in it several times; whoever takes it out knows
 * which are stale. See {@code ops/bench/RESULTS.md} for what it gains over a heap.
 */
final class Buckets {

    /** What {@link #pop} gives when there is nothing left. */
    static final long NOTHING = -1;

    private static final int COUNT = 1024;
    private static final int NO_ENTRY = -1;

    /** A bucket is two to the power of this wide. */
    private final int shift;

    /** The first entry of each bucket, and which buckets have one. */
    private final int[] head = new int[COUNT];

    private final long[] filled = new long[COUNT / Long.SIZE];
    /** Entries: the pair, the next in its bucket or among the free. */
    private long[] pair = new long[256];

    private int[] next = new int[256];
    private int entries;
    private int free = NO_ENTRY;
    /** The bucket taken from last, of all there could be; below −COUNT + 1 before the first. */
    private int now = -COUNT;

    private long[] later = new long[64];
    private int laterCount;
    private int laterLeast = Integer.MAX_VALUE;

    /** @param shift buckets are two to the power of this wide; at least 5 */
    Buckets(int shift) {
        this.shift = shift;
        Arrays.fill(head, NO_ENTRY);
    }

    /** Puts in a pair; neither is negative, and the key is no less than the one taken out last. */
    void push(int key, int value) {
        int bucket = key >>> shift;
        long one = (long) key << 32 | value;
        if (bucket - now < COUNT) {
            enter(bucket, one);
        } else {
            if (laterCount == later.length) {
                later = Arrays.copyOf(later, 2 * laterCount);
            }
            later[laterCount++] = one;
            laterLeast = Math.min(laterLeast, bucket);
        }
    }

    private void enter(int bucket, long one) {
        int entry = free;
        if (entry == NO_ENTRY) {
            entry = entries++;
            if (entry == pair.length) {
                pair = Arrays.copyOf(pair, 2 * entry);
                next = Arrays.copyOf(next, 2 * entry);
            }
        } else {
            free = next[entry];
        }
        int slot = bucket & COUNT - 1;
        pair[entry] = one;
        next[entry] = head[slot];
        head[slot] = entry;
        filled[slot >>> 6] |= 1L << slot;
    }

    /** Takes a pair out of the first bucket that has one, the key in the upper 32 bits; {@link #NOTHING} when none has. */
    long pop() {
        int bucket = first();
        if (laterCount > 0 && laterLeast <= bucket) {
            bucket = laterLeast;
            pour(bucket);
        }
        if (bucket == Integer.MAX_VALUE) {
            now = -COUNT;
            return NOTHING;
        }
        now = bucket;
        int slot = bucket & COUNT - 1;
        int entry = head[slot];
        head[slot] = next[entry];
        if (head[slot] == NO_ENTRY) {
            filled[slot >>> 6] &= ~(1L << slot);
        }
        next[entry] = free;
        free = entry;
        return pair[entry];
    }

    /** The first bucket with an entry, MAX_VALUE if there is none. */
    private int first() {
        int from = now & COUNT - 1;
        int word = from >>> 6;
        long bits = filled[word] & -1L << from;
        for (int i = 0; i <= filled.length; i++) {
            if (bits != 0) {
                int slot = word << 6 | Long.numberOfTrailingZeros(bits);
                return now + (slot - now & COUNT - 1);
            }
            word = word + 1 & filled.length - 1;
            bits = filled[word];
        }
        return Integer.MAX_VALUE;
    }

    /** Moves what was set aside and now has a bucket into it. */
    private void pour(int bucket) {
        now = bucket;
        laterLeast = Integer.MAX_VALUE;
        int kept = 0;
        for (int i = 0; i < laterCount; i++) {
            int its = (int) (later[i] >>> 32) >>> shift;
            if (its - now < COUNT) {
                enter(its, later[i]);
            } else {
                later[kept++] = later[i];
                laterLeast = Math.min(laterLeast, its);
            }
        }
        laterCount = kept;
    }
}

package org.onegrid.network;

import java.util.Arrays;

/**
 * A priority queue of (key, value) pairs of ints, the least key first and of equal keys the least value. A pair is one long, the
 * children of one lie side by side. A value may be in it several times; whoever pops it knows which are stale. On road graphs as
 * fast as a radix heap (see {@code ops/bench}).
 */
final class FourAryHeap {

    private long[] heap = new long[256];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    /** Puts in a pair; neither is negative. */
    void push(int key, int value) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        long pair = (long) key << 32 | value;
        int i = size++;
        while (i > 0 && heap[(i - 1) >> 2] > pair) {
            heap[i] = heap[(i - 1) >> 2];
            i = (i - 1) >> 2;
        }
        heap[i] = pair;
    }

    /** Takes out the least pair, the key in the upper 32 bits. The queue must not be empty. */
    long pop() {
        long least = heap[0];
        long last = heap[--size];
        int i = 0;
        for (int child = 1; child < size; child = 4 * i + 1) {
            int end = Math.min(size, child + 4);
            int smallest = child;
            for (int c = child + 1; c < end; c++) {
                smallest = heap[c] < heap[smallest] ? c : smallest;
            }
            if (heap[smallest] >= last) {
                break;
            }
            heap[i] = heap[smallest];
            i = smallest;
        }
        heap[i] = last;
        return least;
    }
}

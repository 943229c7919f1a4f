package org.onegrid.board;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets many screens share one reading. Who asks while a board is being read gets one whose reading began after he asked, so
 * nobody misses what he has just written himself. Only a board that is dear to read, because the hours are full, may be some
 * readings old; its position says how old.
 */
final class RecentBoards {

    private static final int AGE_IN_READINGS = 4;
    private static final int MAX_KEPT = 1_000;

    private static final class Slot {
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable Board board;
        private long begun;
        private long cost;
    }

    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private final long dearNanos;

    /** @param dear how long a reading takes that is shared for a while */
    RecentBoards(Duration dear) {
        this.dearNanos = dear.toNanos();
    }

    /** The board of this key, read now or shared. */
    Board get(String key, Supplier<Board> reading) {
        long asked = System.nanoTime();
        if (slots.size() > MAX_KEPT) {
            slots.clear();
        }
        Slot slot = slots.computeIfAbsent(key, k -> new Slot());
        slot.lock.lock();
        try {
            Board known = slot.board;
            if (known != null && isFresh(slot, asked)) {
                return known;
            }
            long begun = System.nanoTime();
            Board board = reading.get();
            slot.board = board;
            slot.begun = begun;
            slot.cost = System.nanoTime() - begun;
            return board;
        } finally {
            slot.lock.unlock();
        }
    }

    private boolean isFresh(Slot slot, long asked) {
        long age = System.nanoTime() - slot.begun;
        return slot.begun - asked >= 0 || slot.cost > dearNanos && age <= AGE_IN_READINGS * slot.cost;
    }
}

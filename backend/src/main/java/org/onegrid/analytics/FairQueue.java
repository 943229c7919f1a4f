package org.onegrid.analytics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Work that waits, taken in turns: one piece of everybody who waits, then the next of everybody, so that many questions of one
 * person delay another's by one at most. Thread-safe.
 */
final class FairQueue<T> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition some = lock.newCondition();

    /** By person, in the order of their turns; no queue is empty. */
    private final Map<Long, Deque<T>> waiting = new LinkedHashMap<>();

    private int size;

    /** How a piece of work was received. */
    enum Received {
        WAITS,
        TOO_MANY_OF_THIS_PERSON,
        FULL
    }

    Received offer(long person, T work, int mostOfOne, int most) {
        lock.lock();
        try {
            Deque<T> own = waiting.get(person);
            if (own != null && own.size() >= mostOfOne) {
                return Received.TOO_MANY_OF_THIS_PERSON;
            }
            if (size >= most) {
                return Received.FULL;
            }
            waiting.computeIfAbsent(person, key -> new ArrayDeque<>()).addLast(work);
            size++;
            some.signal();
            return Received.WAITS;
        } finally {
            lock.unlock();
        }
    }

    /** The next in turn; waits until there is one. */
    T take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (size == 0) {
                some.await();
            }
            Map.Entry<Long, Deque<T>> turn = waiting.entrySet().iterator().next();
            Long person = turn.getKey();
            Deque<T> own = turn.getValue();
            T work = own.removeFirst();
            size--;
            waiting.remove(person);
            if (!own.isEmpty()) {
                waiting.put(person, own);
            }
            return work;
        } finally {
            lock.unlock();
        }
    }

    /** Takes work out that need not be done any more; false when it does not wait. */
    boolean remove(T work) {
        lock.lock();
        try {
            for (Iterator<Deque<T>> queues = waiting.values().iterator(); queues.hasNext(); ) {
                Deque<T> own = queues.next();
                if (own.remove(work)) {
                    size--;
                    if (own.isEmpty()) {
                        queues.remove();
                    }
                    return true;
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** How many pieces of work are taken before this one as things stand; 0 when it does not wait. */
    int ahead(T work) {
        lock.lock();
        try {
            List<Deque<T>> turns = new ArrayList<>(waiting.values());
            for (int turn = 0; turn < turns.size(); turn++) {
                int round = new ArrayList<>(turns.get(turn)).indexOf(work);
                if (round >= 0) {
                    int ahead = round;
                    for (int other = 0; other < turns.size(); other++) {
                        if (other != turn) {
                            ahead += Math.min(turns.get(other).size(), other < turn ? round + 1 : round);
                        }
                    }
                    return ahead;
                }
            }
            return 0;
        } finally {
            lock.unlock();
        }
    }
}

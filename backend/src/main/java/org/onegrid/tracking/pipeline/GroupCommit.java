package org.onegrid.tracking.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.onegrid.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;

/**
 * Writes what waits, all of it together, by one thread: while a batch is being written the next one gathers, so that many small
 * requests cost few commits. A request is answered when its rows are durable. What waits is bounded; beyond that requests are
 * refused and may come again. Thread-safe.
 */
public final class GroupCommit implements AutoCloseable {

    /** Most sightings that wait; about 20 MB. */
    static final int MOST_WAITING = 50_000;

    /** Most sightings written together, unless a single request has more. */
    static final int MOST_TOGETHER = 10_000;

    private static final int TRIES = 3;
    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    private record Waiting(List<Sighting> sightings, CompletableFuture<Void> done) {}

    private final Consumer<Batch> write;
    private final Consumer<Batch> afterwards;
    private final Thread writer;

    /** Guarded by itself, as are the two below. */
    private final Deque<Waiting> queue = new ArrayDeque<>();

    private int waiting;
    private boolean closed;

    /**
     * Starts the writer.
     *
     * @param write      writes a batch in one transaction and returns when it is committed
     * @param afterwards is told of every batch that was
     */
    public GroupCommit(Consumer<Batch> write, Consumer<Batch> afterwards) {
        this.write = write;
        this.afterwards = afterwards;
        this.writer = new Thread(this::work, "positions");
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Returns when the sightings are durable; each then says what became of it.
     *
     * @throws Refusal 503 {@code tracking-busy} when too much waits, 503 {@code tracking-unavailable} when the database cannot
     *     take it now: in both cases nothing was stored and the request may come again
     */
    public void write(List<Sighting> sightings) {
        if (sightings.isEmpty()) {
            return;
        }
        Waiting mine = new Waiting(sightings, new CompletableFuture<>());
        synchronized (queue) {
            if (closed || waiting > 0 && waiting + sightings.size() > MOST_WAITING) {
                throw busy();
            }
            waiting += sightings.size();
            queue.add(mine);
            queue.notifyAll();
        }
        try {
            mine.done().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static Refusal busy() {
        return new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "tracking-busy",
                "More positions come in than can be stored; send them again in a second.",
                Map.of("retryAfterSeconds", 1));
    }

    private static Refusal unavailable() {
        return new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "tracking-unavailable",
                "Positions cannot be stored just now; send them again in a few seconds.",
                Map.of("retryAfterSeconds", 5));
    }

    /** How many sightings wait. */
    public int waiting() {
        synchronized (queue) {
            return waiting;
        }
    }

    private void work() {
        for (List<Waiting> group = take(); !group.isEmpty(); group = take()) {
            try {
                writeTogether(group);
            } catch (RuntimeException | Error e) {
                log.error("Positions were not stored", e);
                group.forEach(one -> one.done().completeExceptionally(e));
            }
        }
    }

    /** Those that are next, at least one; none when it is over. */
    private List<Waiting> take() {
        List<Waiting> group = new ArrayList<>();
        int sightings = 0;
        synchronized (queue) {
            while (queue.isEmpty() && !closed) {
                try {
                    queue.wait();
                } catch (InterruptedException e) {
                    closed = true;
                }
            }
            while (!queue.isEmpty()
                    && (group.isEmpty()
                            || sightings + queue.getFirst().sightings().size() <= MOST_TOGETHER)) {
                Waiting next = queue.removeFirst();
                sightings += next.sightings().size();
                group.add(next);
            }
            waiting -= sightings;
        }
        return group;
    }

    private void writeTogether(List<Waiting> group) {
        try {
            attempt(group);
        } catch (DataIntegrityViolationException e) {
            if (group.size() == 1) {
                throw e;
            }
            // one of them spoils the others: each on its own
            group.forEach(one -> {
                try {
                    attempt(List.of(one));
                } catch (RuntimeException own) {
                    log.error("Positions of a request were not stored", own);
                    one.done().completeExceptionally(own);
                }
            });
        } catch (DataAccessResourceFailureException | TransientDataAccessException | TransactionException e) {
            log.warn("Positions cannot be stored: {}", e.getMessage());
            group.forEach(one -> one.done().completeExceptionally(unavailable()));
        }
    }

    private void attempt(List<Waiting> group) {
        for (int attempt = 1; ; attempt++) {
            Batch batch = new Batch(group.stream()
                    .flatMap(one -> one.sightings().stream())
                    .map(Sighting::afresh)
                    .toList());
            try {
                write.accept(batch);
            } catch (TransientDataAccessException e) {
                if (attempt == TRIES) {
                    throw e;
                }
                continue;
            }
            group.forEach(one -> one.done().complete(null));
            try {
                afterwards.accept(batch);
            } catch (RuntimeException e) {
                log.error("What follows the storing of positions failed", e);
            }
            return;
        }
    }

    /** Takes nothing more and returns when all that waits is written, at most ten seconds later. */
    @Override
    public void close() {
        synchronized (queue) {
            closed = true;
            queue.notifyAll();
        }
        try {
            writer.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

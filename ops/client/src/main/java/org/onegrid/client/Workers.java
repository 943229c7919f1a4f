package org.onegrid.client;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The threads that make a play's requests. The first of them that fails ends the play, and so does {@link #stop}. */
final class Workers implements AutoCloseable {

    private final ExecutorService threads;
    private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
    private volatile boolean stopped;

    Workers(int atOnce) {
        threads = Executors.newFixedThreadPool(atOnce);
    }

    /** From the playing thread, before {@link #close}. */
    void execute(Runnable work) {
        threads.execute(() -> {
            try {
                if (!stopped) {
                    work.run();
                }
            } catch (Failure e) {
                fail(e);
            } catch (RuntimeException e) {
                fail(new Failure("unexpected: " + e));
            }
        });
    }

    void fail(Failure cause) {
        failure.compareAndSet(null, cause);
    }

    void stop() {
        stopped = true;
    }

    /** Whether the play goes on. */
    boolean goOn() {
        return !stopped && failure.get() == null;
    }

    /** @throws Failure the first one, unless somebody stopped the play */
    void orFail() {
        Failure failed = failure.get();
        if (failed != null && !stopped) {
            throw failed;
        }
    }

    /** Gives requests that are under way five seconds. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

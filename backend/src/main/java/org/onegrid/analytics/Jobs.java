package org.onegrid.analytics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.AreaPath;
import org.onegrid.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Runs jobs, a few at a time, in fair turns. The same job asked for by several is one; it is given up when none of them waits
 * any more, and after two minutes.
 */
@Component
class Jobs implements AutoCloseable {

    /** Most jobs of one person that wait. */
    static final int MOST_OF_ONE = 16;

    /** Most jobs that wait. */
    static final int MOST = 200;

    private static final Logger log = LoggerFactory.getLogger(Jobs.class);
    private static final int WORKERS =
            Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors()));
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    /** A job with what only the server knows of it. Guarded by itself. */
    private static final class Work implements Task.Progress {
        final String id;
        final AreaPath area;
        final Consumer<Task.Progress> doing;
        final Set<Long> askers = new HashSet<>();
        Job.State state = Job.State.QUEUED;
        double share;
        long begun;
        Job.@Nullable Problem problem;

        Work(String id, AreaPath area, long asker, Consumer<Task.Progress> doing) {
            this.id = id;
            this.area = area;
            this.doing = doing;
            askers.add(asker);
        }

        @Override
        public synchronized void at(double progress) {
            share = Math.max(share, Math.min(1, progress));
        }

        @Override
        public synchronized boolean isOver() {
            return askers.isEmpty() || isLate();
        }

        synchronized boolean isLate() {
            return begun != 0 && System.nanoTime() - begun > LONGEST.toNanos();
        }

        synchronized boolean begin() {
            if (askers.isEmpty()) {
                state = Job.State.CANCELLED;
                return false;
            }
            state = Job.State.RUNNING;
            begun = System.nanoTime();
            return true;
        }

        synchronized void end(Job.State how, Job.@Nullable Problem why) {
            state = how;
            problem = why;
            share = how == Job.State.DONE ? 1 : share;
        }

        /** Whether the job is on its way, and the person now waits for it too. */
        synchronized boolean join(long person) {
            if (state.isOver() || isOver()) {
                return false;
            }
            askers.add(person);
            return true;
        }

        /** Whether nobody is left who waits. */
        synchronized boolean leave(long person) {
            askers.remove(person);
            return askers.isEmpty();
        }
    }

    private final FairQueue<Work> queue = new FairQueue<>();
    private final Cache<String, Work> known = Caffeine.newBuilder()
            .maximumSize(2_000)
            .expireAfterAccess(REMEMBERED)
            .build();
    private final List<Thread> workers = new ArrayList<>();
    private final Timer timer;

    Jobs(MeterRegistry meters) {
        timer = Timer.builder("analytics.job")
                .description("How long analyses take to compute")
                .register(meters);
        for (int i = 1; i <= WORKERS; i++) {
            Thread worker = new Thread(this::work, "analytics-" + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
    }

    /**
     * Joins the job of this id, or begins it.
     *
     * @param area  what it looks at
     * @param doing computes and keeps the result
     * @throws Refusal 429 {@code too-many-jobs}, 503 {@code queue-full}
     */
    Job submit(String id, AreaPath area, long person, Consumer<Task.Progress> doing) {
        synchronized (known) {
            Work running = known.getIfPresent(id);
            if (running != null && running.join(person)) {
                return job(running);
            }
            Work work = new Work(id, area, person, doing);
            switch (queue.offer(person, work, MOST_OF_ONE, MOST)) {
                case TOO_MANY_OF_THIS_PERSON ->
                    throw new Refusal(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too-many-jobs",
                            "You have " + MOST_OF_ONE + " analyses waiting; wait for some or cancel them.",
                            Map.of("limit", MOST_OF_ONE, "retryAfterSeconds", 5));
                case FULL ->
                    throw new Refusal(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "queue-full",
                            "Too many analyses are waiting; try again in a while.",
                            Map.of("limit", MOST, "retryAfterSeconds", 10));
                case WAITS -> known.put(id, work);
            }
            return job(work);
        }
    }

    /** A job that looks at an area which may be seen; those of long ago are forgotten. */
    Optional<Job> find(String id, Predicate<AreaPath> visible) {
        return Optional.ofNullable(known.getIfPresent(id))
                .filter(work -> visible.test(work.area))
                .map(this::job);
    }

    /** The person does not wait for it any more; it goes on for others who do. */
    void leave(String id, long person) {
        Work work = known.getIfPresent(id);
        if (work != null && work.leave(person) && queue.remove(work)) {
            work.end(Job.State.CANCELLED, null);
        }
    }

    private Job job(Work work) {
        synchronized (work) {
            Job.State state = work.askers.isEmpty() && !work.state.isOver() ? Job.State.CANCELLED : work.state;
            return new Job(work.id, state, work.share, state == Job.State.QUEUED ? queue.ahead(work) : 0, work.problem);
        }
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Work work = queue.take();
                if (work.begin()) {
                    timer.record(() -> run(work));
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void run(Work work) {
        try {
            work.doing.accept(work);
            work.end(Job.State.DONE, null);
        } catch (CancellationException e) {
            if (work.isLate()) {
                work.end(
                        Job.State.FAILED,
                        new Job.Problem(
                                "took-too-long",
                                "The analysis was given up after " + LONGEST.toMinutes()
                                        + " minutes; ask for less time or a smaller area.",
                                Map.of()));
            } else {
                work.end(Job.State.CANCELLED, null);
            }
        } catch (Refusal e) {
            work.end(Job.State.FAILED, new Job.Problem(e.code(), e.detail(), e.facts()));
        } catch (RuntimeException | OutOfMemoryError e) {
            log.error("The analysis {} failed", work.id, e);
            work.end(
                    Job.State.FAILED,
                    new Job.Problem(
                            "internal-error", "The server failed on this analysis; the log has the cause.", Map.of()));
        }
    }

    @Override
    public void close() {
        workers.forEach(Thread::interrupt);
    }
}

package org.onegrid.client;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.onegrid.client.Server.Answer;
import org.onegrid.synth.chronicle.Fix;

/**
 * Plays cases and movements against a server as simulated time passes. What is due is posted by a few threads, each case one
 * thing after the other; a lost connection or a server that is starting again is waited for.
 */
final class Simulation {

    private static final int AT_ONCE = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration POSITIONS_EVERY = Duration.ofSeconds(2);
    private static final Duration TICK = Duration.ofMillis(100);

    private record Due(Instant at, LiveCase live) {}

    private final Server server;
    private final SimulatedClock clock;
    private final Function<Instant, List<Fix>> fixes;
    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));
    private final ConcurrentLinkedQueue<LiveCase> advanced = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reported = new AtomicInteger();
    private final AtomicInteger steps = new AtomicInteger();
    private final AtomicInteger leftToOthers = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicInteger positions = new AtomicInteger();
    private final AtomicBoolean positionsBusy = new AtomicBoolean();
    private volatile String note = "";
    private volatile boolean positionsRefused;
    private final Workers workers = new Workers(AT_ONCE);

    Simulation(Server server, SimulatedClock clock, Function<Instant, List<Fix>> fixes) {
        this.server = server;
        this.clock = clock;
        this.fixes = fixes;
    }

    /** Puts in a case; before {@link #play} or from the thread that plays. */
    void add(LiveCase live) {
        Instant due = live.due();
        if (due != null) {
            queue.add(new Due(due, live));
        }
    }

    /** Ends {@link #play} soon. */
    void stop() {
        workers.stop();
    }

    /**
     * Plays until the simulated moment or until stopped.
     *
     * @param everyTick run on the playing thread ten times a second
     * @throws Failure when the server refuses the token or stays away too long
     */
    void play(Instant until, Runnable everyTick) {
        long nextPositions = System.nanoTime();
        try {
            while (workers.goOn() && clock.now().isBefore(until)) {
                everyTick.run();
                for (LiveCase live = advanced.poll(); live != null; live = advanced.poll()) {
                    add(live);
                }
                while (!queue.isEmpty() && !queue.peek().at.isAfter(clock.now())) {
                    LiveCase live = queue.remove().live;
                    workers.execute(() -> advance(live));
                }
                if (System.nanoTime() >= nextPositions && positionsBusy.compareAndSet(false, true)) {
                    nextPositions = System.nanoTime() + POSITIONS_EVERY.toNanos();
                    workers.execute(this::sendPositions);
                }
                Thread.sleep(TICK.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            workers.close();
        }
        workers.orFail();
    }

    private void advance(LiveCase live) {
        boolean report = !live.isReported();
        Answer answer = server.postJsonUntilAnswered(
                live.path(), live.body(), Map.of("Idempotency-Key", live.idempotencyKey()), PATIENCE);
        if (answer.status() == 401 || answer.status() == 403) {
            answer.orFail(live.path());
        }
        if (!answer.ok()) {
            // Somebody else has taken it over, or the place lies outside this server's areas: not ours any more.
            leftToOthers.incrementAndGet();
            note = answer.status() + " " + answer.code();
            return;
        }
        if (report) {
            live.reported(answer.json().path("id").asString());
            reported.incrementAndGet();
        } else {
            live.stepDone();
            steps.incrementAndGet();
        }
        if (live.due() == null) {
            finished.incrementAndGet();
        } else {
            advanced.add(live);
        }
    }

    private void sendPositions() {
        try {
            if (positionsRefused) {
                return;
            }
            String at = Instant.now().toString();
            double pace = Math.max(1, clock.speed());
            List<Map<String, Object>> batch = fixes.apply(clock.now()).stream()
                    .map(fix -> Map.<String, Object>of(
                            "responder",
                            fix.responder(),
                            "lng",
                            fix.at().lng(),
                            "lat",
                            fix.at().lat(),
                            "at",
                            at,
                            "pace",
                            pace))
                    .toList();
            Answer answer = server.postJson("/api/positions", batch, Map.of());
            if (answer.ok()) {
                positions.set(batch.size());
            } else if (answer.status() == 404 || answer.status() == 405) {
                positionsRefused = true;
                note = "this server takes no positions";
            } else {
                note = "positions: " + answer.status() + " " + answer.code();
            }
        } catch (IOException e) {
            note = "waiting for the server";
        } finally {
            positionsBusy.set(false);
        }
    }

    /** One line that says how far it is. */
    String progress() {
        return "%d reported, %d steps, %d closed, %d left to others, %d responders on the map%s"
                .formatted(
                        reported.get(),
                        steps.get(),
                        finished.get(),
                        leftToOthers.get(),
                        positions.get(),
                        note.isEmpty() ? "" : " (" + note + ")");
    }
}

package org.onegrid.client;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.onegrid.client.Server.Answer;
import org.onegrid.synth.chronicle.Chronicle;
import tools.jackson.databind.JsonNode;

/**
 * Plays a rehearsal: reports its cases as played time passes, sends crews and drives them, and takes the cases to their end. With
 * operators, accepting and dispatching is left to the people at the desks; crews go once somebody has dispatched. One thread
 * decides; requests are made by a few others and their answers come back through a queue.
 */
final class Performance {

    private static final int AT_ONCE = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private record Due(Instant at, long number, PlayedCase one) {}

    private record Answered(PlayedCase one, Answer answer) {}

    private final Server server;
    private final String rehearsal;
    private final SimulatedClock clock;
    private final Play play;
    private final boolean operators;
    private final List<Crew> crews;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private final PriorityQueue<Due> waiting = new PriorityQueue<>(
            Comparator.comparing((Due one) -> -one.one.script().severity())
                    .thenComparing(Due::at)
                    .thenComparing(Due::number));
    /** With operators: cases that wait for somebody to dispatch them, by id. */
    private final Map<String, PlayedCase> leftToOperators = new HashMap<>();

    private final ConcurrentLinkedQueue<Answered> answered = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<JsonNode> dispatched = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean telling = new AtomicBoolean();
    private final Workers workers = new Workers(AT_ONCE + 2);
    private volatile String note = "";
    private long number;
    private int underWay;
    private volatile int reported;
    private volatile int ended;
    private volatile int leftToOthers;

    Performance(Server server, String rehearsal, SimulatedClock clock, Play play, List<Crew> crews, boolean operators) {
        this.server = server;
        this.rehearsal = rehearsal;
        this.clock = clock;
        this.play = play;
        this.crews = List.copyOf(crews);
        this.operators = operators;
    }

    /** Ends {@link #play} soon. */
    void stop() {
        workers.stop();
    }

    /**
     * Plays from a moment until another, until the play is over, or until stopped.
     *
     * @throws Failure when the server refuses or stays away too long
     */
    void play(Instant from, Instant until, Runnable everyTick) {
        LocalDate scheduled = from.atZone(Chronicle.ZONE).toLocalDate();
        schedule(scheduled, from);
        Instant before = clock.now();
        long nextLook = System.nanoTime();
        try {
            while (workers.goOn() && clock.now().isBefore(until) && !isOver(scheduled)) {
                Instant now = clock.now();
                LocalDate ahead = now.plusSeconds(60).atZone(Chronicle.ZONE).toLocalDate();
                if (ahead.isAfter(scheduled)) {
                    scheduled = ahead;
                    schedule(ahead, now);
                }
                for (Answered one = answered.poll(); one != null; one = answered.poll()) {
                    underWay--;
                    take(one.one, one.answer, now);
                }
                for (JsonNode one = dispatched.poll(); one != null; one = dispatched.poll()) {
                    sentByOperators(one, now);
                }
                drive(Duration.between(before, now).toNanos() / 1e9);
                before = now;
                perform(now);
                send();
                if (System.nanoTime() >= nextLook) {
                    nextLook = System.nanoTime() + EVERY.toNanos();
                    tell();
                    look();
                }
                everyTick.run();
                Thread.sleep(TICK.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            workers.close();
        }
        workers.orFail();
    }

    private boolean isOver(LocalDate scheduled) {
        return !play.goesOnAfter(scheduled)
                && due.isEmpty()
                && waiting.isEmpty()
                && leftToOperators.isEmpty()
                && underWay == 0
                && crews.stream().allMatch(Crew::isFree);
    }

    private void schedule(LocalDate day, Instant from) {
        for (Script script : play.day(day)) {
            if (!script.reportedAt().isBefore(from)) {
                later(new PlayedCase(script, rehearsal), script.reportedAt());
            }
        }
    }

    private void later(PlayedCase one, Instant at) {
        due.add(new Due(at, number++, one));
    }

    /** Does what is due; what needs a crew waits for one. */
    private void perform(Instant now) {
        while (!due.isEmpty() && !due.peek().at.isAfter(now)) {
            Due next = due.remove();
            if (next.one.verb().equals("dispatch")) {
                waiting.add(next);
            } else {
                post(next.one);
            }
        }
    }

    private void post(PlayedCase one) {
        underWay++;
        String path = one.path();
        Map<String, Object> body = one.body();
        Map<String, String> headers = Map.of("Idempotency-Key", one.idempotencyKey());
        workers.execute(
                () -> answered.add(new Answered(one, server.postJsonUntilAnswered(path, body, headers, PATIENCE))));
    }

    /** What comes after an answer. */
    private void take(PlayedCase one, Answer answer, Instant now) {
        if (answer.status() == 401 || answer.status() == 403 || answer.code().startsWith("rehearsal-")) {
            workers.fail(failure(one, answer));
            return;
        }
        Crew crew = one.crew();
        if (!answer.ok()) {
            // somebody else has taken it over: not ours any more
            leftToOthers++;
            note = answer.status() + " " + answer.code();
            if (crew != null) {
                crew.goHome();
            }
            return;
        }
        Script script = one.script();
        switch (one.verb()) {
            case "report" -> {
                reported++;
                one.reported(answer.json().path("id").asString());
                if (operators) {
                    leftToOperators.put(answer.json().path("id").asString(), one);
                } else {
                    after(one, "accept", script.acceptAfter(), now);
                }
            }
            case "accept" -> after(one, script.rejected() == null ? "dispatch" : "reject", script.sendAfter(), now);
            case "dispatch" -> {
                if (crew != null) {
                    crew.drive(script.at());
                }
            }
            case "arrive" -> after(one, "handle", Math.max(60, script.onSite()), now);
            case "handle" -> {
                if (crew != null) {
                    crew.goHome();
                }
                after(one, "verify", script.verifyAfter(), now);
            }
            case "verify" -> after(one, "close", script.closeAfter(), now);
            default -> ended++;
        }
    }

    private static Failure failure(PlayedCase one, Answer answer) {
        try {
            answer.orFail(one.path());
            return new Failure("unexpected answer " + answer.status());
        } catch (Failure e) {
            return e;
        }
    }

    private void after(PlayedCase one, String verb, long seconds, Instant now) {
        if (seconds != Script.NEVER) {
            one.next(verb);
            later(one, now.plusSeconds(seconds));
        }
    }

    /** Gives waiting cases the nearest free crew, the gravest first. */
    private void send() {
        while (!waiting.isEmpty()) {
            PlayedCase one = waiting.peek().one;
            Crew nearest = null;
            double least = Double.MAX_VALUE;
            for (Crew crew : crews) {
                double meters =
                        crew.isFree() ? Ground.meters(crew.at(), one.script().at()) : Double.MAX_VALUE;
                if (meters < least) {
                    least = meters;
                    nearest = crew;
                }
            }
            if (nearest == null) {
                return;
            }
            waiting.remove();
            nearest.take(one);
            one.give(nearest);
            if (operators) {
                nearest.drive(one.script().at());
            } else {
                post(one);
            }
        }
    }

    private void drive(double seconds) {
        for (Crew crew : crews) {
            PlayedCase there = crew.advance(seconds);
            if (there != null) {
                there.next("arrive");
                post(there);
            }
        }
    }

    /** Tells where crews are that moved. */
    private void tell() {
        if (!telling.compareAndSet(false, true)) {
            return;
        }
        List<Map<String, Object>> fixes = new ArrayList<>();
        for (Crew crew : crews) {
            if (crew.takeMoved()) {
                fixes.add(Map.of(
                        "responder",
                        crew.code(),
                        "lng",
                        crew.at().lng(),
                        "lat",
                        crew.at().lat(),
                        "pace",
                        Math.max(1, Math.min(1_000, clock.speed()))));
            }
        }
        workers.execute(() -> {
            try {
                Answer answer = fixes.isEmpty() ? null : server.postJson("/api/positions", fixes, Map.of());
                note = answer == null || answer.ok() ? note : "positions: " + answer.status() + " " + answer.code();
            } catch (IOException e) {
                note = "waiting for the server";
            } finally {
                telling.set(false);
            }
        });
    }

    /** With operators: looks which cases somebody has dispatched or ended. */
    private void look() {
        if (!operators || leftToOperators.isEmpty() || !looking.compareAndSet(false, true)) {
            return;
        }
        workers.execute(() -> {
            try {
                String after = "";
                do {
                    Answer answer =
                            server.get("/api/incidents?rehearsal=true&status=dispatched,rejected&limit=500" + after);
                    if (!answer.ok()) {
                        note = "looking: " + answer.status() + " " + answer.code();
                        return;
                    }
                    answer.json().path("items").forEach(dispatched::add);
                    String next = answer.json().path("after").asString("");
                    after = next.isEmpty() ? "" : "&after=" + next;
                } while (!after.isEmpty() && workers.goOn());
            } catch (IOException e) {
                note = "waiting for the server";
            } finally {
                looking.set(false);
            }
        });
    }

    private void sentByOperators(JsonNode seen, Instant now) {
        PlayedCase one = leftToOperators.remove(seen.path("id").asString());
        if (one == null) {
            return;
        }
        if (seen.path("status").asString().equals("rejected")) {
            ended++;
            return;
        }
        one.next("dispatch");
        Crew named = crews.stream()
                .filter(crew -> crew.isFree()
                        && List.of(crew.callsign(), crew.code())
                                .contains(seen.path("holder").asString("")))
                .findFirst()
                .orElse(null);
        if (named == null) {
            waiting.add(new Due(now, number++, one));
        } else {
            named.take(one);
            one.give(named);
            named.drive(one.script().at());
        }
    }

    /** One line that says how far it is. */
    String progress() {
        long busy = crews.stream().filter(crew -> !crew.isFree()).count();
        return "%d reported, %d ended, %d of %d crews busy, %d wait for one%s%s%s"
                .formatted(
                        reported,
                        ended,
                        busy,
                        crews.size(),
                        waiting.size(),
                        operators ? ", " + leftToOperators.size() + " wait for operators" : "",
                        leftToOthers == 0 ? "" : ", " + leftToOthers + " left to others",
                        note.isEmpty() ? "" : " (" + note + ")");
    }
}

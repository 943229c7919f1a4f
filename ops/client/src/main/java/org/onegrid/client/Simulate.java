package org.onegrid.client;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.onegrid.synth.District;
import org.onegrid.synth.Recipe;
import org.onegrid.synth.chronicle.Chronicle;
import org.onegrid.synth.chronicle.Fix;
import org.onegrid.synth.chronicle.Movements;
import org.onegrid.synth.chronicle.SyntheticCase;
import tools.jackson.databind.JsonNode;

/**
 * {@code simulate}: a rehearsal ({@link Rehearse}) or, with {@code --unmarked}, the demo district's own life: plays today's cases
 * and movements from now on, faster if asked, and carries on with the loaded cases that are still open. Recorded times are the
 * server's own: at speed N everything takes an N-th.
 */
final class Simulate {

    private static final double MAX_SPEED = 2000;
    private static final int CARRY_ON_DAYS = 14;
    private static final long PROGRESS_SECONDS = 15;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final Server server;
    private final double speed;
    private final Chronicle chronicle;
    private final String run = Long.toString(System.currentTimeMillis(), 36);
    private LocalDate scheduled;
    private Movements movements;

    private Simulate(Server server, double speed, Chronicle chronicle) {
        this.server = server;
        this.speed = speed;
        this.chronicle = chronicle;
        scheduled = chronicle.lastDay();
        movements = Movements.of(chronicle, scheduled);
    }

    static int run(List<String> args) {
        Options options = Options.parse(
                args,
                Set.of("speed", "for", "seed", "from", "replay-day", "name", "json"),
                Set.of("unmarked", "storm", "operators", "keep", "end"));
        double speed = options.number("speed", 1);
        double minutes = options.number("for", 0);
        if (!(speed > 0 && speed <= MAX_SPEED)) {
            throw new UsageError("--speed takes a number above 0 and up to " + (int) MAX_SPEED + ", was " + speed);
        }
        if (!(minutes >= 0) || !options.rest().isEmpty()) {
            throw new UsageError("--for takes minutes, and nothing else is expected (see --help)");
        }
        long seed = (long) options.number("seed", Recipe.DEMO.seed());
        Server server = Server.fromEnvironment();
        if (options.has("end")) {
            return Rehearse.endRunning(server);
        }
        if (!options.has("unmarked")) {
            return new Rehearse(server, options, speed, seed, minutes).run();
        }
        if (options.has("storm")
                || options.has("operators")
                || options.find("replay-day").isPresent()) {
            throw new UsageError("--storm, --operators and --replay-day are rehearsals; leave out --unmarked");
        }
        requireDemo(server);
        ZonedDateTime start = start(options.find("from").orElse(null));
        say("Making the demo district");
        District district = District.generate(Recipe.DEMO);
        LocalDate today = start.toLocalDate();
        Chronicle chronicle = Chronicle.of(district, seed, today.minusDays(Chronicle.DAYS - 1L), Chronicle.DAYS);
        return new Simulate(server, speed, chronicle).play(start.toInstant(), minutes);
    }

    /** Where something is real, nothing is played without its mark. */
    private static void requireDemo(Server server) {
        try {
            if (!server.get("/api/session")
                    .orFail("signing in")
                    .json()
                    .path("demo")
                    .asBoolean(false)) {
                throw new Failure("--unmarked is for the demo district only: this server has real cases");
            }
        } catch (IOException e) {
            throw new Failure("the server does not answer: " + e.getMessage());
        }
    }

    private static ZonedDateTime start(@Nullable String from) {
        ZonedDateTime now = ZonedDateTime.now(Chronicle.ZONE);
        try {
            return from == null ? now : now.with(LocalTime.parse(from));
        } catch (DateTimeParseException e) {
            throw new UsageError("--from takes a time like 08:30, was '" + from + "'");
        }
    }

    private int play(Instant start, double minutes) {
        SimulatedClock clock = new SimulatedClock(start, speed);
        Simulation simulation = new Simulation(server, clock, this::fixes);
        schedule(simulation, scheduled, start);
        int carriedOn = carryOn(simulation);
        say("Playing from %s at %s times real time, %d open cases carried on"
                .formatted(local(start), trimmed(speed), carriedOn));
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            simulation.stop();
            try {
                ended.await(8, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            say("Stopped: " + simulation.progress());
        }));
        Instant until = minutes == 0 ? Instant.MAX : start.plusMillis((long) (minutes * 60_000 * speed));
        long[] nextProgress = {
            System.nanoTime() + Duration.ofSeconds(PROGRESS_SECONDS).toNanos()
        };
        try {
            simulation.play(until, () -> {
                LocalDate ahead =
                        clock.now().plusSeconds(60).atZone(Chronicle.ZONE).toLocalDate();
                if (ahead.isAfter(scheduled)) {
                    schedule(simulation, ahead, clock.now());
                    scheduled = ahead;
                }
                if (System.nanoTime() >= nextProgress[0]) {
                    nextProgress[0] += Duration.ofSeconds(PROGRESS_SECONDS).toNanos();
                    say(local(clock.now()) + " ×" + trimmed(speed) + ": " + simulation.progress());
                }
            });
        } finally {
            ended.countDown();
        }
        return 0;
    }

    private void schedule(Simulation simulation, LocalDate day, Instant from) {
        for (SyntheticCase script : chronicle.day(day)) {
            if (!script.reportedAt().isBefore(from)) {
                simulation.add(new LiveCase(script, run));
            }
        }
    }

    /** Called by one thread at a time. */
    private List<Fix> fixes(Instant moment) {
        LocalDate day = moment.atZone(Chronicle.ZONE).toLocalDate();
        if (!day.equals(movements.day())) {
            movements = Movements.of(chronicle, day);
        }
        return movements.at(moment);
    }

    /** Finds the open cases of the server that the chronicle knows, and goes on with them. */
    private int carryOn(Simulation simulation) {
        Map<String, SyntheticCase> known = new HashMap<>();
        for (int back = 0; back < CARRY_ON_DAYS; back++) {
            for (SyntheticCase script : chronicle.day(scheduled.minusDays(back))) {
                known.put(mark(script.category(), script.reportedAt(), script.title()), script);
            }
        }
        int found = 0;
        String after = "";
        try {
            do {
                JsonNode page = server.get("/api/incidents?open=true&limit=500" + after)
                        .orFail("listing the open incidents")
                        .json();
                for (JsonNode open : page.path("items")) {
                    SyntheticCase script = known.get(mark(
                            open.path("category").asString(),
                            Instant.parse(open.path("reportedAt").asString()),
                            open.path("title").asString()));
                    if (script != null) {
                        String status = open.path("status").asString();
                        simulation.add(new LiveCase(script, run, open.path("id").asString(), status));
                        found++;
                    }
                }
                String next = page.path("after").asString("");
                after = next.isEmpty() ? "" : "&after=" + next;
            } while (!after.isEmpty());
        } catch (IOException e) {
            throw new Failure("the server does not answer: " + e.getMessage());
        }
        return found;
    }

    private static String mark(String category, Instant reportedAt, String title) {
        return category + " " + reportedAt.getEpochSecond() + " " + title;
    }

    private static String local(Instant moment) {
        return CLOCK.format(moment.atZone(Chronicle.ZONE));
    }

    private static String trimmed(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static void say(String text) {
        System.err.println("[simulate] " + text);
    }
}

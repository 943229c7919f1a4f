package org.onegrid.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.onegrid.client.Server.Answer;
import org.onegrid.synth.District;
import org.onegrid.synth.Level;
import org.onegrid.synth.Recipe;
import org.onegrid.synth.RoadNetwork;
import org.onegrid.synth.Stream;
import org.onegrid.synth.chronicle.Chronicle;
import tools.jackson.databind.JsonNode;

/** A rehearsal from its start to what came of it, on any server. */
final class Rehearse {

    private static final int GRIDS_A_CREW = 8;
    private static final int FEWEST_CREWS = 6;
    private static final int MOST_CREWS = 120;
    private static final long PROGRESS_SECONDS = 15;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final Server server;
    private final Options options;
    private final double speed;
    private final long seed;
    private final double minutes;

    Rehearse(Server server, Options options, double speed, long seed, double minutes) {
        this.server = server;
        this.options = options;
        this.speed = speed;
        this.seed = seed;
        this.minutes = minutes;
    }

    int run() {
        Ground ground = Ground.of(server);
        LocalDate recorded = day(options.find("replay-day").orElse(null));
        ZonedDateTime start = start(recorded != null);
        LocalDate today = start.toLocalDate();
        say("Making the demo district");
        District demo = District.generate(Recipe.DEMO);
        Play play = recorded != null ? RecordedDay.read(server, recorded, today) : generated(demo, ground, today);
        if (options.has("storm")) {
            play = new Storm(play, ground, seed, today, start.toInstant());
        }
        int cases = play.day(today).size();
        String id = open(name(recorded));
        boolean isDemo = ground.holds(demo.areas(Level.GRID).get(0).code());
        List<Crew> crews = crews(ground, isDemo ? Ways.along(RoadNetwork.of(demo)) : Ways.STRAIGHT, id);
        say("Rehearsal %s: %d cases today, %d crews, from %s at %s times real time%s"
                .formatted(id, cases, crews.size(), local(start.toInstant()), trimmed(speed), operators()));
        SimulatedClock clock = new SimulatedClock(start.toInstant(), speed);
        Performance performance = new Performance(server, id, clock, play, crews, options.has("operators"));
        return perform(performance, clock, start.toInstant(), id);
    }

    private int perform(Performance performance, SimulatedClock clock, Instant start, String id) {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        Thread atExit = new Thread(() -> {
            performance.stop();
            await(ended, 8);
            close(id);
            told.countDown();
        });
        Runtime.getRuntime().addShutdownHook(atExit);
        Instant until = minutes == 0 ? Instant.MAX : start.plusMillis((long) (minutes * 60_000 * speed));
        long[] next = {System.nanoTime() + Duration.ofSeconds(PROGRESS_SECONDS).toNanos()};
        try {
            performance.play(start, until, () -> {
                if (System.nanoTime() >= next[0]) {
                    next[0] += Duration.ofSeconds(PROGRESS_SECONDS).toNanos();
                    say(local(clock.now()) + " ×" + trimmed(speed) + ": " + performance.progress());
                }
            });
        } finally {
            ended.countDown();
            say("Stopped: " + performance.progress());
        }
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
            close(id);
        } catch (IllegalStateException exiting) {
            await(told, 60);
        }
        return 0;
    }

    private static void await(CountDownLatch latch, int seconds) {
        try {
            latch.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends whatever rehearsal runs, for {@code --end}. */
    static int endRunning(Server server) {
        try {
            for (JsonNode one :
                    server.get("/api/rehearsals").orFail("listing rehearsals").json()) {
                if (one.path("endedAt").isNull()) {
                    server.postJson("/api/rehearsals/" + one.path("id").asString() + "/end", Map.of(), Map.of())
                            .orFail("ending the rehearsal");
                    say("Ended rehearsal " + one.path("id").asString() + ", "
                            + one.path("name").asString());
                    return 0;
                }
            }
        } catch (IOException e) {
            throw new Failure("the server does not answer: " + e.getMessage());
        }
        say("No rehearsal is running");
        return 0;
    }

    private Play generated(District demo, Ground ground, LocalDate today) {
        Chronicle chronicle = Chronicle.of(demo, seed, today.minusDays(Chronicle.DAYS - 1L), Chronicle.DAYS);
        return new GeneratedDay(chronicle, ground, seed);
    }

    private String name(@Nullable LocalDate recorded) {
        String what = recorded != null ? recorded + " 重演" : "生成日 " + seed;
        return options.find("name").orElse(options.has("storm") ? "暴雨 10 倍（" + what + "）" : what);
    }

    private String open(String name) {
        Map<String, Object> wanted = new HashMap<>(Map.of("name", name, "seed", seed, "speed", speed));
        try {
            Answer answer = server.postJson("/api/rehearsals", wanted, Map.of());
            if (answer.code().equals("rehearsal-running")) {
                throw new Failure("another rehearsal is running; end it with 'ops/simulate --end'");
            }
            return answer.orFail("starting the rehearsal").json().path("id").asString();
        } catch (IOException e) {
            throw new Failure("the server does not answer: " + e.getMessage());
        }
    }

    /** Stands of crews are drawn from the seed; more where more people live. */
    private List<Crew> crews(Ground ground, Ways ways, String id) {
        int count = Math.max(FEWEST_CREWS, Math.min(MOST_CREWS, ground.grids().size() / GRIDS_A_CREW));
        Stream stream = Stream.of(seed, "crews");
        List<Crew> crews = new ArrayList<>();
        List<Map<String, Object>> told = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Ground.Grid grid = ground.grid(stream);
            String code = "REH-%s-%03d".formatted(id, i);
            String callsign = "演练%03d".formatted(i);
            crews.add(new Crew(code, callsign, ground.place(grid, stream), ways));
            told.add(Map.of("code", code, "callsign", callsign, "area", grid.code()));
        }
        try {
            server.postJson("/api/rehearsals/" + id + "/crews", told, Map.of()).orFail("bringing the crews");
        } catch (IOException e) {
            throw new Failure("the server does not answer: " + e.getMessage());
        }
        return crews;
    }

    /** Ends it, unless it is to be kept, and says what came of it. */
    private void close(String id) {
        try {
            if (!options.has("keep")) {
                server.postJson("/api/rehearsals/" + id + "/end", Map.of(), Map.of())
                        .orFail("ending the rehearsal");
            }
            JsonNode response = server.get("/api/rehearsals/" + id + "/response")
                    .orFail("asking what came of it")
                    .json();
            System.out.println(new ResponseReport(response).text());
            String file = options.find("json").orElse("");
            if (!file.isEmpty()) {
                Files.writeString(
                        Path.of(file),
                        Server.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(response) + "\n");
            }
        } catch (IOException | Failure e) {
            say("What came of it could not be told: " + e.getMessage()
                    + ". End it with 'ops/simulate --end'; then it is at" + " /api/rehearsals/" + id + "/response");
        }
    }

    private ZonedDateTime start(boolean recorded) {
        String from = options.find("from").orElse(recorded ? "00:00" : null);
        ZonedDateTime now = ZonedDateTime.now(Chronicle.ZONE);
        try {
            return from == null ? now : now.with(LocalTime.parse(from));
        } catch (DateTimeParseException e) {
            throw new UsageError("--from takes a time like 08:30, was '" + from + "'");
        }
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new UsageError("--replay-day takes a date like 2026-11-20, was '" + text + "'");
        }
    }

    private String operators() {
        return options.has("operators") ? "; accepting and dispatching is yours" : "";
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

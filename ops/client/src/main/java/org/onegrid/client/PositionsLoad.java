package org.onegrid.client;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Moves responders while dashboards watch, and says what that costs the server and the line; in the end every dashboard must
 * show what the server's store holds in its view.
 */
final class PositionsLoad {

    private static final String ROW = "| %s | %d | %d | %d | %.2f | %.2f | %.1f | %d | %d of %d | %s |%n";
    private static final String HEAD =
            "| mode | responders | dashboards | seconds | server CPU s | CPU s per s | MB told |"
                    + " frames | equal to the store | note |";
    private static final int BATCHES_A_SECOND = 10;
    private static final long QUIET_NANOS = 2_500_000_000L;

    private final Server server;
    private final ServerCpu cpu;
    private final String area;
    private final int dashboards;
    private final int seconds;
    private final double share;
    private final String note;
    private final Random random;
    private final Patrol patrol;
    private final double[] box;

    private PositionsLoad(Options options) throws IOException {
        server = Server.fromEnvironment();
        cpu = ServerCpu.find();
        JsonNode areas =
                server.get("/api/session").orFail("asking who we are").json().path("areas");
        area = options.find("area").orElseGet(() -> areas.path(0).path("code").asString());
        dashboards = (int) options.number("dashboards", 500);
        seconds = (int) options.number("seconds", 30);
        share = options.number("share", 0.1);
        note = options.find("note").orElse("");
        long seed = (long) options.number("seed", 20261122);
        random = new Random(seed);
        JsonNode bounds = server.get("/api/areas/" + area)
                .orFail("asking for the area")
                .json()
                .path("bounds");
        box = new double[] {
            bounds.get(0).asDouble(),
            bounds.get(1).asDouble(),
            bounds.get(2).asDouble(),
            bounds.get(3).asDouble()
        };
        int most = (int) options.number("responders", 2000);
        signOn(most);
        patrol = new Patrol(onDuty().stream().limit(most).toList(), box, seed);
        if (patrol.size() < most) {
            throw new Failure(area + " has only " + patrol.size() + " responders; ask for fewer with --responders");
        }
    }

    static int run(List<String> args) {
        Options options = Options.parse(
                args,
                Set.of("responders", "dashboards", "seconds", "share", "modes", "area", "seed", "note"),
                Set.of());
        try {
            PositionsLoad load = new PositionsLoad(options);
            System.err.println(HEAD);
            boolean equal = true;
            for (String mode :
                    options.find("modes").orElse("none,views,whole,views,whole").split(",")) {
                equal &= load.measure(mode);
            }
            return equal ? 0 : 1;
        } catch (IOException e) {
            throw new Failure("the server cannot be reached: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }

    private JsonNode responders() throws IOException {
        return server.get("/api/responders?within=" + area)
                .orFail("asking for responders")
                .json();
    }

    private List<JsonNode> onDuty() throws IOException {
        return responders()
                .valueStream()
                .filter(one -> one.path("onDuty").asBoolean())
                .toList();
    }

    /** Signs on who is off duty, at night most of them, until so many are on. */
    private void signOn(int most) throws IOException {
        int missing = most - onDuty().size();
        for (JsonNode one : responders()) {
            if (missing > 0 && !one.path("onDuty").asBoolean()) {
                String path = "/api/responders/" + one.path("code").asString() + "/duty";
                server.send(
                                "PUT",
                                path,
                                Map.of("Content-Type", "application/json"),
                                () -> HttpRequest.BodyPublishers.ofString("{\"on\":true}"))
                        .orFail("signing on");
                missing--;
            }
        }
    }

    private boolean measure(String mode) throws IOException, InterruptedException {
        if (!Set.of("none", "views", "whole").contains(mode)) {
            throw new UsageError("a mode is none, views or whole, not " + mode);
        }
        List<PositionsWall> walls = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < (mode.equals("none") ? 0 : dashboards); i++) {
                double[] view = mode.equals("views") ? view() : new double[0];
                PositionsWall wall = server.positionsWall("/topic/areas/" + area + "/positions", view);
                wall.socket().channel().register(selector, SelectionKey.OP_READ, wall);
                walls.add(wall);
            }
            Reader reader = new Reader(selector);
            reader.start();
            report(2); // one second to place all, one for the first frames
            Cost before = cost(walls);
            report(seconds);
            Cost after = cost(walls);
            reader.finish();
            return row(mode, walls, before, after);
        } finally {
            walls.forEach(PositionsWall::close);
        }
    }

    private record Cost(double cpuSeconds, long bytes, long frames) {}

    private Cost cost(List<PositionsWall> walls) {
        return new Cost(
                cpu.seconds(),
                walls.stream().mapToLong(PositionsWall::bytes).sum(),
                walls.stream().mapToLong(PositionsWall::frames).sum());
    }

    private double[] view() {
        double side = Math.sqrt(share);
        double width = (box[2] - box[0]) * side;
        double height = (box[3] - box[1]) * side;
        double west = box[0] + random.nextDouble() * (box[2] - box[0] - width);
        double south = box[1] + random.nextDouble() * (box[3] - box[1] - height);
        return new double[] {seven(west), seven(south), seven(west + width), seven(south + height)};
    }

    private static double seven(double degrees) {
        return Math.round(degrees * 1e7) / 1e7;
    }

    /** Every responder once a second, in batches spread over the second. */
    private void report(int whole) throws IOException {
        long began = System.nanoTime();
        for (int batch = 0; batch < whole * BATCHES_A_SECOND; batch++) {
            long due = began + TimeUnit.SECONDS.toNanos(1) * batch / BATCHES_A_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
            int part = batch % BATCHES_A_SECOND;
            String fixes = patrol.fixes(
                    patrol.size() * part / BATCHES_A_SECOND, patrol.size() * (part + 1) / BATCHES_A_SECOND);
            server.send(
                            "POST",
                            "/api/positions",
                            Map.of("Content-Type", "application/json"),
                            () -> HttpRequest.BodyPublishers.ofString(fixes))
                    .orFail("reporting positions");
        }
    }

    private boolean row(String mode, List<PositionsWall> walls, Cost before, Cost after) throws IOException {
        List<JsonNode> store = onDuty();
        Instant lately = Instant.now().minus(Duration.ofMinutes(30));
        int equal = 0;
        for (PositionsWall wall : walls) {
            Map<String, PositionsWall.Place> expected = new TreeMap<>();
            for (JsonNode one : store) {
                double lng = one.path("lng").asDouble();
                double lat = one.path("lat").asDouble();
                if (one.path("at").isString() && wall.sees(lng, lat)) {
                    Instant at = Instant.parse(one.path("at").asString());
                    if (at.isAfter(lately)) {
                        expected.put(
                                one.path("code").asString(), PositionsWall.Place.of(lng, lat, at.getEpochSecond()));
                    }
                }
            }
            equal += wall.known().equals(expected) ? 1 : 0;
        }
        walls.stream()
                .map(PositionsWall::ended)
                .filter(reason -> !reason.isEmpty())
                .collect(Collectors.groupingBy(reason -> reason, Collectors.counting()))
                .forEach((reason, count) -> System.err.println(count + " dashboards were cut: " + reason));
        System.out.printf(
                Locale.ROOT,
                ROW,
                mode,
                patrol.size(),
                walls.size(),
                seconds,
                after.cpuSeconds() - before.cpuSeconds(),
                (after.cpuSeconds() - before.cpuSeconds()) / seconds,
                (after.bytes() - before.bytes()) / 1e6,
                after.frames() - before.frames(),
                equal,
                walls.size(),
                note);
        return equal == walls.size();
    }

    /** Reads all walls on one thread. */
    private static final class Reader extends Thread {

        private final Selector selector;
        private volatile long heardNanos = System.nanoTime();
        private volatile boolean over;

        Reader(Selector selector) {
            super("walls");
            this.selector = selector;
        }

        @Override
        public void run() {
            ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
            while (!over) {
                try {
                    selector.select(
                            key -> {
                                heardNanos = System.nanoTime();
                                if (!((PositionsWall) key.attachment()).read(buffer)) {
                                    key.cancel();
                                }
                            },
                            100);
                } catch (IOException e) {
                    throw new Failure("walls cannot be read: " + e.getMessage());
                }
            }
        }

        /** Returns when nothing has come for a while. */
        void finish() throws InterruptedException {
            while (System.nanoTime() - heardNanos < QUIET_NANOS) {
                Thread.sleep(50);
            }
            over = true;
            join();
        }
    }
}

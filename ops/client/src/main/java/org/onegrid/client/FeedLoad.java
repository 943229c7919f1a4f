package org.onegrid.client;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Posts incidents at a rate while walls watch, and says how long each took to each wall, whether any was lost, and what the server
 * spent. Latency counts from the moment an incident was due, so that a server that falls behind is not flattered.
 */
final class FeedLoad {

    private static final String HEAD = "| date | dashboards | per second | seconds | posted | delivered | lost |"
            + " p50 ms | p99 ms | max ms | p50, p99 ms from append | server s | delivered per server s | note |";
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Server server;
    private final Options options;
    private final int dashboards;
    private final double rate;
    private final int seconds;
    private final int uncounted;
    private final int total;

    private FeedLoad(Server server, Options options) {
        this.server = server;
        this.options = options;
        this.dashboards = (int) options.number("dashboards", 50);
        this.rate = options.number("rate", 100);
        this.seconds = (int) options.number("seconds", 30);
        this.uncounted = (int) Math.round(rate * options.number("warm-up", 5));
        this.total = uncounted + (int) Math.max(1, Math.round(rate * seconds));
    }

    static int run(List<String> args) {
        Options options = Options.parse(
                args, Set.of("dashboards", "rate", "seconds", "warm-up", "lazy", "area", "note"), Set.of("single"));
        try {
            return new FeedLoad(Server.fromEnvironment(), options).measure();
        } catch (IOException e) {
            throw new Failure("the server cannot be reached: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }

    private int measure() throws IOException, InterruptedException {
        String area = options.find("area").isPresent() ? options.get("area") : firstArea();
        String destination = "/topic/areas/" + area + "/incidents";
        String run = "load " + Long.toString(System.currentTimeMillis(), 36) + " ";
        Posting posting = new Posting(server, area, rate, run);
        Arrivals arrivals = new Arrivals("\"title\":\"" + run, total);
        try (LazyWalls lazy = server.lazyWalls(destination, (int) options.number("lazy", 0));
                Walls walls = server.walls(destination, dashboards, !options.has("single"), arrivals)) {
            if (!walls.awaitConfirmed()) {
                System.err.println("subscriptions are not confirmed here; going on");
            }
            System.err.printf("%d dashboards watch %s; posting %d incidents%n", dashboards, area, total);
            posting.post(0, uncounted, arrivals);
            int before = posting.created();
            ServerCpu cpu = ServerCpu.find();
            double began = cpu.seconds();
            posting.post(uncounted, total, arrivals);
            long end = System.nanoTime() + PATIENCE_NANOS;
            while (System.nanoTime() < end
                    && (arrivals.ours() < posting.created() || walls.quietNanos() < QUIET_NANOS)) {
                Thread.sleep(20);
            }
            double spent = cpu.seconds() - began;
            if (options.number("lazy", 0) > 0) {
                System.err.printf("lazy ones came back %d times%n", lazy.stop());
            }
            return report(
                    walls.stop(),
                    arrivals.figures(walls.stop(), uncounted),
                    posting,
                    posting.created() - before,
                    spent);
        }
    }

    private String firstArea() throws IOException {
        JsonNode areas =
                server.get("/api/session").orFail("asking who we are").json().path("areas");
        if (areas.isEmpty()) {
            throw new Failure("this person has no area; name one with --area");
        }
        return areas.get(0).path("code").asString();
    }

    private int report(List<Wall> walls, Arrivals.Figures came, Posting posting, int posted, double spent) {
        long lost = (long) posted * walls.size() - came.delivered();
        long disorders = walls.stream().mapToLong(Wall::disorders).sum();
        long holes = walls.stream().mapToLong(Wall::holes).sum();
        walls.stream()
                .map(Wall::ended)
                .filter(reason -> !reason.isEmpty())
                .distinct()
                .limit(5)
                .forEach(reason -> System.err.println("a dashboard was cut: " + reason));
        System.err.printf(
                "not created %d, out of order or again %d, holes in the chain %d%n",
                posting.notCreated(), disorders, holes);
        System.err.println(HEAD);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %s | %d | %d | %d | %d | %.1f | %.1f | %.1f | %.1f, %.1f | %.2f | %.0f | %s |%n",
                LocalDate.now(),
                walls.size(),
                Double.toString(rate).replaceFirst("\\.0$", ""),
                seconds,
                posted,
                came.delivered(),
                lost,
                came.sincePost().quantileMillis(0.5),
                came.sincePost().quantileMillis(0.99),
                came.sincePost().quantileMillis(1),
                came.sinceAppend().quantileMillis(0.5),
                came.sinceAppend().quantileMillis(0.99),
                spent,
                came.delivered() / spent,
                options.find("note").orElse(""));
        return lost == 0 && disorders == 0 && holes == 0 && posted > 0 ? 0 : 1;
    }
}

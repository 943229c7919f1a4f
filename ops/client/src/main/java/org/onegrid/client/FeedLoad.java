package org.onegrid.client;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * Posts incidents at a rate while dashboards watch, and says how long each took from post to dashboard and whether any was
 * lost. A batch leaves every 50 ms, or one incident
 * at a time below 20 a second; latency counts from the moment it was due, so that a server that falls behind is not flattered.
 */
final class FeedLoad {

    private static final String HELP = """
            Usage: ops/load/run [feed] [--dashboards N] [--rate PER_SECOND] [--seconds N] [--area CODE] [--note TEXT]

              --dashboards  live connections that watch the area (50); beyond 64 start the server with
                            ONEGRID_LIVE_SOCKET_PERPERSON=N
              --rate        incidents a second through POST /api/incidents/batch (100)
              --seconds     how long (30)
              --area        area the dashboards watch (the first of this person's)
              --note        put into the last column

            Prints a row for ops/bench/RESULTS.md. Ends with 1 when an event was lost, doubled or out of order.
            The incidents stay in the database: use an instance made for this.
            """;
    private static final String ROW = "| %s | %d | %s | %d | %d | %d | %d | %.1f | %.1f | %.1f | %s |%n";
    private static final String HEAD = "| date | dashboards | per second | seconds | posted | delivered | lost |"
            + " p50 ms | p99 ms | max ms | note |";
    private static final int REQUESTS_AT_ONCE = 3;
    private static final long BATCH_NANOS = 50_000_000;

    private final Server server;
    private final int dashboards;
    private final double rate;
    private final int total;
    private final String run = "load " + Long.toString(System.currentTimeMillis(), 36) + " ";
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger notCreated = new AtomicInteger();

    private FeedLoad(Server server, int dashboards, double rate, int seconds) {
        this.server = server;
        this.dashboards = dashboards;
        this.rate = rate;
        this.total = (int) Math.max(1, Math.round(rate * seconds));
    }

    static int run(List<String> args) {
        Options options = Options.parse(args, Set.of("dashboards", "rate", "seconds", "area", "note"), Set.of("help"));
        if (options.has("help")) {
            System.out.print(HELP);
            return 0;
        }
        int seconds = (int) options.number("seconds", 30);
        FeedLoad load = new FeedLoad(
                Server.fromEnvironment(), (int) options.number("dashboards", 50), options.number("rate", 100), seconds);
        try {
            return load.measure(
                    options.find("area").orElse(""),
                    seconds,
                    options.find("note").orElse(""));
        } catch (IOException e) {
            throw new Failure("the server cannot be reached: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }

    private int measure(String wanted, int seconds, String note) throws IOException, InterruptedException {
        String area = wanted.isEmpty() ? firstArea() : wanted;
        List<String> places = places(area);
        Latencies latencies = new Latencies(total);
        List<Dashboard> walls = new ArrayList<>();
        try {
            for (int i = 0; i < dashboards; i++) {
                walls.add(server.dashboard("/topic/areas/" + area + "/incidents", "\"title\":\"" + run, latencies));
            }
            System.err.printf("%d dashboards watch %s; posting %d incidents%n", dashboards, area, total);
            postAll(places, latencies);
            awaitArrival(walls);
            return report(walls, latencies, seconds, note);
        } finally {
            walls.forEach(Dashboard::close);
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

    /** Category and place of incidents that are there, to be reported anew. */
    private List<String> places(String area) throws IOException {
        List<String> places = new ArrayList<>();
        JsonNode page = server.get("/api/incidents?limit=100&area=" + area)
                .orFail("asking for incidents")
                .json();
        for (JsonNode incident : page.path("items")) {
            places.add("\"category\":\"" + incident.path("category").asString() + "\",\"lng\":" + incident.path("lng")
                    + ",\"lat\":" + incident.path("lat"));
        }
        if (places.isEmpty()) {
            throw new Failure("there are no incidents in " + area + " whose places could be used again");
        }
        return places;
    }

    private void postAll(List<String> places, Latencies latencies) throws InterruptedException {
        ExecutorService posting = Executors.newFixedThreadPool(REQUESTS_AT_ONCE);
        Semaphore free = new Semaphore(REQUESTS_AT_ONCE);
        double interval = Math.max(BATCH_NANOS, 1e9 / rate);
        long began = System.nanoTime();
        int next = 0;
        for (int batch = 0; next < total; batch++) {
            long dueNanos = began + (long) (batch * interval);
            for (long early = dueNanos - System.nanoTime(); early > 0; early = dueNanos - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            int end = (int) Math.min(total, Math.round((batch + 1) * interval * rate / 1e9));
            String body = lines(next, end, places, dueNanos, latencies);
            next = end;
            free.acquire();
            posting.execute(() -> {
                try {
                    post(body);
                } finally {
                    free.release();
                }
            });
        }
        posting.shutdown();
        posting.awaitTermination(2, TimeUnit.MINUTES);
    }

    private String lines(int from, int to, List<String> places, long dueNanos, Latencies latencies) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            latencies.posted(i, dueNanos);
            lines.append("{\"sourceId\":\"").append(run).append(i).append("\",\"channel\":\"import\",");
            lines.append(places.get(i % places.size()));
            lines.append(",\"title\":\"").append(run).append(i).append("\"}\n");
        }
        return lines.toString();
    }

    private void post(String lines) {
        try {
            Server.Answer answer = server.send(
                    "POST",
                    "/api/incidents/batch",
                    Map.of("Content-Type", "application/x-ndjson"),
                    () -> HttpRequest.BodyPublishers.ofString(lines));
            answer.orFail("posting").body().lines().forEach(verdict -> {
                boolean taken = verdict.contains("\"status\":\"created\"");
                (taken ? created : notCreated).incrementAndGet();
                if (!taken && notCreated.get() == 1) {
                    System.err.println("not created: " + verdict);
                }
            });
        } catch (IOException | Failure e) {
            System.err.println(e.getMessage());
        }
    }

    private void awaitArrival(List<Dashboard> walls) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end && walls.stream().anyMatch(wall -> wall.count() < created.get())) {
            Thread.sleep(20);
        }
        Thread.sleep(200); // long enough for a duplicate to show itself
    }

    private int report(List<Dashboard> walls, Latencies latencies, int seconds, String note) {
        long delivered = walls.stream().mapToLong(Dashboard::count).sum();
        long lost = (long) created.get() * walls.size() - delivered;
        long duplicates = walls.stream().mapToLong(Dashboard::duplicates).sum();
        long holes = walls.stream().mapToLong(Dashboard::holes).sum();
        walls.stream()
                .map(Dashboard::ended)
                .filter(reason -> !reason.isEmpty())
                .distinct()
                .forEach(reason -> System.err.println("a dashboard was cut: " + reason));
        System.err.printf(
                "created %d, not created %d, duplicates %d, holes in the chain %d%n",
                created.get(), notCreated.get(), duplicates, holes);
        System.err.println(HEAD);
        System.out.printf(
                Locale.ROOT,
                ROW,
                LocalDate.now(),
                walls.size(),
                Double.toString(rate).replaceFirst("\\.0$", ""),
                seconds,
                created.get(),
                delivered,
                lost,
                latencies.quantileMillis(0.5),
                latencies.quantileMillis(0.99),
                latencies.quantileMillis(1),
                note);
        return lost == 0 && duplicates == 0 && holes == 0 && created.get() > 0 ? 0 : 1;
    }
}

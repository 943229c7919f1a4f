package org.onegrid.client;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * Posts incidents at a rate. A batch leaves every 50 ms, or one incident at a time below 20 a second; an incident is due when its
 * batch is, whether the server is ready to take it or not.
 */
final class Posting {

    private static final int REQUESTS_AT_ONCE = 3;
    private static final long BATCH_NANOS = 50_000_000;
    private static final long HOPELESS_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Server server;
    private final double rate;
    private final String run;
    private final List<String> places;
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger notCreated = new AtomicInteger();

    /** @param run begins the title of each incident; its number follows */
    Posting(Server server, String area, double rate, String run) throws IOException {
        this.server = server;
        this.rate = rate;
        this.run = run;
        this.places = places(area);
    }

    /** Category and place of incidents that are there, to be reported anew. */
    private List<String> places(String area) throws IOException {
        List<String> found = new ArrayList<>();
        JsonNode page = server.get("/api/incidents?limit=100&area=" + area)
                .orFail("asking for incidents")
                .json();
        for (JsonNode incident : page.path("items")) {
            found.add("\"category\":\"" + incident.path("category").asString() + "\",\"lng\":" + incident.path("lng")
                    + ",\"lat\":" + incident.path("lat"));
        }
        if (found.isEmpty()) {
            throw new Failure("there are no incidents in " + area + " whose places could be used again");
        }
        return found;
    }

    int created() {
        return created.get();
    }

    int notCreated() {
        return notCreated.get();
    }

    /**
     * Posts the incidents with these numbers and returns when the server has answered for all of them, or lags so far behind
     * that there is no point in going on.
     */
    void post(int first, int end, Arrivals arrivals) throws InterruptedException {
        ExecutorService posting = Executors.newFixedThreadPool(REQUESTS_AT_ONCE);
        Semaphore free = new Semaphore(REQUESTS_AT_ONCE);
        double interval = Math.max(BATCH_NANOS, 1e9 / rate);
        long began = System.nanoTime();
        int next = first;
        for (int batch = 0; next < end; batch++) {
            long dueNanos = began + (long) (batch * interval);
            for (long early = dueNanos - System.nanoTime(); early > 0; early = dueNanos - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            if (System.nanoTime() - dueNanos > HOPELESS_NANOS) {
                System.err.printf("the server is too far behind, %d of %d posted%n", next - first, end - first);
                posting.shutdownNow();
                return;
            }
            int to = (int) Math.min(end, first + Math.round((batch + 1) * interval * rate / 1e9));
            String body = lines(next, to, dueNanos, arrivals);
            next = to;
            free.tryAcquire(HOPELESS_NANOS, TimeUnit.NANOSECONDS);
            posting.execute(() -> {
                try {
                    send(body);
                } finally {
                    free.release();
                }
            });
        }
        posting.shutdown();
        if (!posting.awaitTermination(HOPELESS_NANOS, TimeUnit.NANOSECONDS)) {
            posting.shutdownNow();
        }
    }

    private String lines(int from, int to, long dueNanos, Arrivals arrivals) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            arrivals.due(i, dueNanos);
            lines.append("{\"sourceId\":\"").append(run).append(i).append("\",\"channel\":\"import\",");
            lines.append(places.get(i % places.size()));
            lines.append(",\"title\":\"").append(run).append(i).append("\"}\n");
        }
        return lines.toString();
    }

    private void send(String lines) {
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
}

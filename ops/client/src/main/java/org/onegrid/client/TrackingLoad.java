package org.onegrid.client;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Posts positions at a rate and says how many were acknowledged and how long that took from the moment each request was due, so that
 * a server that falls behind is not flattered. Responders walk; each position is of a moment of its own.
 */
final class TrackingLoad {

    private static final String ROW = "| %s | %s | %d | %d | %d | %.0f | %d | %.1f | %.1f | %.1f | %.1f | %s |%n";
    private static final String HEAD = "| date | per second | seconds | in a request | acknowledged | per second done |"
            + " not stored | p50 ms | p99 ms | max ms | server CPU s | note |";

    private final Server server;
    private final int batch;
    private final int requests;
    private final long everyNanos;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong notStored = new AtomicLong();
    private final AtomicInteger next = new AtomicInteger();
    /** By request, from when it was due to when it was acknowledged; 0 when it was not. */
    private final AtomicLongArray tookNanos;

    private final List<String> responders = new ArrayList<>();
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3_600);
    private double west;
    private double south;

    private TrackingLoad(Server server, int batch, double rate, int seconds) {
        this.server = server;
        this.batch = batch;
        this.requests = (int) Math.max(1, Math.round(rate * seconds / batch));
        this.everyNanos = (long) (1e9 * batch / rate);
        this.tookNanos = new AtomicLongArray(requests);
    }

    static int run(List<String> args) {
        Options options =
                Options.parse(args, Set.of("rate", "seconds", "batch", "connections", "area", "note"), Set.of());
        double rate = options.number("rate", 20_000);
        int seconds = (int) options.number("seconds", 60);
        TrackingLoad load =
                new TrackingLoad(Server.fromEnvironment(), (int) options.number("batch", 1_000), rate, seconds);
        try {
            load.findResponders(options.find("area").orElse(""));
            ServerCpu cpu = ServerCpu.find();
            double before = cpu.seconds();
            double took = load.send((int) options.number("connections", 8));
            double cpuSeconds = cpu.seconds() - before;
            System.err.println(HEAD);
            System.out.printf(
                    Locale.ROOT,
                    ROW,
                    LocalDate.now(),
                    Double.toString(rate).replaceFirst("\\.0$", ""),
                    seconds,
                    load.batch,
                    load.acknowledged.get(),
                    load.acknowledged.get() / took,
                    load.notStored.get(),
                    load.quantileMillis(0.5),
                    load.quantileMillis(0.99),
                    load.quantileMillis(1),
                    cpuSeconds,
                    options.find("note").orElse(""));
            return load.notStored.get() == 0 ? 0 : 1;
        } catch (IOException e) {
            throw new Failure("the server cannot be reached: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }

    private void findResponders(String wanted) throws IOException {
        JsonNode areas = server.get("/api/session").orFail("the session").json().path("areas");
        String area = !wanted.isEmpty() || areas.isEmpty()
                ? wanted
                : areas.get(0).path("code").asString();
        if (area.isEmpty()) {
            area = server.get("/api/areas")
                    .orFail("listing areas")
                    .json()
                    .get(0)
                    .path("code")
                    .asString();
        }
        for (JsonNode one : server.get("/api/responders?within=" + area)
                .orFail("listing responders")
                .json()) {
            responders.add(one.path("code").asString());
            if (one.path("lng").isNumber() && west == 0) {
                west = one.path("lng").asDouble();
                south = one.path("lat").asDouble();
            }
        }
        if (responders.isEmpty()) {
            throw new Failure("the area " + area + " has no responders");
        }
        if (west == 0) {
            west = 123.2;
            south = 29.5;
        }
        System.err.println(responders.size() + " responders");
    }

    /** Seconds until the last was acknowledged. */
    private double send(int connections) throws InterruptedException {
        ExecutorService senders = Executors.newFixedThreadPool(connections);
        long start = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            senders.execute(() -> {
                for (int request = next.getAndIncrement(); request < requests; request = next.getAndIncrement()) {
                    long due = start + request * everyNanos;
                    String body = body(request);
                    LockSupport.parkNanos(due - System.nanoTime());
                    post(request, due, body);
                }
            });
        }
        senders.shutdown();
        senders.awaitTermination(1, TimeUnit.HOURS);
        return (System.nanoTime() - start) / 1e9;
    }

    /** The time within which this share of the acknowledged requests was, in milliseconds; 0 when none was. */
    private double quantileMillis(double share) {
        long[] took = IntStream.range(0, requests)
                .mapToLong(tookNanos::get)
                .filter(nanos -> nanos > 0)
                .sorted()
                .toArray();
        return took.length == 0 ? 0 : took[Math.max(0, (int) Math.ceil(share * took.length) - 1)] / 1e6;
    }

    private String body(int request) {
        StringBuilder json = new StringBuilder(batch * 140).append('[');
        for (int i = 0; i < batch; i++) {
            long number = (long) request * batch + i;
            int who = (int) (number % responders.size());
            long step = number / responders.size();
            Instant at = begin.plusMillis(100 * step + who % 100);
            json.append(i == 0 ? "" : ",")
                    .append("{\"responder\":\"")
                    .append(responders.get(who))
                    .append("\",\"lng\":")
                    .append(Math.round(1e7 * (west + 1e-4 * (who % 97) + 1e-6 * (step % 50))) / 1e7)
                    .append(",\"lat\":")
                    .append(Math.round(1e7 * (south + 1e-4 * (who / 97) + 1e-6 * (step % 50))) / 1e7)
                    .append(",\"at\":\"")
                    .append(at)
                    .append("\",\"accuracyMeters\":8,\"speedMps\":1.4,\"headingDegrees\":45,\"pace\":1.001}");
        }
        return json.append(']').toString();
    }

    private void post(int request, long dueNanos, String body) {
        try {
            Server.Answer answer = server.send(
                    "POST",
                    "/api/positions",
                    Map.of("Content-Type", "application/json"),
                    () -> HttpRequest.BodyPublishers.ofString(body));
            int taken = answer.orFail("posting").json().path("taken").asInt();
            tookNanos.set(request, System.nanoTime() - dueNanos);
            acknowledged.addAndGet(taken);
            if (taken < batch && notStored.getAndAdd(batch - taken) == 0) {
                System.err.println("not stored: "
                        + answer.body().substring(0, Math.min(400, answer.body().length())));
            }
        } catch (IOException | Failure e) {
            notStored.addAndGet(batch);
            System.err.println(e.getMessage());
        }
    }
}

package org.onegrid.client;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Plays a file of incidents as if they happened now: each row is reported when its time comes on a clock that runs faster,
 * and is taken through the chain to its close at the time the file says. Rows keep their sourceId with the run's start
 * appended, so that a replay never collides with a load or an earlier replay.
 */
final class Replay {

    private static final int SENDERS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> CHAIN = List.of("accept", "dispatch", "arrive", "handle", "verify", "close");

    private final Server server;
    private final PrintStream out;
    private final String run = Long.toString(System.currentTimeMillis(), 36);

    Replay(Server server, PrintStream out) {
        this.server = server;
        this.out = out;
    }

    /** What is due at a time of the file: a report, or (id known) its close. */
    private record Due(
            Instant at, IncidentRows.Row row, @Nullable String id) {}

    void run(Path file, Mapping mapping, double speed, Tally tally) {
        if (!(speed > 0)) {
            throw new UsageError("--replay takes a speed above 0, 1 is real time");
        }
        PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));
        for (IncidentRows.Row row : read(file, mapping, tally)) {
            due.add(new Due(IncidentRows.reportedAt(java.util.Objects.requireNonNull(row.report())), row, null));
        }
        if (due.isEmpty()) {
            return;
        }
        Instant first = due.element().at();
        long start = System.nanoTime();
        long shown = 0;
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
        try {
            int inFlight = 0;
            java.util.concurrent.BlockingQueue<Optional<Due>> done = new java.util.concurrent.LinkedBlockingQueue<>();
            while ((!due.isEmpty() || inFlight > 0) && failure.get() == null) {
                Duration clock = Duration.ofNanos((long) ((System.nanoTime() - start) * speed));
                Due next = due.peek();
                if (next != null && inFlight < SENDERS && !next.at().isAfter(first.plus(clock))) {
                    due.remove();
                    inFlight++;
                    senders.execute(() -> {
                        try {
                            done.add(Optional.ofNullable(act(next, tally)));
                        } catch (Failure e) {
                            failure.set(e);
                            done.add(Optional.empty());
                        }
                    });
                    continue;
                }
                Optional<Due> finished = done.poll(20, TimeUnit.MILLISECONDS);
                if (finished != null) {
                    inFlight--;
                    finished.ifPresent(due::add);
                }
                if (System.nanoTime() - shown > 1_000_000_000L) {
                    shown = System.nanoTime();
                    out.printf(
                            "\r%s  %,d rows sent, %,d to come ",
                            first.plus(clock).toString().substring(0, 16), tally.rows(), due.size());
                    out.flush();
                }
            }
            out.println();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        } finally {
            senders.shutdownNow();
        }
        Failure stopped = failure.get();
        if (stopped != null) {
            throw stopped;
        }
    }

    private static List<IncidentRows.Row> read(Path file, Mapping mapping, Tally tally) {
        List<IncidentRows.Row> rows = new ArrayList<>();
        try (IncidentRows source = new IncidentRows(file, mapping)) {
            for (IncidentRows.Row row = source.next(); row != null; row = source.next()) {
                if (row.refusal() != null) {
                    tally.leftOut(
                            row.line(), row.refusal().code(), row.refusal().reason(), false, row.expectedArea());
                } else {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    /** Reports, or closes; what is then due later for this row. */
    private @Nullable Due act(Due due, Tally tally) {
        if (due.id() != null) {
            close(due.id());
            return null;
        }
        Map<String, Object> body =
                new HashMap<>(java.util.Objects.requireNonNull(due.row().report()));
        Object closedAt = body.get("closedAt");
        body.keySet().removeIf(member -> Mapping.isInstant(member) || member.equals("status"));
        String source = body.getOrDefault("sourceId", "line " + due.row().line()) + "@" + run;
        body.put("sourceId", source);
        Server.Answer answer = server.postJsonUntilAnswered(
                "/api/incidents",
                body,
                Map.of(
                        "Idempotency-Key",
                        "replay-" + source.hashCode() + "-" + due.row().line() + "-" + run),
                PATIENCE);
        if (answer.status() == 401 || answer.status() == 403) {
            answer.orFail("reporting");
        }
        if (!answer.ok()) {
            boolean outside = answer.code().equals("outside-district");
            tally.leftOut(
                    due.row().line(),
                    answer.code(),
                    answer.json().path("detail").asString(""),
                    outside,
                    due.row().expectedArea());
            return null;
        }
        tally.placed(
                answer.status() == 201 ? "placed" : "placed before under the same sourceId",
                answer.json().get("areaCode").asString(),
                due.row().expectedArea());
        return closedAt == null || answer.status() != 201
                ? null
                : new Due(
                        Instant.parse((String) closedAt),
                        due.row(),
                        answer.json().get("id").asString());
    }

    private void close(String id) {
        for (String verb : CHAIN) {
            server.postJsonUntilAnswered(
                            "/api/incidents/" + id + "/actions/" + verb,
                            Map.of(),
                            Map.of("Idempotency-Key", "replay-" + id + "-" + verb + "-" + run),
                            PATIENCE)
                    .orFail(verb + " of incident " + id);
        }
    }
}

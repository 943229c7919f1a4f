package org.onegrid.client;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code import incidents}: loads a file of incidents with what happened to them, or replays it live. */
final class ImportIncidents {

    private static final int BATCH_ROWS = 2000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Server server;
    private final PrintStream out;

    ImportIncidents(Server server, PrintStream out) {
        this.server = server;
        this.out = out;
    }

    static int run(List<String> args) {
        Options options = Options.parse(args, Set.of("mapping", "replay", "list"), Set.of());
        Path file = Path.of(options.only("file"));
        if (!Files.isReadable(file)) {
            throw new Failure("the file " + file + " cannot be read");
        }
        Mapping mapping = Mapping.read(Path.of(options.get("mapping")));
        Server server = Server.fromEnvironment();
        try (Tally tally = new Tally(Path.of(options.find("list").orElse("left-out.csv")))) {
            if (options.find("replay").isPresent()) {
                new Replay(server, System.out).run(file, mapping, options.number("replay", 1), tally);
            } else {
                new ImportIncidents(server, System.out).load(file, mapping, tally);
            }
            System.out.print(tally.summary());
        }
        return 0;
    }

    /** Loads all rows; what became of each is in the tally. */
    void load(Path file, Mapping mapping, Tally tally) {
        long start = System.nanoTime();
        try (IncidentRows rows = new IncidentRows(file, mapping)) {
            List<IncidentRows.Row> batch = new ArrayList<>(BATCH_ROWS);
            for (IncidentRows.Row row = rows.next(); row != null; row = rows.next()) {
                if (row.refusal() != null) {
                    tally.leftOut(
                            row.line(), row.refusal().code(), row.refusal().reason(), false, row.expectedArea());
                } else {
                    batch.add(row);
                }
                if (batch.size() == BATCH_ROWS) {
                    send(batch, tally);
                    out.printf(
                            "\r%,d rows, %.0f a second ",
                            tally.rows(), tally.rows() / ((System.nanoTime() - start) / 1e9));
                }
            }
            send(batch, tally);
        }
        out.print("\r");
    }

    private void send(List<IncidentRows.Row> batch, Tally tally) {
        List<IncidentRows.Row> waiting = new ArrayList<>(batch);
        batch.clear();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!waiting.isEmpty()) {
            String problem = trySending(waiting, tally);
            if (problem.isEmpty()) {
                continue;
            }
            if (System.nanoTime() > end) {
                throw new Failure("the server does not take the rows from line "
                        + waiting.get(0).line() + " on: " + problem
                        + ". Run the import again: rows with a sourceId that are in already are not doubled.");
            }
            pause();
        }
    }

    /** Sends what waits and takes off what has a verdict for good. Says why not, when nothing was gained. */
    private String trySending(List<IncidentRows.Row> waiting, Tally tally) {
        StringBuilder body = new StringBuilder();
        for (IncidentRows.Row row : waiting) {
            body.append(Server.JSON.writeValueAsString(row.report())).append('\n');
        }
        Server.Answer answer;
        try {
            answer = server.send(
                    "POST",
                    "/api/incidents/batch",
                    Map.of("Content-Type", "application/x-ndjson"),
                    () -> HttpRequest.BodyPublishers.ofString(body.toString()));
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
        if (answer.status() >= 500 || answer.status() == 429) {
            return answer.status() + " " + answer.code();
        }
        answer.orFail("sending rows");
        List<IncidentRows.Row> again = new ArrayList<>();
        String problem = "";
        int looked = 0;
        for (String line : answer.body().lines().toList()) {
            JsonNode verdict = Server.JSON.readTree(line);
            looked = verdict.get("line").asInt();
            IncidentRows.Row row = waiting.get(looked - 1);
            if (verdict.get("status").asString().equals("failed")) {
                again.add(row);
                problem = verdict.path("problem").path("detail").asString("");
            } else {
                note(row, verdict, tally);
            }
        }
        again.addAll(waiting.subList(looked, waiting.size()));
        boolean gained = again.size() < waiting.size();
        waiting.clear();
        waiting.addAll(again);
        return gained ? "" : problem;
    }

    private static void note(IncidentRows.Row row, JsonNode verdict, Tally tally) {
        String status = verdict.get("status").asString();
        switch (status) {
            case "created" -> tally.placed("placed", verdict.get("areaCode").asString(), row.expectedArea());
            case "existing" ->
                tally.placed(
                        "placed before under the same sourceId",
                        verdict.get("areaCode").asString(),
                        row.expectedArea());
            default -> {
                JsonNode problem = Objects.requireNonNull(verdict.get("problem"), "a refused line says why");
                String code = problem.get("code").asString();
                tally.leftOut(
                        row.line(),
                        code,
                        problem.get("detail").asString(),
                        code.equals("outside-district"),
                        row.expectedArea());
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }
}

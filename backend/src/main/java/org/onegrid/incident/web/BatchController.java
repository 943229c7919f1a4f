package org.onegrid.incident.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.incident.BatchDesk;
import org.onegrid.incident.Verdict;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many incidents in one request, a JSON object a line. The body is worked on as it arrives; the verdicts are sent when it has
 * ended, so that a client which does not read before it has written everything cannot get stuck.
 */
@RestController
@Tag(name = "incidents")
class BatchController {

    private static final String NDJSON = "application/x-ndjson";
    private static final int MAX_LINES = 100_000;
    private static final int MAX_LINE_BYTES = 64 << 10;
    private static final int CHUNK_LINES = 500;
    private static final int AT_ONCE = 4;
    private static final int MAX_WAIT_SECONDS = 30;

    private final BatchDesk desk;
    private final JsonMapper json;

    /** Leaves connections of the database to everybody else. */
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    BatchController(BatchDesk desk, JsonMapper json) {
        this.desk = desk;
        this.json = json;
    }

    @PostMapping(path = "/api/incidents/batch", produces = NDJSON)
    @Requires(Permission.INCIDENT_REPORT)
    @Operation(
            summary = "Reports many incidents, one JSON object a line",
            description =
                    "At most 100,000 lines of 64 KiB. A verdict a line, in order; a bad line spoils no other. Lines with "
                            + "a sourceId can be sent again without harm. When fewer verdicts than lines come back, the "
                            + "rest was not looked at.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = BatchLine.class)))
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = Verdict.class)))
    void take(Person me, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        ByteArrayOutputStream verdicts = new ByteArrayOutputStream();
        if (!turns.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "batch-busy",
                    "Other batches are being taken in; try again shortly.",
                    Map.of("retryAfterSeconds", 5));
        }
        try {
            read(me, new Lines(request.getInputStream(), MAX_LINE_BYTES), verdicts);
        } finally {
            turns.release();
        }
        response.setStatus(HttpStatus.OK.value());
        response.setContentType(NDJSON);
        try (OutputStream out = new BufferedOutputStream(response.getOutputStream(), 1 << 16)) {
            verdicts.writeTo(out);
        }
    }

    private void read(Person me, Lines lines, ByteArrayOutputStream verdicts) throws IOException {
        List<BatchDesk.Line> chunk = new ArrayList<>(CHUNK_LINES);
        List<Verdict> unreadable = new ArrayList<>();
        int taken = 0;
        for (Lines.Line line = next(lines, taken, unreadable); line != null; line = next(lines, taken, unreadable)) {
            if (line.isBlank()) {
                continue;
            }
            taken++;
            BatchDesk.Line parsed = parse(line, unreadable);
            if (parsed != null) {
                chunk.add(parsed);
            }
            if (chunk.size() + unreadable.size() >= CHUNK_LINES && !take(me, chunk, unreadable, verdicts)) {
                return;
            }
        }
        take(me, chunk, unreadable, verdicts);
    }

    /** The next line; none after the end of what is taken, which the last verdict then says. */
    private static Lines.@Nullable Line next(Lines lines, int taken, List<Verdict> unreadable) throws IOException {
        Lines.Line line;
        try {
            line = lines.next();
        } catch (Refusal bodyTooLarge) {
            unreadable.add(Verdict.refused(lines.number() + 1, bodyTooLarge));
            return null;
        }
        if (line != null && taken == MAX_LINES) {
            unreadable.add(refused(
                    line.number(),
                    "too-many-lines",
                    "A batch has at most " + MAX_LINES + " lines; send the rest apart."));
            return null;
        }
        return line;
    }

    /** Whether to go on: not when the database has just failed. */
    private boolean take(
            Person me, List<BatchDesk.Line> chunk, List<Verdict> unreadable, ByteArrayOutputStream verdicts) {
        List<Verdict> all = new ArrayList<>(desk.take(me, chunk));
        all.addAll(unreadable);
        all.sort((a, b) -> Integer.compare(a.line(), b.line()));
        boolean goOn = true;
        for (Verdict verdict : all) {
            verdicts.writeBytes(json.writeValueAsBytes(verdict));
            verdicts.write('\n');
            goOn &= !verdict.status().equals("failed");
        }
        chunk.clear();
        unreadable.clear();
        return goOn;
    }

    private BatchDesk.@Nullable Line parse(Lines.Line line, List<Verdict> unreadable) {
        byte[] bytes = line.bytes();
        if (bytes == null) {
            unreadable.add(refused(line.number(), "line-too-long", "A line has at most " + MAX_LINE_BYTES + " bytes."));
            return null;
        }
        try {
            BatchLine parsed = json.readValue(bytes, BatchLine.class);
            if (parsed != null) {
                return parsed.numbered(line.number());
            }
            unreadable.add(refused(line.number(), "line-unreadable", "The line is null, not a JSON object."));
        } catch (UnrecognizedPropertyException e) {
            unreadable.add(refused(
                    line.number(),
                    "line-unreadable",
                    "There is no member '" + shortened(e.getPropertyName()) + "'; see /v3/api-docs."));
        } catch (JacksonException e) {
            unreadable.add(refused(
                    line.number(),
                    "line-unreadable",
                    "The line is not a JSON object of this kind"
                            + (e.getLocation() == null
                                    ? "."
                                    : ", near column " + e.getLocation().getColumnNr() + ".")));
        }
        return null;
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }

    private static Verdict refused(int line, String code, String detail) {
        return Verdict.refused(line, Refusal.invalid(code, detail));
    }
}

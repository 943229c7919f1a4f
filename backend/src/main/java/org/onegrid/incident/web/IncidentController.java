package org.onegrid.incident.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.incident.CaseSlice;
import org.onegrid.incident.Filed;
import org.onegrid.incident.IncidentCounts;
import org.onegrid.incident.IncidentDesk;
import org.onegrid.incident.IncidentFilter;
import org.onegrid.incident.IncidentQueries;
import org.onegrid.incident.IncidentView;
import org.onegrid.incident.Report;
import org.onegrid.incident.SliceWords;
import org.onegrid.problem.Refusal;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/incidents", produces = "application/json")
@Tag(name = "incidents")
class IncidentController {

    private final IncidentDesk desk;
    private final IncidentQueries queries;
    private final IncidentCounts counts;

    IncidentController(IncidentDesk desk, IncidentQueries queries, IncidentCounts counts) {
        this.desk = desk;
        this.queries = queries;
        this.counts = counts;
    }

    @PostMapping
    @Requires(Permission.INCIDENT_REPORT)
    @Operation(
            summary = "Reports an incident",
            description =
                    "201 when new, 200 when the channel has told of the source id before. With an Idempotency-Key the same "
                            + "request gives the same answer.")
    ResponseEntity<IncidentView> report(
            Person me,
            @Parameter(description = "1 to 200 visible ASCII characters")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @RequestBody Report report) {
        Filed filed = desk.report(me, key, report);
        return ResponseEntity.status(filed.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag("\"" + filed.incident().version() + "\"")
                .body(filed.incident());
    }

    @GetMapping
    @Requires(Permission.INCIDENT_READ)
    @Operation(summary = "Lists incidents, newest reports first, page by page")
    IncidentQueries.Page list(
            Person me,
            @RequestParam(required = false) @Nullable String area,
            @Parameter(description = "one or more, separated by commas") @RequestParam(required = false) @Nullable
                    String status,
            @Parameter(description = "a code or the beginning of codes") @RequestParam(required = false) @Nullable
                    String category,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable Integer severity,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable Boolean overdue,
            @Parameter(description = "a code, or part of a title") @RequestParam(required = false) @Nullable String q,
            @Parameter(
                            description =
                                    "which instant 'from' and 'to' are of: reported (default), arrived, closed, or the limits "
                                            + "arrive-by and due, which leave rejected cases out")
                    @RequestParam(required = false)
                    @Nullable
                    String when,
            @Parameter(description = "of a limit: whether it was kept") @RequestParam(required = false) @Nullable
                    Boolean kept,
            @Parameter(description = "at or after, ISO 8601") @RequestParam(required = false) @Nullable String from,
            @Parameter(description = "before, ISO 8601") @RequestParam(required = false) @Nullable String to,
            @Parameter(description = "west,south,east,north in degrees") @RequestParam(required = false) @Nullable
                    String bbox,
            @ParameterObject SliceWords slice,
            @Parameter(description = "'after' of the page before") @RequestParam(required = false) @Nullable
                    String after,
            @Parameter(
                            description =
                                    "true: those of rehearsals; false: real ones; else real ones and the running rehearsal's")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean rehearsal,
            @RequestParam(defaultValue = "100") int limit,
            @Parameter(description = "whether to count all that match") @RequestParam(defaultValue = "false")
                    boolean total) {
        IncidentFilter filter = new IncidentFilter(
                area,
                IncidentFilter.statuses(status),
                category,
                channel,
                severity,
                open,
                overdue,
                q,
                IncidentFilter.When.find(when),
                kept,
                IncidentFilter.instant("from", from),
                IncidentFilter.instant("to", to),
                IncidentFilter.bounds(bbox),
                CaseSlice.of(slice),
                rehearsal);
        return queries.list(me, filter, after, limit, total);
    }

    @GetMapping("/counts")
    @Requires(Permission.INCIDENT_READ)
    @Operation(summary = "Counts incidents by grid, category, status, channel or local day of the report")
    List<IncidentCounts.Count> counts(
            Person me,
            @Parameter(description = "area, category, status, channel or day") @RequestParam String by,
            @RequestParam(required = false) @Nullable String area,
            @Parameter(description = "reported at or after, ISO 8601") @RequestParam(required = false) @Nullable
                    String from,
            @Parameter(description = "reported before, ISO 8601") @RequestParam(required = false) @Nullable String to) {
        return counts.list(me, by(by), area, IncidentFilter.instant("from", from), IncidentFilter.instant("to", to));
    }

    private static IncidentCounts.By by(String word) {
        for (IncidentCounts.By by : IncidentCounts.By.values()) {
            if (by.name().toLowerCase(Locale.ROOT).equals(word)) {
                return by;
            }
        }
        throw Refusal.invalid("by-invalid", "'by' is area, category, status, channel or day.");
    }

    @GetMapping("/{id}")
    @Requires(Permission.INCIDENT_READ)
    @Operation(summary = "One incident with its timeline, by id or code")
    ResponseEntity<IncidentDetail> get(Person me, @PathVariable String id) {
        IncidentDetail detail = IncidentDetail.of(queries.get(me, id));
        return ResponseEntity.ok()
                .eTag("\"" + detail.incident().version() + "\"")
                .body(detail);
    }

    @PostMapping("/{id}/actions/{verb}")
    @Requires(Permission.INCIDENT_HANDLE)
    @Operation(
            summary = "Does something to an incident",
            description =
                    "Verbs: accept, dispatch, arrive, handle, verify, close, return, reject; the last two with a reason. "
                            + "With If-Match or 'version' only when nobody was faster.")
    ResponseEntity<IncidentView> act(
            Person me,
            @PathVariable String id,
            @PathVariable String verb,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable Action action) {
        long known = queries.resolve(id).orElseThrow(() -> Refusal.notFound("The incident"));
        IncidentView incident = desk.act(me, key, known, Action.order(verb, action, version(ifMatch)))
                .incident();
        return ResponseEntity.ok().eTag("\"" + incident.version() + "\"").body(incident);
    }

    private static @Nullable Integer version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        String plain = ifMatch.strip().replaceAll("^(W/)?\"?|\"$", "");
        if (!plain.matches("[0-9]{1,9}")) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST, "version-invalid", "If-Match is the version of the incident in quotes.");
        }
        return Integer.valueOf(plain);
    }
}

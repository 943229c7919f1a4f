package org.onegrid.analytics.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.onegrid.analytics.AnalyticsDesk;
import org.onegrid.analytics.Definition;
import org.onegrid.analytics.Job;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/analytics")
@Tag(name = "analytics")
@Requires(Permission.ANALYTICS_READ)
class AnalyticsController {

    /** Writes the same result as the same bytes, whichever server does it. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final AnalyticsDesk desk;

    AnalyticsController(AnalyticsDesk desk) {
        this.desk = desk;
    }

    @PostMapping(path = "/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Puts a question",
            description =
                    "200 when the answer is there, 202 when a job works on it. The same question on the same data has the same "
                            + "id, which is also that of its result.")
    ResponseEntity<Job> ask(Person me, @RequestBody Definition definition) {
        Job job = desk.ask(me, definition);
        return ResponseEntity.status(job.state() == Job.State.DONE ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(job);
    }

    @GetMapping(path = "/jobs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "How far a question is")
    Job job(Person me, @PathVariable String id) {
        return desk.job(me, id);
    }

    @DeleteMapping("/jobs/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The answer is not wanted any more; it is computed on when somebody else waits for it")
    void cancel(Person me, @PathVariable String id) {
        desk.cancel(me, id);
    }

    @GetMapping(path = "/results/{id:[^.]+}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "An answer",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(schema = @Schema(implementation = ResultView.class))))
    ResponseEntity<byte[]> result(Person me, @PathVariable String id) {
        return ResponseEntity.ok()
                .eTag("\"" + id + "\"")
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .contentType(MediaType.APPLICATION_JSON)
                .body(JSON.writeValueAsBytes(ResultView.of(desk.result(me, id))));
    }
}

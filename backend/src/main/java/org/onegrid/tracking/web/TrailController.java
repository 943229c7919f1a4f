package org.onegrid.tracking.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.problem.Refusal;
import org.onegrid.tracking.trail.TrailQuery;
import org.onegrid.tracking.trail.TrailRead;
import org.onegrid.tracking.trail.Trails;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where responders were. */
@RestController
@RequestMapping("/api")
@Tag(name = "tracking")
class TrailController {

    private static final int MOST_READS = 500;

    private final Trails trails;

    TrailController(Trails trails) {
        this.trails = trails;
    }

    @GetMapping(path = "/tracks", produces = "application/json")
    @Requires(Permission.TRACK_READ)
    @Operation(
            summary = "Tracks of one responder or of all of an area",
            description = "Thinned such that at the time of every position they are within the tolerance of it."
                    + " Who reads them, and what for, is kept.")
    Trails.Answer list(
            Person me,
            @Parameter(description = "code") @RequestParam(required = false) @Nullable String responder,
            @Parameter(description = "code of an area; instead of responder") @RequestParam(required = false) @Nullable
                    String within,
            @RequestParam Instant from,
            @Parameter(description = "at most 7 days later, for an area 24 hours") @RequestParam Instant to,
            @Parameter(description = "what the whereabouts are needed for, 4 to 200 characters")
                    @RequestParam(defaultValue = "")
                    String purpose,
            @Parameter(description = "metres, 0 to 200") @RequestParam(defaultValue = "5") double tolerance,
            @Parameter(description = "a longer silence is a gap, 30 to 3,600") @RequestParam(defaultValue = "300")
                    int gapSeconds,
            @Parameter(description = "radius of a stop, 5 to 500") @RequestParam(defaultValue = "50") int stopMeters,
            @Parameter(description = "shortest stop, 60 to 7,200") @RequestParam(defaultValue = "300")
                    int stopSeconds) {
        return trails.read(
                me,
                new TrailQuery(responder, within, from, to, purpose, tolerance, gapSeconds, stopMeters, stopSeconds));
    }

    @GetMapping(path = "/tracks.geojson", produces = "application/geo+json")
    @Requires(Permission.TRACK_READ)
    @Operation(
            summary = "The same as GeoJSON",
            description =
                    "Features by 'type': leg (a line with 'times' in milliseconds), gap (a line) and stop (a point).")
    TrailFeatures features(
            Person me,
            @RequestParam(required = false) @Nullable String responder,
            @RequestParam(required = false) @Nullable String within,
            @RequestParam Instant from,
            @RequestParam Instant to,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "5") double tolerance,
            @RequestParam(defaultValue = "300") int gapSeconds,
            @RequestParam(defaultValue = "50") int stopMeters,
            @RequestParam(defaultValue = "300") int stopSeconds) {
        return TrailFeatures.of(
                list(me, responder, within, from, to, purpose, tolerance, gapSeconds, stopMeters, stopSeconds));
    }

    @GetMapping(path = "/track-reads", produces = "application/json")
    @Requires(Permission.AUDIT_READ)
    @Operation(summary = "Who looked at whose whereabouts and what for, the newest first")
    List<TrailRead> reads(
            Person me,
            @Parameter(description = "id of the last one of the page before")
                    @RequestParam(defaultValue = "" + Long.MAX_VALUE)
                    long before,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST_READS) {
            throw Refusal.invalid("limit-out-of-range", "A page has 1 to " + MOST_READS + " entries.");
        }
        return trails.reads(me, before, limit);
    }
}

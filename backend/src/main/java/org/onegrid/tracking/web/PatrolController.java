package org.onegrid.tracking.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.dataset.PatrolItem;
import org.onegrid.geojson.Shape;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.tracking.patrol.CheckDesk;
import org.onegrid.tracking.patrol.Coverage;
import org.onegrid.tracking.patrol.CoverageQuery;
import org.onegrid.tracking.patrol.PatrolDesk;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What patrols visited and checked. */
@RestController
@RequestMapping("/api/patrols")
@Tag(name = "patrols")
class PatrolController {

    private final PatrolDesk patrols;
    private final CheckDesk checks;

    PatrolController(PatrolDesk patrols, CheckDesk checks) {
        this.patrols = patrols;
        this.checks = checks;
    }

    /** What was not visited, as a GeoJSON feature collection; {@code truncated} when there is more. */
    @Schema(name = "UnvisitedFeatures")
    record UnvisitedFeatures(String type, boolean truncated, List<UnvisitedFeature> features) {}

    /** @param properties {@code kind}: road or building */
    @Schema(name = "UnvisitedFeature")
    record UnvisitedFeature(String type, Kind properties, Shape geometry) {}

    @Schema(name = "UnvisitedKind")
    record Kind(String kind) {}

    @GetMapping(path = "/coverage", produces = "application/json")
    @Requires(Permission.TRACK_READ)
    @Operation(
            summary = "How much of an area's roads, buildings and check list was visited in a time",
            description = "Computed from positions matched to the roads, about seven minutes behind. A piece of road of"
                    + " 50 m is visited by passing its middle, a building by walking or riding past within 25 m or"
                    + " standing there, an item of the check list by checking it in the grid.")
    Coverage coverage(
            Person me,
            @Parameter(description = "code") @RequestParam String area,
            @RequestParam Instant from,
            @Parameter(description = "one hour to 31 days later") @RequestParam Instant to,
            @Parameter(description = "of responders whose visits count; all when absent")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> kinds) {
        return patrols.coverage(me, new CoverageQuery(area, from, to, kinds));
    }

    @GetMapping(path = "/unvisited", produces = "application/geo+json")
    @Requires(Permission.TRACK_READ)
    @Operation(summary = "The roads and buildings of an area that nobody visited in a time, at most 20,000")
    UnvisitedFeatures unvisited(
            Person me,
            @RequestParam String area,
            @RequestParam Instant from,
            @RequestParam Instant to,
            @RequestParam(required = false) @Nullable List<String> kinds) {
        PatrolDesk.Unvisited unvisited = patrols.unvisited(me, new CoverageQuery(area, from, to, kinds));
        return new UnvisitedFeatures(
                "FeatureCollection",
                unvisited.truncated(),
                unvisited.things().stream()
                        .map(thing ->
                                new UnvisitedFeature("Feature", new Kind(thing.kind()), Shape.of(thing.geometry())))
                        .toList());
    }

    @GetMapping(path = "/items", produces = "application/json")
    @Requires(Permission.SIGNED_IN)
    @Operation(summary = "The check list of patrols")
    List<PatrolItem> items() {
        return checks.items();
    }

    @PostMapping(path = "/checks", produces = "application/json")
    @Requires(Permission.PATROL_CHECK)
    @Operation(summary = "Checks an item of the list at a place")
    CheckDesk.Checked check(Person me, @RequestBody CheckDesk.Check check) {
        return checks.check(me, check);
    }
}

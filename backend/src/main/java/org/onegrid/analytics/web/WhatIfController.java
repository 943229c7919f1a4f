package org.onegrid.analytics.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.coverage.Figures;
import org.onegrid.analytics.coverage.ScenarioView;
import org.onegrid.analytics.coverage.TravelMode;
import org.onegrid.analytics.coverage.WhatIfDesk;
import org.onegrid.analytics.coverage.WhatIfMoves;
import org.onegrid.analytics.coverage.WhatIfOrder;
import org.onegrid.analytics.coverage.WhatIfState;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stations that are moved about to see what it changes, and what was kept of it. */
@RestController
@RequestMapping(path = "/api/analytics", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "what-if")
@Requires(Permission.ANALYTICS_READ)
class WhatIfController {

    private final WhatIfDesk desk;

    WhatIfController(WhatIfDesk desk) {
        this.desk = desk;
    }

    /**
     * How a what-if session stands.
     *
     * @param revision counts the changes; a change names the one it is meant for
     * @param added    labels of the stations that the last change added, in its order
     * @param begin    figures before any change
     * @param bands    the ground that is reached by the property {@code minutes}; null when it was not asked for
     */
    @Schema(name = "WhatIf")
    record Answer(
            String id,
            int revision,
            String area,
            String level,
            TravelMode mode,
            List<Integer> minutes,
            List<WhatIfState.Station> stations,
            List<Integer> added,
            Figures begin,
            Figures now,
            List<WhatIfState.AreaChange> rows,
            ResultView.@Nullable FeaturesView bands) {

        static Answer of(WhatIfState state) {
            return new Answer(
                    state.id(),
                    state.revision(),
                    state.area(),
                    state.level(),
                    state.mode(),
                    state.minutes(),
                    state.stations(),
                    state.added(),
                    state.begin(),
                    state.now(),
                    state.rows(),
                    state.bands() == null ? null : ResultView.FeaturesView.of(state.bands()));
        }
    }

    /** What is to be kept. @param whatIf id of a session */
    @Schema(name = "NewCoverageScenario")
    record NewScenario(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String name,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String whatIf) {}

    @PostMapping("/what-if")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Begins a session in which stations are moved about",
            description = "It ends half an hour after it was last used, or when the person has begun four others.")
    Answer begin(Person me, @RequestBody WhatIfOrder order) {
        return Answer.of(desk.begin(me, order));
    }

    @PostMapping("/what-if/{id}/moves")
    @Operation(summary = "Adds, moves and removes stations; all changes are made or none")
    Answer change(Person me, @PathVariable String id, @RequestBody WhatIfMoves moves) {
        return Answer.of(desk.change(me, id, moves));
    }

    @DeleteMapping("/what-if/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends a session")
    void end(Person me, @PathVariable String id) {
        desk.end(me, id);
    }

    @PostMapping("/scenarios")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Keeps the stations of a session as they are")
    ScenarioView keep(Person me, @RequestBody NewScenario kept) {
        return desk.keep(me, kept.name(), kept.whatIf());
    }

    @GetMapping("/scenarios")
    @Operation(summary = "The scenarios of an area and below, newest first")
    List<ScenarioView> scenarios(Person me, @Parameter(description = "code") @RequestParam String area) {
        return desk.scenarios(me, area);
    }

    @DeleteMapping("/scenarios/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes a scenario of one's own")
    void delete(Person me, @PathVariable String id) {
        desk.delete(me, id);
    }
}

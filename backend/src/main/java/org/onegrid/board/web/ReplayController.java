package org.onegrid.board.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.onegrid.board.BoardDesk;
import org.onegrid.board.DayReplay;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/board/replay", produces = "application/json")
@Tag(name = "board")
@Requires(Permission.BOARD_READ)
class ReplayController {

    private final DayReplay replay;

    ReplayController(DayReplay replay) {
        this.replay = replay;
    }

    @GetMapping
    @Operation(summary = "All incidents below an area that were open at a past moment: where a replay begins")
    BoardDesk.OpenIncidents state(
            Person me,
            @RequestParam @Pattern(regexp = "[A-Za-z0-9_-]{1,40}") String area,
            @Parameter(description = "ISO 8601, cut to milliseconds") @RequestParam Instant from) {
        return replay.state(me, area, from);
    }

    @GetMapping("/events")
    @Operation(summary = "What happened below an area since a past moment, in the shape of live events")
    DayReplay.Past happened(
            Person me,
            @RequestParam @Pattern(regexp = "[A-Za-z0-9_-]{1,40}") String area,
            @Parameter(description = "ISO 8601, cut to milliseconds; positions count from here") @RequestParam
                    Instant from,
            @Parameter(description = "ISO 8601; at most 26 hours later and not ahead") @RequestParam Instant to,
            @Parameter(description = "position of the last event known, 0 for none")
                    @RequestParam(defaultValue = "0")
                    @Min(0)
                    long after,
            @RequestParam(defaultValue = "500") @Min(1) @Max(DayReplay.MAX_LIMIT) int limit) {
        return replay.happened(me, area, from, to, after, limit);
    }
}

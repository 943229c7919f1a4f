package org.onegrid.board.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onegrid.board.Board;
import org.onegrid.board.BoardDesk;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.problem.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/board", produces = "application/json")
@Tag(name = "board")
@Requires(Permission.BOARD_READ)
class BoardController {

    private final BoardDesk desk;

    BoardController(BoardDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "The figures of an area, as of a position in the log")
    Board board(
            Person me,
            @Parameter(description = "code of an area of the command tree") @RequestParam String area,
            @Parameter(description = "hours or days, such as 24h or 7d; at most 31d")
                    @RequestParam(defaultValue = "24h")
                    String window,
            @Parameter(description = "the board of a past moment (ISO 8601); without it that of now")
                    @RequestParam(required = false)
                    @Nullable
                    Instant at,
            @Parameter(description = "count by the boundaries of then (as accounted) or of today (by place)")
                    @Schema(allowableValues = {"then", "today"})
                    @RequestParam(defaultValue = "then")
                    String boundaries) {
        return desk.board(
                me,
                area,
                window,
                at,
                switch (boundaries) {
                    case "then" -> BoardDesk.Boundaries.THEN;
                    case "today" -> BoardDesk.Boundaries.TODAY;
                    default -> throw Refusal.invalid("boundaries-unknown", "'boundaries' is then or today.");
                });
    }

    @GetMapping("/incidents")
    @Operation(summary = "All open incidents below an area, as of a position in the log")
    BoardDesk.OpenIncidents incidents(Person me, @RequestParam String area) {
        return desk.openIncidents(me, area);
    }
}

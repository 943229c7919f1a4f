package org.onegrid.tracking.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.tracking.duty.Roster;
import org.onegrid.tracking.duty.Shift;
import org.onegrid.tracking.duty.Span;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The duty roster: leaders plan it for those of their areas, members and operators sign on and off. */
@RestController
@RequestMapping(path = "/api", produces = "application/json")
@Tag(name = "tracking")
class RosterController {

    private final Roster roster;

    RosterController(Roster roster) {
        this.roster = roster;
    }

    record Times(@NotNull OffsetDateTime from, @NotNull OffsetDateTime until) {

        Span span() {
            return new Span(from.toInstant(), until.toInstant());
        }
    }

    /** The shifts that begin between two moments, in the place of those that are planned there. */
    record Plan(
            @NotNull OffsetDateTime from,
            @NotNull OffsetDateTime until,
            @NotNull @Size(max = Roster.MOST_PLANNED) List<@NotNull @Valid Times> shifts) {}

    record Duty(@NotNull Boolean on) {}

    @GetMapping("/roster")
    @Requires(Permission.TRACK_READ)
    @Operation(summary = "The shifts of an area's responders that touch a window of at most 62 days")
    List<Shift> list(
            Person me,
            @RequestParam String within,
            @RequestParam OffsetDateTime from,
            @RequestParam OffsetDateTime until) {
        return roster.list(me, within, new Span(from.toInstant(), until.toInstant()));
    }

    @PutMapping("/responders/{code}/roster")
    @Requires(Permission.ROSTER_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Plans a responder's shifts of a window",
            description = "From then on only shifts put it on duty, and only positions taken on duty are kept.")
    void plan(Person me, @PathVariable String code, @Valid @RequestBody Plan plan) {
        roster.plan(
                me,
                code,
                new Span(plan.from().toInstant(), plan.until().toInstant()),
                plan.shifts().stream().map(Times::span).toList());
    }

    @PutMapping("/responders/{code}/duty")
    @Requires(Permission.TRACK_REPORT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Signs a responder on, for twelve hours or until its next shift, or off")
    void sign(Person me, @PathVariable String code, @Valid @RequestBody Duty duty) {
        roster.sign(me, code, duty.on());
    }
}

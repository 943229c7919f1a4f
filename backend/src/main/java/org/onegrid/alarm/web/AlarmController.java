package org.onegrid.alarm.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.onegrid.alarm.Alarm;
import org.onegrid.alarm.AlarmDesk;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.problem.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/alarms", produces = "application/json")
@Tag(name = "alarms")
class AlarmController {

    private final AlarmDesk desk;

    AlarmController(AlarmDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Requires(Permission.LIVE_READ)
    @Operation(
            summary = "The alarms of an area and below, newest first, as of a position in the log",
            description = "At most 500. What happens to them later is on the live topic 'alarms': alarm.raised, "
                    + "alarm.taken, alarm.cleared, each with the whole alarm.")
    AlarmDesk.Standing list(
            Person me,
            @Parameter(description = "code of an area of the command tree") @RequestParam String area,
            @Parameter(description = "open: neither taken nor cleared; all: raised within 24 hours")
                    @Schema(allowableValues = {"open", "all"})
                    @RequestParam(defaultValue = "open")
                    String state) {
        return desk.list(
                me,
                area,
                switch (state) {
                    case "open" -> AlarmDesk.State.OPEN;
                    case "all" -> AlarmDesk.State.ALL;
                    default -> throw Refusal.invalid("state-unknown", "'state' is open or all.");
                });
    }

    @PostMapping("/{id}/take")
    @Requires(Permission.ALARM_TAKE)
    @Operation(
            summary = "Takes an alarm: somebody answers for it",
            description = "The first has it; 409 alarm-taken or alarm-cleared with the instant for everybody else.")
    Alarm take(Person me, @PathVariable long id) {
        return desk.take(me, id);
    }
}

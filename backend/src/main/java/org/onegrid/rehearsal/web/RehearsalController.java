package org.onegrid.rehearsal.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.rehearsal.NewRehearsal;
import org.onegrid.rehearsal.Rehearsal;
import org.onegrid.rehearsal.Rehearsals;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/rehearsals", produces = "application/json")
@Tag(name = "rehearsals")
class RehearsalController {

    private final Rehearsals rehearsals;

    RehearsalController(Rehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    @GetMapping
    @Requires(Permission.INCIDENT_READ)
    @Operation(summary = "Rehearsals that concern one's areas, newest first, at most 200")
    List<Rehearsal> list(Person me) {
        return rehearsals.list(me);
    }

    @PostMapping
    @Requires(Permission.REHEARSE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Starts a rehearsal",
            description =
                    "One runs at a time. Reports that name it belong to it: while it runs figures count them and the "
                            + "board says so; once it has ended they are in no figure.")
    Rehearsal start(Person me, @RequestBody NewRehearsal rehearsal) {
        return rehearsals.start(me, rehearsal);
    }

    @PostMapping("/{id}/end")
    @Requires(Permission.REHEARSE)
    @Operation(
            summary = "Ends a rehearsal",
            description =
                    "Its open cases are rejected with its name, its alarms cleared, its crews leave. Ending it again "
                            + "does nothing.")
    Rehearsal end(Person me, @PathVariable long id) {
        return rehearsals.end(me, id);
    }

    @GetMapping("/{id}")
    @Requires(Permission.INCIDENT_READ)
    @Operation(summary = "One rehearsal")
    Rehearsal get(Person me, @PathVariable long id) {
        return rehearsals.get(me, id);
    }
}

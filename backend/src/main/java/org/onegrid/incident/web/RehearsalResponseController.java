package org.onegrid.incident.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.incident.RehearsalResponse;
import org.onegrid.incident.RehearsalResponses;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "rehearsals")
class RehearsalResponseController {

    private final RehearsalResponses responses;

    RehearsalResponseController(RehearsalResponses responses) {
        this.responses = responses;
    }

    @GetMapping(path = "/api/rehearsals/{id}/response", produces = "application/json")
    @Requires(Permission.INCIDENT_READ)
    @Operation(
            summary = "How the cases and alarms of a rehearsal were answered, so far or in the end",
            description = "Cut to one's areas. Times are real seconds of the server's clock.")
    RehearsalResponse response(Person me, @PathVariable long id) {
        return responses.of(me, id);
    }
}

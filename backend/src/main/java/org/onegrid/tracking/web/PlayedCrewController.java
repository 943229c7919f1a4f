package org.onegrid.tracking.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.tracking.PlayedCrews;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "rehearsals")
class PlayedCrewController {

    /** How many crews a rehearsal has. */
    @Schema(name = "PlayedCrewCount")
    record Count(int crews) {}

    private final PlayedCrews crews;

    PlayedCrewController(PlayedCrews crews) {
        this.crews = crews;
    }

    @PostMapping(path = "/api/rehearsals/{id}/crews", produces = "application/json")
    @Requires(Permission.REHEARSE)
    @Operation(
            summary = "Brings played crews into a running rehearsal",
            description =
                    "Responders of the kind 'rehearsal', at most 500, that leave with it. They tell where they are at "
                            + "/api/positions.")
    Count bring(Person me, @PathVariable long id, @RequestBody List<PlayedCrews.Crew> played) {
        return new Count(crews.bring(me, id, played));
    }
}

package org.onegrid.incident.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.incident.Ratings;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What those say who were asked whether they are satisfied. */
@RestController
@RequestMapping(path = "/api/incidents", produces = "application/json")
@Tag(name = "incidents")
class RatingController {

    private final Ratings ratings;

    RatingController(Ratings ratings) {
        this.ratings = ratings;
    }

    @Schema(name = "IncidentRating")
    record Score(
            @Schema(description = "1 very dissatisfied to 5 very satisfied")
            int score) {}

    @PutMapping("/{id}/ratings/{source}")
    @Requires(Permission.INCIDENT_HANDLE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Takes a judgement on a closed case",
            description = "source: self, peer, public or third-party; a later one takes the place of the earlier")
    void rateIncident(Person me, @PathVariable String id, @PathVariable String source, @RequestBody Score score) {
        ratings.rate(me, id, source, score.score());
    }
}

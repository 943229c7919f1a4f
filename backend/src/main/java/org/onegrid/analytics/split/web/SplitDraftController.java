package org.onegrid.analytics.split.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.onegrid.analytics.split.SplitDrafts;
import org.onegrid.grid.change.BoundaryDetail;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/analytics", produces = "application/json")
@Tag(name = "analytics")
class SplitDraftController {

    private final SplitDrafts drafts;

    SplitDraftController(SplitDrafts drafts) {
        this.drafts = drafts;
    }

    @Schema(name = "ChosenProposal")
    record Chosen(
            @Schema(description = "number of the proposal in the result, from 0")
            int proposal) {}

    @PostMapping("/results/{id}/drafts")
    @Requires(Permission.BOUNDARY_EDIT)
    @Operation(
            summary = "Makes a proposal of the split adviser a draft of a change of boundaries",
            description = "409 when areas, base map or people have changed since; the editor opens the draft by its id")
    ResponseEntity<BoundaryDetail> draftProposal(Person me, @PathVariable String id, @RequestBody Chosen chosen) {
        BoundaryDetail draft = drafts.draft(me, id, chosen.proposal());
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag("\"" + draft.version() + "\"")
                .body(draft);
    }
}

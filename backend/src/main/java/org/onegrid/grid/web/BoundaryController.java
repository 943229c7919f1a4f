package org.onegrid.grid.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.change.BoundaryDesk;
import org.onegrid.grid.change.BoundaryDesk.Wish;
import org.onegrid.grid.change.BoundaryDetail;
import org.onegrid.grid.impact.Resettlement;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Changes of boundaries from the draft to their effect. */
@RestController
@RequestMapping(path = "/api/boundary-changes", produces = "application/json")
@Tag(name = "boundary changes")
class BoundaryController {

    private final BoundaryDesk desk;

    BoundaryController(BoundaryDesk desk) {
        this.desk = desk;
    }

    @Schema(name = "NewBoundaryChange")
    record NewChange(
            @Schema(description = "code of the community, street or district whose inner borders are to be drawn")
            String area,

            @Schema(description = "1 to 200 characters") String title,

            @Schema(description = "up to 2,000 characters") @Nullable
            String comment,

            @Schema(
                    description =
                            "of open incidents that are accepted already: stay with their holder (as usual), or move")
            Resettlement.@Nullable Accepted acceptedIncidents,

            @Schema(description = "an old border to begin with")
            BoundaryDesk.@Nullable Restore restore) {}

    @Schema(name = "BoundarySubmission")
    record Submission(
            @Nullable String comment,

            @Schema(description = "when it is to take effect; at once when absent") @Nullable
            Instant effectiveAt) {}

    @Schema(name = "BoundaryApproval")
    record Approval(
            @Nullable String opinion,

            @Schema(description = "when it is to take effect; when it was asked for, or at once, when absent") @Nullable
            Instant effectiveAt) {}

    @Schema(name = "BoundaryRejection")
    record Rejection(String opinion) {}

    @Schema(name = "BoundaryRebase")
    record Rebase(
            @Schema(description = "leave out the operations that can no longer be made") @Nullable
            Boolean dropFailed) {}

    @GetMapping
    @Requires(Permission.AREA_READ)
    @Operation(summary = "Lists changes of boundaries, the newest first, page by page")
    BoundaryDesk.Page list(
            Person me,
            @Parameter(description = "code; only changes within it") @RequestParam(required = false) @Nullable
                    String area,
            @Parameter(description = "draft, submitted, approved, effective, rejected or withdrawn")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(description = "'next' of the page before") @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        return desk.list(me, area, state, after, limit);
    }

    @PostMapping
    @Requires(Permission.BOUNDARY_EDIT)
    @Operation(summary = "Begins a change of the borders within an area")
    ResponseEntity<BoundaryDetail> create(Person me, @RequestBody NewChange change) {
        BoundaryDetail created = desk.create(
                me, change.area(), change.title(), change.comment(), change.acceptedIncidents(), change.restore());
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(BoundaryVersion.tag(created.version()))
                .body(created);
    }

    @GetMapping("/{id}")
    @Requires(Permission.AREA_READ)
    @Operation(summary = "One change with its operations and its trail")
    ResponseEntity<BoundaryDetail> get(Person me, @PathVariable long id) {
        return answer(desk.get(me, id));
    }

    @PostMapping("/{id}/submit")
    @Requires(Permission.BOUNDARY_EDIT)
    @Operation(summary = "Asks the level above for a decision")
    ResponseEntity<BoundaryDetail> submit(
            Person me,
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Submission submission) {
        return answer(desk.submit(
                me, id, BoundaryVersion.of(ifMatch), new Wish(submission.comment(), submission.effectiveAt())));
    }

    @PostMapping("/{id}/approve")
    @Requires(Permission.BOUNDARY_APPROVE)
    @Operation(
            summary = "Grants a change, which takes effect at once or at its time",
            description = "409 boundary-base-stale with the collisions when its borders have been changed by another.")
    ResponseEntity<BoundaryDetail> approve(
            Person me,
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Approval approval) {
        return answer(desk.approve(
                me, id, BoundaryVersion.of(ifMatch), new Wish(approval.opinion(), approval.effectiveAt())));
    }

    @PostMapping("/{id}/reject")
    @Requires(Permission.BOUNDARY_APPROVE)
    @Operation(summary = "Decides against a change, with a reason")
    ResponseEntity<BoundaryDetail> reject(
            Person me,
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Rejection rejection) {
        return answer(desk.reject(me, id, BoundaryVersion.of(ifMatch), new Wish(rejection.opinion(), null)));
    }

    @PostMapping("/{id}/withdraw")
    @Requires(Permission.BOUNDARY_EDIT)
    @Operation(summary = "Takes a change back that is not in effect yet")
    ResponseEntity<BoundaryDetail> withdraw(
            Person me,
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(desk.withdraw(me, id, BoundaryVersion.of(ifMatch)));
    }

    @PostMapping("/{id}/revise")
    @Requires(Permission.BOUNDARY_EDIT)
    @Operation(summary = "Makes a rejected change a draft again")
    ResponseEntity<BoundaryDetail> revise(
            Person me,
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(desk.revise(me, id, BoundaryVersion.of(ifMatch)));
    }

    @PostMapping("/{id}/rebase")
    @Requires(Permission.BOUNDARY_EDIT)
    @Operation(
            summary = "Draws a change anew on the borders as they are now",
            description =
                    "409 boundary-rebase-failed with the operations that can no longer be made, unless dropFailed.")
    ResponseEntity<BoundaryDetail> rebase(
            Person me,
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable Rebase rebase) {
        boolean dropFailed = rebase != null && Boolean.TRUE.equals(rebase.dropFailed());
        return answer(desk.rebase(me, id, BoundaryVersion.of(ifMatch), dropFailed));
    }

    private static ResponseEntity<BoundaryDetail> answer(BoundaryDetail detail) {
        return ResponseEntity.ok().eTag(BoundaryVersion.tag(detail.version())).body(detail);
    }
}

package org.onegrid.grid.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.change.BoundaryEdit;
import org.onegrid.grid.change.DrawingDesk;
import org.onegrid.grid.change.EditAnswer;
import org.onegrid.grid.change.GroundFeatures;
import org.onegrid.grid.impact.Impact;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Drawing in a change of boundaries. */
@RestController
@RequestMapping("/api/boundary-changes/{id}")
@Tag(name = "boundary changes")
class DrawingController {

    private static final String GEO_JSON = "application/geo+json";

    private final DrawingDesk desk;

    DrawingController(DrawingDesk desk) {
        this.desk = desk;
    }

    @Schema(name = "BoundaryName")
    record Name(
            @Schema(description = "of the new grid within the change, such as +1")
            String code,

            @Schema(description = "1 to 200 characters") String name) {}

    @GetMapping(
            path = "/ground",
            produces = {GEO_JSON, MediaType.APPLICATION_JSON_VALUE})
    @Requires(Permission.AREA_READ)
    @Operation(summary = "The grids as drawn, with those around them")
    ResponseEntity<GroundFeatures> ground(Person me, @PathVariable long id) {
        return answer(desk.ground(me, id));
    }

    @GetMapping(
            path = "/base",
            produces = {GEO_JSON, MediaType.APPLICATION_JSON_VALUE})
    @Requires(Permission.AREA_READ)
    @Operation(summary = "The grids before anything was drawn, with those around them")
    ResponseEntity<GroundFeatures> base(Person me, @PathVariable long id) {
        return answer(desk.base(me, id));
    }

    @GetMapping(path = "/impact", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.AREA_READ)
    @Operation(
            summary = "What the change would do to people, elements, incidents and posts, counted from what is stored")
    Impact impact(Person me, @PathVariable long id) {
        return desk.impact(me, id);
    }

    @PostMapping(path = "/operations", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.BOUNDARY_EDIT)
    @Operation(
            summary = "Makes an operation on the borders",
            description =
                    "422 boundary-edit-refused with reason, faults, place and advice when it would not leave a partition.")
    ResponseEntity<EditAnswer> draw(
            Person me,
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody BoundaryEdit edit) {
        return answer(desk.draw(me, id, BoundaryVersion.of(ifMatch), edit));
    }

    @PostMapping(path = "/undo", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.BOUNDARY_EDIT)
    @Operation(summary = "Takes the last operation back")
    ResponseEntity<EditAnswer> undo(
            Person me,
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(desk.undo(me, id, BoundaryVersion.of(ifMatch)));
    }

    @PostMapping(path = "/redo", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.BOUNDARY_EDIT)
    @Operation(summary = "Makes the operation again that was taken back last")
    ResponseEntity<EditAnswer> redo(
            Person me,
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(desk.redo(me, id, BoundaryVersion.of(ifMatch)));
    }

    @PostMapping(path = "/names", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.BOUNDARY_EDIT)
    @Operation(summary = "Names a new grid")
    ResponseEntity<EditAnswer> name(
            Person me,
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Name name) {
        return answer(desk.name(me, id, BoundaryVersion.of(ifMatch), name.code(), name.name()));
    }

    private static ResponseEntity<GroundFeatures> answer(GroundFeatures features) {
        return ResponseEntity.ok().eTag(BoundaryVersion.tag(features.version())).body(features);
    }

    private static ResponseEntity<EditAnswer> answer(EditAnswer answer) {
        return ResponseEntity.ok().eTag(BoundaryVersion.tag(answer.version())).body(answer);
    }
}

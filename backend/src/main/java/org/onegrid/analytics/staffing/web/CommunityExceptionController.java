package org.onegrid.analytics.staffing.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.staffing.CommunityException;
import org.onegrid.analytics.staffing.CommunityExceptions;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/community-exceptions", produces = "application/json")
@Tag(name = "analytics")
class CommunityExceptionController {

    private final CommunityExceptions exceptions;

    CommunityExceptionController(CommunityExceptions exceptions) {
        this.exceptions = exceptions;
    }

    /** Why a community stays large, from a day on. */
    record NewCommunityException(
            @NotNull String area,
            @NotNull String reason,
            @NotNull LocalDate from,
            @Nullable LocalDate until,
            @Nullable String note) {}

    @GetMapping
    @Requires(Permission.AREA_READ)
    @Operation(summary = "The communities of an area that may stay large, and why")
    List<CommunityException> communityExceptions(Person me, @RequestParam String area) {
        return exceptions.list(me, area);
    }

    @PostMapping
    @Requires(Permission.BOUNDARY_APPROVE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Records why a community stays large")
    void recordException(Person me, @Valid @RequestBody NewCommunityException one) {
        exceptions.record(me, one.area(), one.reason(), one.from(), one.until(), one.note());
    }

    @DeleteMapping("/{id}")
    @Requires(Permission.BOUNDARY_APPROVE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends an exception with a day")
    void endException(Person me, @PathVariable long id, @RequestParam LocalDate until) {
        exceptions.end(me, id, until);
    }
}

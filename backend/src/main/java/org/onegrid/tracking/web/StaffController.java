package org.onegrid.tracking.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.tracking.staff.Tenure;
import org.onegrid.tracking.staff.Tenures;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The posts of areas and from when to when they are held. */
@RestController
@RequestMapping(path = "/api/staff", produces = "application/json")
@Tag(name = "tracking")
class StaffController {

    private final Tenures tenures;

    StaffController(Tenures tenures) {
        this.tenures = tenures;
    }

    /** Who serves from a day on. */
    record NewTenure(
            @NotNull String role,
            @NotNull String area,
            @NotNull LocalDate from,
            @Nullable LocalDate until) {}

    @GetMapping
    @Requires(Permission.TRACK_READ)
    @Operation(summary = "The posts of an area that are held on a day")
    List<Tenure> heldPosts(Person me, @RequestParam String area, @RequestParam LocalDate on) {
        return tenures.list(me, area, on);
    }

    @PutMapping("/{post}")
    @Requires(Permission.ROSTER_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Fills a post from a day on", description = "Names nobody; 409 when somebody holds it then.")
    void fillPost(Person me, @PathVariable String post, @Valid @RequestBody NewTenure tenure) {
        tenures.fill(me, new Tenure(post, tenure.role(), tenure.area(), tenure.from(), tenure.until()));
    }

    @DeleteMapping("/{post}")
    @Requires(Permission.ROSTER_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Vacates a post from a day on")
    void vacatePost(Person me, @PathVariable String post, @RequestParam LocalDate from) {
        tenures.vacate(me, post, from);
    }
}

package org.onegrid.tracking.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.tracking.zone.Zone;
import org.onegrid.tracking.zone.ZoneDesk;
import org.onegrid.tracking.zone.ZoneDraft;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Zones that raise an alarm when responders enter or leave them. */
@RestController
@RequestMapping(path = "/api/zones", produces = "application/json")
@Tag(name = "zones")
class ZoneController {

    private final ZoneDesk desk;

    ZoneController(ZoneDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Requires(Permission.TRACK_READ)
    @Operation(summary = "The zones of an area and of all below it")
    List<Zone> list(Person me, @Parameter(description = "code of an area") @RequestParam String within) {
        return desk.list(me, within);
    }

    @PostMapping
    @Requires(Permission.ZONE_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Makes a zone, drawn or of an area",
            description = "Whoever is in it already does not enter it. Positions whose circle of accuracy touches the"
                    + " border, and at least 10 m on either side of it, decide nothing.")
    Zone create(Person me, @RequestBody ZoneDraft draft) {
        return desk.create(me, draft);
    }

    @PutMapping("/{id}")
    @Requires(Permission.ZONE_EDIT)
    @Operation(summary = "Changes a zone", description = "409 zone-changed when it is of another version by now.")
    Zone change(Person me, @PathVariable long id, @RequestParam int version, @RequestBody ZoneDraft draft) {
        return desk.change(me, id, version, draft);
    }

    @DeleteMapping("/{id}")
    @Requires(Permission.ZONE_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes a zone")
    void remove(Person me, @PathVariable long id) {
        desk.remove(me, id);
    }
}

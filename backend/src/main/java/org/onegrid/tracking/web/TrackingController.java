package org.onegrid.tracking.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.tracking.Fix;
import org.onegrid.tracking.PositionDesk;
import org.onegrid.tracking.Responder;
import org.onegrid.tracking.Responders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api", produces = "application/json")
@Tag(name = "tracking")
class TrackingController {

    private final PositionDesk desk;
    private final Responders responders;

    TrackingController(PositionDesk desk, Responders responders) {
        this.desk = desk;
        this.responders = responders;
    }

    @PostMapping("/positions")
    @Requires(Permission.TRACK_REPORT)
    @Operation(
            summary = "Takes in up to 5,000 fixes",
            description =
                    "Answered when they are durable. One that cannot be taken is named and spoils no other; sending all again is safe, a responder has one position at a time.")
    PositionDesk.Receipt take(Person me, @RequestBody List<Fix> fixes) {
        return desk.take(me, fixes);
    }

    @GetMapping("/responders")
    @Requires(Permission.TRACK_READ)
    @Operation(summary = "The responders of an area and all below it, with their newest fixes")
    List<Responder> list(Person me, @RequestParam String within) {
        return responders.list(me, within);
    }
}

package org.onegrid.tracking.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Requires;
import org.onegrid.tracking.DeviceDesk;
import org.onegrid.tracking.PositionDesk.Receipt;
import org.onegrid.tracking.device.OsmAnd;
import org.onegrid.tracking.device.OwnTracks;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What phones talk to. Open to requests without a person: the key of the device, checked by the desk, stands in for one. */
@RestController
@RequestMapping(path = "/api/track", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "tracking")
class DeviceReportController {

    private final DeviceDesk desk;

    DeviceReportController(DeviceDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/osmand")
    @Requires(Permission.PUBLIC)
    @Operation(
            summary = "A position by the OsmAnd protocol, in the query",
            description =
                    "id (the device's key), lat and lon or location, timestamp (seconds, milliseconds, ISO), speed (knots), bearing, accuracy, batt, valid, mock, duty=on|off. 404 device-unknown, 403 device-disabled.")
    Receipt osmandQuery(@Parameter(hidden = true) HttpServletRequest request) {
        return desk.take(OsmAnd.read(first(request)));
    }

    @PostMapping(path = "/osmand")
    @Requires(Permission.PUBLIC)
    @Operation(
            summary = "Positions by the OsmAnd protocol: JSON of Traccar Client 9, a form, or the query",
            description = "{device_id, location: {timestamp, coords: {…}, battery, mock, extras: {duty}}}")
    Receipt osmand(
            @Parameter(hidden = true) HttpServletRequest request,
            @RequestBody(required = false) byte @Nullable [] body) {
        String type = String.valueOf(request.getContentType());
        return body != null && type.startsWith(MediaType.APPLICATION_JSON_VALUE)
                ? desk.take(OsmAnd.read(body))
                : desk.take(OsmAnd.read(first(request)));
    }

    @PostMapping("/owntracks")
    @Requires(Permission.PUBLIC)
    @Operation(
            summary = "A position by the HTTP mode of OwnTracks",
            description =
                    "The key of the device is the password (or X-Limit-D). Always answers []: this server sends nothing to phones.")
    List<Object> owntracks(
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestHeader(name = "X-Limit-D", required = false) @Nullable String limitDevice,
            @RequestBody(required = false) byte @Nullable [] body) {
        String key = OwnTracks.key(authorization, limitDevice);
        desk.take(OwnTracks.read(key, body == null ? new byte[0] : body));
        return List.of();
    }

    private static Map<String, String> first(HttpServletRequest request) {
        Map<String, String> first = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> first.put(name, values[0]));
        return first;
    }
}

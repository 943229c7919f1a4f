package org.onegrid.tracking.zone;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A zone as it is shown.
 *
 * @param area     code of the area it belongs to
 * @param geometry what was drawn, a GeoJSON polygon in EPSG:4490; null where it is the ground of the area
 * @param kinds    of responders it watches; all when empty
 * @param severity of its alarms, 1 to 4
 * @param inside   how many it watches are inside now
 */
@Schema(name = "Zone")
public record Zone(
        String id,
        String name,
        String area,
        String areaName,

        @Schema(types = {"object", "null"}) @JsonRawValue @Nullable
        String geometry,

        ZoneEvent event,
        List<String> kinds,
        ZoneHours hours,
        int severity,
        boolean enabled,
        int inside,
        int version,
        Instant changedAt) {}

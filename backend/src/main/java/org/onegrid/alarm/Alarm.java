package org.onegrid.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as everybody who may see it sees it, in lists and events alike; holds no personal data, not even who took it.
 *
 * @param areaPath  codes of the command tree from the top down, joined by dots, as they were when it was raised
 * @param facts     what its kind has to say
 * @param takenAt   when somebody took it; it is open until then or until it is cleared
 * @param clearedAt when its cause was gone
 * @param rehearsal whether it is played
 * @param incident  the case it is about, if it is about one
 */
@Schema(name = "Alarm")
public record Alarm(
        String id,
        String kind,
        @Schema(minimum = "1", maximum = "4") int severity,
        String areaCode,
        String areaName,
        String areaPath,
        @Nullable Double lng,
        @Nullable Double lat,
        Map<String, Object> facts,
        Instant raisedAt,
        @Nullable Instant takenAt,
        @Nullable Instant clearedAt,
        boolean rehearsal,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Case incident) {

    /** A case by its id and its code. */
    @Schema(name = "AlarmCase")
    public record Case(String id, String code) {}
}

package org.onegrid.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;

/**
 * What became of one line of a batch.
 *
 * @param line     counted from 1, empty lines too
 * @param status   created; existing when its channel had told of it before; refused, for good; failed, to be sent again
 * @param id       of the incident
 * @param code     of the incident
 * @param areaCode of the grid it lies in
 * @param problem  why not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Verdict(
        int line,

        @Schema(allowableValues = {"created", "existing", "refused", "failed"})
        String status,

        @Nullable String id,
        @Nullable String code,
        @Nullable String areaCode,
        @Nullable Problem problem) {

    /** As in a problem document. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Problem(String code, String detail, Map<String, Object> facts) {}

    static Verdict created(int line, IncidentView incident) {
        return new Verdict(line, "created", incident.id(), incident.code(), incident.areaCode(), null);
    }

    static Verdict existing(int line, IncidentView incident) {
        return new Verdict(line, "existing", incident.id(), incident.code(), incident.areaCode(), null);
    }

    /** A line that will never be taken as it is. */
    public static Verdict refused(int line, Refusal refusal) {
        return new Verdict(
                line, "refused", null, null, null, new Problem(refusal.code(), refusal.detail(), refusal.facts()));
    }

    static Verdict failed(int line) {
        return new Verdict(
                line,
                "failed",
                null,
                null,
                null,
                new Problem("try-again", "The line was not stored; send it again.", Map.of()));
    }
}

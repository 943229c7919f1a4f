package org.onegrid.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident as everybody who may see it sees it, in lists, snapshots and events alike; holds no personal data.
 *
 * @param areaPath codes of the command tree from the top down to the grid, joined by dots
 * @param kind     {@code part} (部件) or {@code event} (事件)
 * @param overdue  open and past its limit
 * @param holder   who has the case, by post or call sign
 * @param rehearsal whether it is played in a rehearsal
 * @param verb     in events: what was just done
 * @param position in answers: where the change stands in the ordered log; absent when not known within a second
 */
@Schema(name = "Incident")
public record IncidentView(
        String id,
        String code,
        String areaCode,
        String areaName,
        String areaPath,
        String category,
        String categoryName,
        @Schema(allowableValues = {"part", "event"}) String kind,
        @Schema(minimum = "1", maximum = "4") int severity,
        String channel,
        String title,
        Status status,
        int version,
        double lng,
        double lat,
        Instant reportedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant handledAt,
        @Nullable Instant closedAt,
        Instant dueAt,
        boolean overdue,
        @Nullable String holder,
        boolean rehearsal,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String verb,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long position) {

    IncidentView withPosition(long logPosition) {
        return new IncidentView(
                id,
                code,
                areaCode,
                areaName,
                areaPath,
                category,
                categoryName,
                kind,
                severity,
                channel,
                title,
                status,
                version,
                lng,
                lat,
                reportedAt,
                acceptedAt,
                dispatchedAt,
                arrivedAt,
                handledAt,
                closedAt,
                dueAt,
                overdue,
                holder,
                rehearsal,
                verb,
                logPosition > 0 ? (Long) logPosition : null);
    }
}

package org.onegrid.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;

/**
 * What does not change while an incident is worked on.
 *
 * @param code     for people: SJ, the day of the report, a number of at least six digits
 * @param areaId   the grid it lies in
 * @param areaPath ids of the command tree from the top down to the grid, joined by dots
 * @param arriveBy when somebody should be there
 * @param dueAt    when it should be closed
 * @param rehearsalId the rehearsal it is played in, null when it is real
 */
record Facts(
        long id,
        String code,
        long areaId,
        String areaPath,
        String category,
        int severity,
        String channel,
        @Nullable String sourceId,
        String title,
        @Nullable String description,
        LngLat place,
        Instant arriveBy,
        Instant dueAt,
        @Nullable Long rehearsalId) {

    /** The same, accounted to another area. */
    Facts in(long otherAreaId, String otherAreaPath) {
        return new Facts(
                id,
                code,
                otherAreaId,
                otherAreaPath,
                category,
                severity,
                channel,
                sourceId,
                title,
                description,
                place,
                arriveBy,
                dueAt,
                rehearsalId);
    }
}

package org.onegrid.tracking.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A responder as the database has it.
 *
 * @param areaIds        the areas it is counted in, from the top of the command tree down to its own
 * @param shown          whether it may be shown now
 * @param lng            degrees east
 * @param lat            degrees north
 * @param at             when the fix was taken
 * @param headingDegrees clockwise from north; null when unknown
 * @param speedMps       metres a second; null when unknown
 */
record Seen(
        String code,
        String callsign,
        String kind,
        List<Long> areaIds,
        boolean shown,
        double lng,
        double lat,
        Instant at,
        @Nullable Double headingDegrees,
        @Nullable Double speedMps) {

    /** The same with another heading. */
    Seen heading(@Nullable Double degrees) {
        return new Seen(code, callsign, kind, areaIds, shown, lng, lat, at, degrees, speedMps);
    }
}

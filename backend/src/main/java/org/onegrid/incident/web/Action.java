package org.onegrid.incident.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.onegrid.incident.IncidentDesk;

/** What goes with a verb; all of it may be absent. */
record Action(
        @Schema(description = "reason or remark, up to 2,000 characters") @Nullable
        String opinion,

        @Schema(format = "date-time", description = "when it was done; now when absent") @Nullable
        String at,

        @Nullable Double lng,
        @Nullable Double lat,

        @Schema(description = "of lng and lat; wgs84 when absent") @Nullable
        String datum,

        @Schema(description = "for dispatch: who has the case from now on, by post or call sign") @Nullable
        String holder,

        @Schema(description = "refuse when the incident is at another version") @Nullable
        Integer version) {

    private static final Action NOTHING = new Action(null, null, null, null, null, null, null);

    /** @param ifMatch goes before the version in the body */
    static IncidentDesk.Order order(String verb, @Nullable Action given, @Nullable Integer ifMatch) {
        Action action = given == null ? NOTHING : given;
        return new IncidentDesk.Order(
                verb,
                action.opinion,
                action.at,
                action.lng,
                action.lat,
                action.datum,
                action.holder,
                ifMatch != null ? ifMatch : action.version);
    }
}

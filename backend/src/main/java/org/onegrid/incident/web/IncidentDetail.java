package org.onegrid.incident.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.incident.IncidentQueries;
import org.onegrid.incident.IncidentView;
import org.onegrid.incident.Verb;

/** An incident as in lists, and in the same object what only its own page shows. */
record IncidentDetail(
        @JsonUnwrapped IncidentView incident,
        @Nullable String description,
        @Nullable String sourceId,
        Instant arriveBy,
        List<Verb> verbs,
        List<IncidentQueries.TimelineStep> timeline) {

    static IncidentDetail of(IncidentQueries.Detail detail) {
        return new IncidentDetail(
                detail.incident(),
                detail.description(),
                detail.sourceId(),
                detail.arriveBy(),
                detail.verbs(),
                detail.timeline());
    }
}

package org.onegrid.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;

/**
 * One entry of the timeline.
 *
 * @param version the version of the incident that it made
 * @param verb    {@code report} or the word of a {@link Verb}
 * @param from    null for the first
 */
record Step(
        int version,
        String verb,
        @Nullable Status from,
        Status to,
        Instant at,
        Actor actor,
        @Nullable String opinion,
        @Nullable LngLat place) {}

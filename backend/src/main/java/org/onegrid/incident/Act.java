package org.onegrid.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;

/**
 * Somebody doing something to an incident.
 *
 * @param at      when it was done, perhaps out in the field and before it became known here
 * @param opinion reason or remark
 * @param place   where it was done
 * @param holder  for a dispatch: who has the case from now on, by post or call sign
 */
record Act(
        Actor actor,
        Instant at,
        @Nullable String opinion,
        @Nullable LngLat place,
        @Nullable String holder) {}

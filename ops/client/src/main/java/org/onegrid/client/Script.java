package org.onegrid.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;

/**
 * A case to be played: what is reported when, and how long each link takes those who are played. Delays are seconds of played
 * time, {@value #NEVER} where the recorded case never came so far.
 *
 * @param sourceId     unique within the play
 * @param reportedAt   in played time
 * @param acceptAfter  reported to accepted
 * @param sendAfter    accepted to ready to be dispatched (or rejected); a crew must be free then
 * @param onSite       arrived to handled
 * @param verifyAfter  handled to verified
 * @param closeAfter   verified to closed
 * @param rejected     why it is rejected instead of dispatched, null when it is not
 */
record Script(
        String sourceId,
        String category,
        LngLat at,
        String channel,
        int severity,
        String title,
        Instant reportedAt,
        long acceptAfter,
        long sendAfter,
        long onSite,
        long verifyAfter,
        long closeAfter,
        @Nullable String rejected) {

    static final long NEVER = -1;

    Script at(LngLat elsewhere) {
        return new Script(
                sourceId,
                category,
                elsewhere,
                channel,
                severity,
                title,
                reportedAt,
                acceptAfter,
                sendAfter,
                onSite,
                verifyAfter,
                closeAfter,
                rejected);
    }
}

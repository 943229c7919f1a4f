package org.onegrid.synth.chronicle;

import org.onegrid.geo.LngLat;

/**
 * Where a responder is at a moment.
 *
 * @param responder code of the post
 * @param at        where, on a road except at the place of a case or at home
 * @param activity  what is being done
 */
public record Fix(String responder, LngLat at, Activity activity) {

    /** What a responder is doing. */
    public enum Activity {
        /** At the yard or station, ready. */
        STANDBY,
        /** On a round. */
        PATROL,
        /** On the way to a case. */
        UNDERWAY,
        /** At a case. */
        ON_SITE,
        /** On the way home. */
        RETURNING
    }
}

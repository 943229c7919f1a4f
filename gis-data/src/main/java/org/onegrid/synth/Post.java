package org.onegrid.synth;

import org.onegrid.geo.LngLat;

/**
 * A position on the staff; the person in it is never named.
 *
 * @param code     unique, for example 990100003012004-M1
 * @param role     what the post does
 * @param trade    for crews: municipal, sanitation, enforcement, water, power, emergency; else empty
 * @param areaCode a grid; for a crew and supervisor the street
 * @param home     where the post starts its day
 */
public record Post(String code, Role role, String trade, String areaCode, LngLat home) {

    /** Roles of posts. A worker, as in households per worker, is a MEMBER. */
    public enum Role {
        LEADER,
        MEMBER,
        INSTRUCTOR,
        VOLUNTEER,
        CREW,
        SUPERVISOR
    }
}

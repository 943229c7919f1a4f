package org.onegrid.network;

import org.onegrid.geo.LngLat;

/**
 * A place put onto the road it is reached from.
 *
 * @param place        the place itself
 * @param link         the link nearest to it
 * @param alongMeters  metres from the start of the link to the foot of the place on it
 * @param accessMeters metres between the place and the link
 * @param at           the foot on the link
 */
public record Snap(LngLat place, int link, double alongMeters, double accessMeters, LngLat at) {

    /** Time between the place and the road on foot, in milliseconds. */
    public int accessMillis() {
        return (int) StrictMath.round(accessMeters * 1000 / Travel.ACCESS_METERS_PER_SECOND);
    }
}

package org.onegrid.movement;

import org.onegrid.geo.LngLat;

/**
 * A place at a time.
 *
 * @param millis         milliseconds since the epoch
 * @param accuracyMeters radius within which the true place lies; 0 where the device does not say
 */
public record Waypoint(LngLat place, long millis, double accuracyMeters) {

    /** @throws IllegalArgumentException when the accuracy is negative or not a number */
    public Waypoint {
        if (!(accuracyMeters >= 0)) {
            throw new IllegalArgumentException("accuracy must be 0 or more metres, was " + accuracyMeters);
        }
    }

    /** A waypoint whose device says nothing of its accuracy. */
    public Waypoint(LngLat place, long millis) {
        this(place, millis, 0);
    }
}

package org.onegrid.tracking.zone;

import org.onegrid.tracking.pipeline.Sighting;

/**
 * A responder came into a zone or left it.
 *
 * @param sighting the first one that was on the new side for certain
 */
record Crossing(WatchedZone zone, Sighting sighting, boolean entered) {

    /** What its alarm is about. */
    String key() {
        return zone.id() + "/" + sighting.tracked().code();
    }
}

package org.onegrid.tracking.zone;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;
import org.onegrid.movement.Fence;

/** A zone as the pipeline needs it. */
record WatchedZone(
        long id,
        String name,
        long areaId,
        Envelope bounds,
        Fence fence,
        ZoneEvent event,
        Set<String> kinds,
        ZoneHours hours,
        ZoneId clock,
        int severity) {

    boolean watches(String kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }

    boolean isAwake(Instant at) {
        return hours.include(at, clock);
    }
}

package org.onegrid.analytics.coverage;

import org.jspecify.annotations.Nullable;
import org.onegrid.grid.AreaLevel;

/**
 * Says when too little coverage is an alarm.
 *
 * @param areaId  whose responders count
 * @param level   of the areas below that are watched one by one; null for the area as a whole
 * @param kind    of responders
 * @param minutes within which households are to be reached
 * @param share   of the households that are to be reached
 * @param seconds how long it may be less
 */
record VoidRule(
        long id,
        long areaId,
        @Nullable String level,
        String kind,
        TravelMode mode,
        int minutes,
        double share,
        int seconds,
        int severity) {

    @Nullable
    AreaLevel areaLevel() {
        return level == null ? null : AreaLevel.find(level).orElseThrow();
    }

    /** Key of its alarm about an area. */
    String key(long ofArea) {
        return id + "/" + ofArea;
    }
}

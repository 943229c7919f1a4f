package org.onegrid.analytics.coverage;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stations as somebody has moved them.
 *
 * @param personId who kept it
 * @param level    of the rows
 * @param begin    stations as they stood
 * @param now      stations as they were moved
 * @param was      figures as they were when it was kept
 * @param became   the same with the stations moved
 */
record Scenario(
        long id,
        long personId,
        String name,
        long areaId,
        String level,
        TravelMode mode,
        List<Integer> minutes,
        List<Source> begin,
        List<Source> now,
        Figures was,
        Figures became,
        Instant at) {

    Scenario {
        minutes = List.copyOf(minutes);
        begin = List.copyOf(begin);
        now = List.copyOf(now);
    }

    /** Whether it tells where responders are. */
    boolean hasResponders() {
        return Stream.concat(begin.stream(), now.stream())
                .anyMatch(one -> one.origin().equals(Source.RESPONDER));
    }
}

package org.onegrid.analytics.coverage;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A kept scenario.
 *
 * @param level    of the areas it was looked at by
 * @param stations how many there are
 * @param mine     whether who asks has kept it
 * @param begin    figures with the stations as they stood
 * @param now      figures with the stations as they were moved
 */
@Schema(name = "CoverageScenario")
public record ScenarioView(
        String id,
        String name,
        String area,
        String level,
        TravelMode mode,
        List<Integer> minutes,
        Instant at,
        int stations,
        boolean mine,
        Figures begin,
        Figures now) {

    /** Copies the list in. */
    public ScenarioView {
        minutes = List.copyOf(minutes);
    }
}

package org.onegrid.analytics.coverage;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Feature;

/**
 * How a what-if session stands.
 *
 * @param revision counts the changes
 * @param stations by label
 * @param added    labels of the stations that the last change added, in its order
 * @param begin    figures before any change
 * @param now      figures with the stations as they are
 * @param rows     the same of the areas, by code
 * @param bands    the ground that is reached; null when it was not asked for
 */
public record WhatIfState(
        String id,
        int revision,
        String area,
        String level,
        TravelMode mode,
        List<Integer> minutes,
        List<Station> stations,
        List<Integer> added,
        Figures begin,
        Figures now,
        List<AreaChange> rows,
        @Nullable List<Feature> bands) {

    /** Copies the lists in. */
    public WhatIfState {
        minutes = List.copyOf(minutes);
        stations = List.copyOf(stations);
        added = List.copyOf(added);
        rows = List.copyOf(rows);
    }

    /** A station. @param label stays with it, and is never given to another */
    @Schema(name = "WhatIfStation")
    public record Station(
            int label,
            double lng,
            double lat,
            String origin,
            @Nullable String name,
            @Nullable String kind) {}

    /** An area before and now. */
    @Schema(name = "WhatIfArea")
    public record AreaChange(String code, String name, long households, Part begin, Part now) {}

    /** Shares within the minutes, and seconds. */
    @Schema(name = "WhatIfPart")
    public record Part(
            List<@Nullable Double> shares,
            @Nullable Double median,
            @Nullable Double p90) {

        static Part of(Figures figures) {
            return new Part(figures.shares(), figures.median(), figures.p90());
        }
    }
}

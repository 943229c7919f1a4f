package org.onegrid.analytics.coverage;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many households those on duty reach in time at this moment. Those count whose day begins in the area, wherever they are.
 *
 * @param minutes limits
 * @param kinds   of responders, by name
 */
@Schema(name = "CoverageNow")
public record CoverageNowView(String area, Instant at, List<Integer> minutes, List<OfKind> kinds) {

    /** Copies the lists in. */
    public CoverageNowView {
        minutes = List.copyOf(minutes);
        kinds = List.copyOf(kinds);
    }

    /** @param seen how many of those on duty were seen within half an hour; the others are taken to be at their posts */
    @Schema(name = "CoverageNowKind")
    public record OfKind(
            String kind,
            TravelMode mode,
            int onDuty,
            int seen,
            long households,
            List<@Nullable Double> shares,
            List<OfArea> rows) {}

    /** The same of an area below, by code. */
    @Schema(name = "CoverageNowArea")
    public record OfArea(String code, String name, long households, List<@Nullable Double> shares) {}
}

package org.onegrid.tracking.patrol;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * How much was visited. Each thing counts once, however often and by however many it was visited; a road that two grids share
 * counts in both and once in the total.
 *
 * @param from    begin of the first stretch of five minutes that counts
 * @param to      end of the last one
 * @param asOf    when this was computed
 * @param pending stretches of that time whose positions are stored and not yet turned into visits
 * @param total   of the area
 * @param grids   of each grid in it, by code
 */
@Schema(name = "PatrolCoverage")
public record Coverage(
        String area, Instant from, Instant to, Instant asOf, long pending, Figures total, List<OfGrid> grids) {

    /** @param unchecked codes of the items of the check list that nobody checked; empty when there are more than 60 grids */
    @Schema(name = "PatrolCoverageOfGrid")
    public record OfGrid(String code, String name, Figures figures, List<String> unchecked) {}

    /**
     * Shares as numerator and denominator.
     *
     * @param roadMeters length of roads, visited and all, metres
     * @param buildings  buildings, visited and all
     * @param items      items of the check list, checked and all; every grid has the whole list
     */
    @Schema(name = "PatrolFigures")
    public record Figures(Part roadMeters, Part buildings, Part items) {}

    /** A part of a whole; without a whole there is no share. */
    @Schema(name = "PatrolPart")
    public record Part(long numerator, long denominator) {}
}

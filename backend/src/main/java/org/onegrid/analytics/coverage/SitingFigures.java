package org.onegrid.analytics.coverage;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * How good a choice of sites is, and what it changes.
 *
 * @param sites      how many are new
 * @param standing   how many stood already
 * @param candidates how many places were tried
 * @param demand     households or cases there are
 * @param value      of the goal: households or cases reached, seconds on average, or sites
 * @param bound      no choice can do better than this
 * @param gap        between the two, as a share
 * @param proven     whether no choice is better
 * @param unit       of value and bound
 * @param minutes    within which somebody counts as reached
 * @param begin      figures with what stands already
 * @param now        figures with the new sites as well
 */
@Schema(name = "SitingFigures")
public record SitingFigures(
        @Schema(allowableValues = {"cover", "least-time", "fewest"})
        String goal,

        int sites,
        int standing,
        int candidates,
        double demand,
        double value,
        double bound,
        double gap,
        boolean proven,

        @Schema(allowableValues = {"households", "cases", "seconds", "sites"})
        String unit,

        List<Integer> minutes,
        Figures begin,
        Figures now) {

    /** Copies the list in. */
    public SitingFigures {
        minutes = List.copyOf(minutes);
    }
}

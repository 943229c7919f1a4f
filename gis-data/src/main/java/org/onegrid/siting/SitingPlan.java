package org.onegrid.siting;

import java.util.List;

/**
 * A choice of sites and how good it is.
 *
 * @param sites all chosen, fixed ones included, ascending
 * @param value what it reaches, in the unit of the question
 * @param bound what no allowed choice can pass: at least {@code value} where more is better, at most where less is better
 */
public record SitingPlan(List<Integer> sites, double value, double bound) {

    public SitingPlan {
        sites = List.copyOf(sites);
    }

    /** How far the value may be from the best there is, as a share of the bound; 0 when it is the best. */
    public double gap() {
        return bound == value ? 0 : Math.abs(bound - value) / Math.max(Math.abs(bound), Math.abs(value));
    }
}

package org.onegrid.siting;

import java.util.List;

/**
 * A choice of sites and how good it is.
 *
 * @param sites  all chosen, fixed ones included, ascending
 * @param served the weight served by each of them, in the same order: those nearest to it, or what it can of those whom no
 *     other site serves better
 * @param value  what it reaches, in the unit of the question
 * @param bound  what no allowed choice can pass: at least {@code value} where more is better, at most where less is better
 */
public record SitingPlan(List<Integer> sites, List<Double> served, double value, double bound) {

    public SitingPlan {
        sites = List.copyOf(sites);
        served = List.copyOf(served);
    }

    /** How far the value may be from the best there is, as a share of the bound; 0 when it is the best. */
    public double gap() {
        return bound == value ? 0 : Math.abs(bound - value) / Math.max(Math.abs(bound), Math.abs(value));
    }
}

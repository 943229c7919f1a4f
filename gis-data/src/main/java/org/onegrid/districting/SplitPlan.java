package org.onegrid.districting;

import java.util.List;

/**
 * A way to cut a community.
 *
 * @param partOf     of each block the number of its part; parts are numbered as their first blocks come
 * @param households of each part
 * @param imbalance  root of the mean squared difference from the mean number of households, as a share of it
 * @param borderCost of all borders between the parts, metres
 * @param score      what was made small: the smaller the better
 */
public record SplitPlan(
        List<Integer> partOf, List<Double> households, double imbalance, double borderCost, double score) {

    public SplitPlan {
        partOf = List.copyOf(partOf);
        households = List.copyOf(households);
    }
}

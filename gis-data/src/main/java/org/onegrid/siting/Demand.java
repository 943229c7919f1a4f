package org.onegrid.siting;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be reached and what it takes: places with weights (households, people), candidate sites, and the cost from a site
 * to those places it can reach at all, in compressed rows by site. Immutable.
 */
public final class Demand {

    /** Most pairs of site and place; more would not fit into the memory of an ordinary server. */
    public static final int MAX_PAIRS = 30_000_000;

    private final double[] weights;
    private final int[] rowStart;
    private final int[] place;
    private final int[] cost;
    private final double @Nullable [] capacity;

    private Demand(double[] weights, int[] rowStart, int[] place, int[] cost, double @Nullable [] capacity) {
        this.weights = weights;
        this.rowStart = rowStart;
        this.place = place;
        this.cost = cost;
        this.capacity = capacity;
    }

    /**
     * Collects the costs, one site after the other.
     *
     * @param weights of each place, finite and not negative
     * @throws IllegalArgumentException when a weight is none
     */
    public static Builder of(double[] weights) {
        for (double weight : weights) {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a weight is finite and not negative, was " + weight);
            }
        }
        return new Builder(weights.clone());
    }

    /** Takes the sites in order; the first has the number 0. Not for several threads. */
    public static final class Builder {

        private final double[] weights;
        private final int[] lastSite;
        private int[] rowStart = new int[16];
        private int[] place = new int[1024];
        private int[] cost = new int[1024];
        private int sites;
        private int pairs;

        private Builder(double[] weights) {
            this.weights = weights;
            this.lastSite = new int[weights.length];
        }

        /**
         * Adds a site.
         *
         * @param places it reaches, each once
         * @param costs  to each of them, such as milliseconds, not negative
         * @throws IllegalArgumentException when a place is unknown or named twice, a cost is negative, or there are more than
         *     {@link #MAX_PAIRS} pairs in all
         */
        public Builder addSite(int[] places, int[] costs) {
            if (places.length != costs.length) {
                throw new IllegalArgumentException(places.length + " places and " + costs.length + " costs");
            }
            if ((long) pairs + places.length > MAX_PAIRS) {
                throw new IllegalArgumentException("at most " + MAX_PAIRS + " pairs of site and place");
            }
            if (sites + 2 > rowStart.length) {
                rowStart = Arrays.copyOf(rowStart, rowStart.length * 2);
            }
            if (pairs + places.length > place.length) {
                int room = (int) Math.min(MAX_PAIRS, Math.max(2L * place.length, pairs + (long) places.length));
                place = Arrays.copyOf(place, room);
                cost = Arrays.copyOf(cost, room);
            }
            sites++;
            for (int i = 0; i < places.length; i++) {
                int at = places[i];
                if (at < 0 || at >= weights.length || lastSite[at] == sites || costs[i] < 0) {
                    throw new IllegalArgumentException("site " + (sites - 1) + ", place " + at
                            + ": a place is known, named once and has a cost that is not negative");
                }
                lastSite[at] = sites;
                place[pairs] = at;
                cost[pairs++] = costs[i];
            }
            rowStart[sites] = pairs;
            return this;
        }

        /** Places with the same nearest site come to lie side by side, so that what is looked up by place lies near, too. */
        public Demand build() {
            int[] starts = Arrays.copyOf(rowStart, sites + 1);
            int[] rank = rankByNearest();
            double[] ranked = new double[weights.length];
            int[] reaching = new int[weights.length + 1];
            for (int at = 0; at < weights.length; at++) {
                ranked[rank[at]] = weights[at];
            }
            for (int i = 0; i < pairs; i++) {
                reaching[rank[place[i]] + 1]++;
            }
            for (int at = 0; at < weights.length; at++) {
                reaching[at + 1] += reaching[at];
            }
            int[] siteOf = new int[pairs];
            int[] costOf = new int[pairs];
            for (int site = 0; site < sites; site++) {
                for (int i = starts[site]; i < starts[site + 1]; i++) {
                    int to = reaching[rank[place[i]]]++;
                    siteOf[to] = site;
                    costOf[to] = cost[i];
                }
            }
            int[] next = starts.clone();
            int[] places = new int[pairs];
            int[] costs = new int[pairs];
            for (int at = 0, i = 0; at < weights.length; at++) {
                for (; i < reaching[at]; i++) {
                    places[next[siteOf[i]]] = at;
                    costs[next[siteOf[i]]++] = costOf[i];
                }
            }
            return new Demand(ranked, starts, places, costs, null);
        }

        private int[] rankByNearest() {
            int[] nearest = new int[weights.length];
            int[] cheapest = new int[weights.length];
            Arrays.fill(nearest, sites);
            for (int site = 0; site < sites; site++) {
                for (int i = rowStart[site]; i < rowStart[site + 1]; i++) {
                    if (nearest[place[i]] == sites || cost[i] < cheapest[place[i]]) {
                        nearest[place[i]] = site;
                        cheapest[place[i]] = cost[i];
                    }
                }
            }
            int[] next = new int[sites + 2];
            for (int site : nearest) {
                next[site + 1]++;
            }
            for (int site = 0; site <= sites; site++) {
                next[site + 1] += next[site];
            }
            return Arrays.stream(nearest).map(site -> next[site]++).toArray();
        }
    }

    /**
     * The same with sites that can serve only so much. The weight of a place may then be shared by several sites, as the
     * households of a block may.
     *
     * @param ofEachSite weight, not negative; {@link Double#POSITIVE_INFINITY} where there is no limit
     * @throws IllegalArgumentException when there is not one for each site, or one is negative
     */
    public Demand withCapacities(double[] ofEachSite) {
        if (ofEachSite.length != siteCount() || Arrays.stream(ofEachSite).anyMatch(one -> !(one >= 0))) {
            throw new IllegalArgumentException("a capacity for each of the " + siteCount() + " sites, not negative");
        }
        return new Demand(weights, rowStart, place, cost, ofEachSite.clone());
    }

    public int siteCount() {
        return rowStart.length - 1;
    }

    public int placeCount() {
        return weights.length;
    }

    public double totalWeight() {
        return Arrays.stream(weights).sum();
    }

    /**
     * The same for a question to which only what lies within a cost matters: places that the same sites reach are one, at the costs
     * of the first of them. O(pairs).
     */
    Demand alike(int limit) {
        int[] kind = kinds(limit);
        int kinds = 0;
        int[] number = new int[weights.length + 1];
        int[] first = new int[weights.length];
        Arrays.fill(number, -1);
        for (int at = 0; at < kind.length; at++) {
            if (number[kind[at]] < 0) {
                first[kinds] = at;
                number[kind[at]] = kinds++;
            }
        }
        double[] sums = new double[kinds];
        for (int at = 0; at < kind.length; at++) {
            sums[number[kind[at]]] += weights[at];
        }
        int[] starts = new int[rowStart.length];
        int[] places = new int[place.length];
        int[] costs = new int[place.length];
        int kept = 0;
        for (int site = 0; site < siteCount(); site++) {
            for (int i = rowStart[site]; i < rowStart[site + 1]; i++) {
                int is = number[kind[place[i]]];
                if (cost[i] <= limit && first[is] == place[i]) {
                    places[kept] = is;
                    costs[kept++] = cost[i];
                }
            }
            starts[site + 1] = kept;
        }
        return new Demand(sums, starts, Arrays.copyOf(places, kept), Arrays.copyOf(costs, kept), capacity);
    }

    /** Of each place a number that those have in common whom the same sites reach: each site parts whom it reaches from the rest. */
    private int[] kinds(int limit) {
        int[] kind = new int[weights.length];
        int[] size = new int[weights.length + 1];
        int[] parted = new int[size.length];
        int[] by = new int[size.length];
        int[] unused = new int[size.length];
        int spare = 0;
        for (int one = weights.length; one > 0; one--) {
            unused[spare++] = one;
        }
        size[0] = weights.length;
        Arrays.fill(by, -1);
        for (int site = 0; site < siteCount(); site++) {
            for (int i = rowStart[site]; i < rowStart[site + 1]; i++) {
                if (cost[i] > limit) {
                    continue;
                }
                int was = kind[place[i]];
                if (by[was] != site) {
                    by[was] = site;
                    parted[was] = unused[--spare];
                }
                int is = parted[was];
                kind[place[i]] = is;
                size[is]++;
                if (--size[was] == 0) {
                    unused[spare++] = was;
                }
            }
        }
        return kind;
    }

    /** Of each place the number of its group: places of a group have the same nearest and second nearest site. */
    int[] groups() {
        int[] nearest = new int[weights.length];
        int[] second = new int[weights.length];
        int[] cheapest = new int[weights.length];
        int[] next = new int[weights.length];
        Arrays.fill(nearest, -1);
        Arrays.fill(second, -1);
        for (int site = 0; site < siteCount(); site++) {
            for (int i = rowStart[site]; i < rowStart[site + 1]; i++) {
                int at = place[i];
                if (nearest[at] < 0 || cost[i] < cheapest[at]) {
                    second[at] = nearest[at];
                    next[at] = cheapest[at];
                    nearest[at] = site;
                    cheapest[at] = cost[i];
                } else if (second[at] < 0 || cost[i] < next[at]) {
                    second[at] = site;
                    next[at] = cost[i];
                }
            }
        }
        Map<Long, Integer> numbers = new HashMap<>();
        int[] group = new int[weights.length];
        for (int at = 0; at < group.length; at++) {
            group[at] = numbers.computeIfAbsent((long) nearest[at] << 32 | second[at] + 1, k -> numbers.size());
        }
        return group;
    }

    /** The weight within a cost of each of the chosen that no other of them is nearer to. */
    double[] nearest(int[] chosen, int mostCost) {
        int[] best = new int[weights.length];
        int[] by = new int[weights.length];
        Arrays.fill(best, Integer.MAX_VALUE);
        for (int c = 0; c < chosen.length; c++) {
            for (int i = rowStart[chosen[c]]; i < rowStart[chosen[c] + 1]; i++) {
                if (cost[i] <= mostCost && cost[i] < best[place[i]]) {
                    best[place[i]] = cost[i];
                    by[place[i]] = c;
                }
            }
        }
        double[] served = new double[chosen.length];
        for (int at = 0; at < best.length; at++) {
            if (best[at] != Integer.MAX_VALUE) {
                served[by[at]] += weights[at];
            }
        }
        return served;
    }

    /** What a site is worth to each place within a cost: the weight, whatever the cost. */
    Benefits within(int limit) {
        return benefits(limit, false);
    }

    /** What a site saves each place against being missed at the given cost: weight times the cost saved. */
    Benefits savings(int missCost) {
        return benefits(missCost - 1, true);
    }

    private Benefits benefits(int mostCost, boolean saved) {
        int[] starts = new int[rowStart.length];
        int[] places = new int[place.length];
        double[] worth = new double[place.length];
        int kept = 0;
        for (int site = 0; site < siteCount(); site++) {
            for (int i = rowStart[site]; i < rowStart[site + 1]; i++) {
                double weight = weights[place[i]];
                if (cost[i] <= mostCost && weight > 0) {
                    places[kept] = place[i];
                    worth[kept++] = saved ? weight * (mostCost + 1L - cost[i]) : weight;
                }
            }
            starts[site + 1] = kept;
        }
        return new Benefits(
                weights.length, starts, Arrays.copyOf(places, kept), Arrays.copyOf(worth, kept), weights, capacity);
    }
}

package org.onegrid.siting;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What each site is worth to each place, in compressed rows by site. A place counts the best of the chosen sites, so the worth
 * of a choice is Σ over places of the maximum over its sites: maximal covering and the p-median are both this. Where sites have
 * capacities, the weight of a place is shared out among them so that the sum is greatest.
 *
 * <p>The order of a site's places means nothing and changes.
 *
 * @param worth    of a site to a place with all its weight, positive
 * @param weight   of each place
 * @param capacity weight each site can serve; null when none is limited
 */
record Benefits(
        int places, int[] rowStart, int[] place, double[] worth, double[] weight, double @Nullable [] capacity) {

    int sites() {
        return rowStart.length - 1;
    }

    int pairs() {
        return place.length;
    }

    /** The worth of a choice. */
    double of(int[] chosen) {
        return capacity == null ? Arrays.stream(best(chosen)).sum() : new Assignment(this, capacity, chosen).worth();
    }

    /** What it costs to say so, in looks at pairs; sharing places out costs far more. */
    long work(int[] chosen) {
        if (capacity != null) {
            return places * (1_000L + 20L * chosen.length * chosen.length);
        }
        long work = places;
        for (int site : chosen) {
            work += rowStart[site + 1] - rowStart[site];
        }
        return work;
    }

    /** Of each place the best of the chosen, as if none had a capacity. */
    double[] best(int[] chosen) {
        double[] best = new double[places];
        for (int site : chosen) {
            for (int i = rowStart[site]; i < rowStart[site + 1]; i++) {
                best[place[i]] = Math.max(best[place[i]], worth[i]);
            }
        }
        return best;
    }

    /** Of each place the least that a site is worth to it, infinite where none is worth anything. */
    double[] lowest() {
        double[] lowest = new double[places];
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        for (int i = 0; i < place.length; i++) {
            lowest[place[i]] = Math.min(lowest[place[i]], worth[i]);
        }
        return lowest;
    }

    /** Puts a site's places to whom it is worth more than the least first; the end of these. One thread a site. */
    int bringForward(int site, double[] least) {
        int front = rowStart[site];
        int back = rowStart[site + 1];
        while (front < back) {
            if (worth[front] > least[place[front]]) {
                front++;
                continue;
            }
            back--;
            int other = place[front];
            place[front] = place[back];
            place[back] = other;
            double its = worth[front];
            worth[front] = worth[back];
            worth[back] = its;
        }
        return front;
    }

    /** How much a site adds to what places have already, capacities aside. */
    double gain(int site, double[] best) {
        double gain = 0;
        for (int i = rowStart[site]; i < rowStart[site + 1]; i++) {
            gain += Math.max(0, worth[i] - best[place[i]]);
        }
        return gain;
    }

    /** The same with places put together; a group counts what its places do. */
    Benefits grouped(int[] groupOf, int groups) {
        int[] starts = new int[rowStart.length];
        int[] group = new int[place.length];
        double[] sums = new double[place.length];
        int[] at = new int[groups];
        int n = 0;
        for (int site = 0; site < sites(); site++) {
            for (int i = rowStart[site]; i < rowStart[site + 1]; i++) {
                int g = groupOf[place[i]];
                boolean known = at[g] >= starts[site] && at[g] < n && group[at[g]] == g;
                if (!known) {
                    at[g] = n;
                    group[n++] = g;
                }
                sums[at[g]] += worth[i];
            }
            starts[site + 1] = n;
        }
        double[] weights = new double[groups];
        for (int p = 0; p < places; p++) {
            weights[groupOf[p]] += weight[p];
        }
        return new Benefits(groups, starts, Arrays.copyOf(group, n), Arrays.copyOf(sums, n), weights, capacity);
    }

    /**
     * The same with the heaviest place of each group standing for all of it: what a site can do for a part of a group only is not
     * mistaken for something that takes up its capacity.
     */
    Benefits represented(int[] groupOf, int groups) {
        int[] heaviest = new int[groups];
        double[] weights = new double[groups];
        Arrays.fill(heaviest, -1);
        for (int p = 0; p < places; p++) {
            int g = groupOf[p];
            weights[g] += weight[p];
            heaviest[g] = heaviest[g] < 0 || weight[p] > weight[heaviest[g]] ? p : heaviest[g];
        }
        int[] starts = new int[rowStart.length];
        int[] group = new int[place.length];
        double[] worths = new double[place.length];
        int n = 0;
        for (int site = 0; site < sites(); site++) {
            for (int i = rowStart[site]; i < rowStart[site + 1]; i++) {
                int g = groupOf[place[i]];
                if (heaviest[g] == place[i]) {
                    group[n] = g;
                    worths[n++] = worth[i] / weight[place[i]] * weights[g];
                }
            }
            starts[site + 1] = n;
        }
        return new Benefits(groups, starts, Arrays.copyOf(group, n), Arrays.copyOf(worths, n), weights, capacity);
    }
}

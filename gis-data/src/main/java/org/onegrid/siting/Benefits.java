package org.onegrid.siting;

import java.util.Arrays;

/**
 * What each site is worth to each place, in compressed rows by site. A place counts the best of the chosen sites, so the worth
 * of a choice is Σ over places of the maximum over its sites: maximal covering and the p-median are both this.
 */
record Benefits(int places, int[] rowStart, int[] place, double[] worth) {

    int sites() {
        return rowStart.length - 1;
    }

    /** The worth of a choice. */
    double of(int[] chosen) {
        return Arrays.stream(best(chosen)).sum();
    }

    /** Of each place the best of the chosen. */
    double[] best(int[] chosen) {
        double[] best = new double[places];
        for (int site : chosen) {
            for (int i = rowStart[site]; i < rowStart[site + 1]; i++) {
                best[place[i]] = Math.max(best[place[i]], worth[i]);
            }
        }
        return best;
    }

    /** How much a site adds to what places have already. */
    double gain(int site, double[] best) {
        double gain = 0;
        for (int i = rowStart[site]; i < rowStart[site + 1]; i++) {
            gain += Math.max(0, worth[i] - best[place[i]]);
        }
        return gain;
    }
}

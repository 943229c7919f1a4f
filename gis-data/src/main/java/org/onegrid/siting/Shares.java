package org.onegrid.siting;

import java.util.Arrays;

/**
 * What chosen sites with capacities are worth at least: they serve first those whom no other of them could, then the others, each
 * time those to whom they are worth most. Many times quicker than the best way to share places out ({@link Assignment}), and
 * little below it. Not for several threads.
 */
final class Shares {

    private final Benefits benefits;
    private final double[] capacity;
    /** The entries of each site, those worth most per weight first, in the rows of the benefits. */
    private final int[] entry;
    /** By place how many of the chosen could serve it, and what of its weight nobody serves yet. */
    private final int[] could;

    private final double[] rest;

    Shares(Benefits benefits, double[] capacity) {
        this.benefits = benefits;
        this.capacity = capacity;
        could = new int[benefits.places()];
        rest = new double[could.length];
        entry = new int[benefits.pairs()];
        for (int site = 0; site < benefits.sites(); site++) {
            int first = benefits.rowStart()[site];
            long[] keys = new long[benefits.rowStart()[site + 1] - first];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = (long) -Float.floatToIntBits((float) unit(first + i)) << 32 | i;
            }
            Arrays.sort(keys);
            for (int i = 0; i < keys.length; i++) {
                entry[first + i] = first + (int) keys[i];
            }
        }
    }

    private double unit(int i) {
        return benefits.worth()[i] / benefits.weight()[benefits.place()[i]];
    }

    /** What it costs to say so, in looks at pairs. */
    long work(int[] chosen) {
        long work = 0;
        for (int site : chosen) {
            work += 3L * (benefits.rowStart()[site + 1] - benefits.rowStart()[site]);
        }
        return work;
    }

    double worth(int[] chosen) {
        for (int site : chosen) {
            for (int i = benefits.rowStart()[site]; i < benefits.rowStart()[site + 1]; i++) {
                int at = benefits.place()[i];
                could[at]++;
                rest[at] = benefits.weight()[at];
            }
        }
        double worth = 0;
        double[] spare = new double[chosen.length];
        for (int c = 0; c < chosen.length; c++) {
            spare[c] = capacity[chosen[c]];
            worth += serve(chosen[c], c, spare, true);
        }
        for (int c = 0; c < chosen.length; c++) {
            worth += serve(chosen[c], c, spare, false);
        }
        for (int site : chosen) {
            for (int i = benefits.rowStart()[site]; i < benefits.rowStart()[site + 1]; i++) {
                could[benefits.place()[i]] = 0;
            }
        }
        return worth;
    }

    private double serve(int site, int c, double[] spare, boolean isAlone) {
        double worth = 0;
        for (int i = benefits.rowStart()[site]; i < benefits.rowStart()[site + 1] && spare[c] > 0; i++) {
            int at = benefits.place()[entry[i]];
            if (could[at] == 1 == isAlone && rest[at] > 0) {
                double some = Math.min(spare[c], rest[at]);
                spare[c] -= some;
                rest[at] -= some;
                worth += some * unit(entry[i]);
            }
        }
        return worth;
    }
}

package org.onegrid.siting;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Looks for a choice without capacities by the best exchange of one chosen site for another until none helps, then again from the
 * best so far with a few sites exchanged by chance (iterated local search, Lourenço, Martin and Stützle 2003). What each candidate
 * would gain, what each chosen one would lose, and what of both is counted twice, is kept in tables and mended where an exchange
 * changed the two best of a place (Resende and Werneck 2007): an exchange costs a small part of a look at all pairs. Needs room for
 * all pairs a second time, by place. The random numbers are always the same, and so is the amount of work.
 */
final class Search {

    private static final double EPSILON = 1e-9;
    private static final int KICKED = 3;
    /** How often a choice is shaken at most. */
    private static final int TRIES = 1_000;
    /** How often all pairs may be looked at before it is not shaken again, and how many at most. */
    private static final long MOST_LOOKS = 250;

    private static final long MOST_WORK = 250_000_000L;

    private static final long SEED = 20261122;
    private static final int NOT_CHOSEN = -1;
    private static final int FIXED = -2;
    private static final int NONE = -3;

    private final Benefits benefits;
    private final int[] free;
    private final BooleanSupplier cancelled;

    /** The sites worth something to each place, the best first. */
    private final int[] start;

    private final int[] site;
    private final double[] worth;

    /** By site where it stands among the chosen. */
    private final int[] slot;

    private final int[] chosen;

    /** Of each place the best and second best of the chosen and fixed, and which of the chosen holds them. */
    private final double[] first;

    private final double[] second;
    private final int[] holder;
    private final int[] runnerUp;

    private final double[] gain;
    private final double[] loss;
    /** By site and slot what a place does not lose with the slot's site because this one would be there. */
    private final double[] kept;

    private double reached;
    private long work;

    Search(Benefits benefits, int[] fixed, int[] free, int count, BooleanSupplier cancelled) {
        this.benefits = benefits;
        this.free = free;
        this.cancelled = cancelled;
        start = new int[benefits.places() + 1];
        site = new int[benefits.pairs()];
        worth = new double[benefits.pairs()];
        turnRows();
        chosen = Arrays.copyOf(free, Math.min(count, free.length));
        slot = new int[benefits.sites()];
        Arrays.fill(slot, NOT_CHOSEN);
        for (int one : fixed) {
            slot[one] = FIXED;
        }
        first = new double[benefits.places()];
        second = new double[benefits.places()];
        holder = new int[benefits.places()];
        runnerUp = new int[benefits.places()];
        gain = new double[benefits.sites()];
        loss = new double[chosen.length];
        kept = new double[benefits.sites() * chosen.length];
    }

    /** Begins with a choice. */
    private void begin(int[] choice) {
        for (int c = 0; c < chosen.length; c++) {
            slot[chosen[c]] = NOT_CHOSEN;
        }
        System.arraycopy(choice, 0, chosen, 0, chosen.length);
        for (int c = 0; c < chosen.length; c++) {
            slot[chosen[c]] = c;
        }
        Arrays.fill(gain, 0);
        Arrays.fill(loss, 0);
        Arrays.fill(kept, 0);
        reached = 0;
        for (int place = 0; place < first.length; place++) {
            settle(place);
            count(place, 1);
            reached += first[place];
        }
    }

    private void turnRows() {
        for (int place : benefits.place()) {
            start[place + 1]++;
        }
        for (int place = 0; place < benefits.places(); place++) {
            start[place + 1] += start[place];
        }
        long[] keys = new long[site.length];
        int[] next = start.clone();
        for (int one = 0; one < benefits.sites(); one++) {
            for (int i = benefits.rowStart()[one]; i < benefits.rowStart()[one + 1]; i++) {
                // positive floats sort as their bits do
                long bits = Float.floatToIntBits((float) benefits.worth()[i]);
                keys[next[benefits.place()[i]]++] = -bits << 32 | i;
            }
        }
        int[] siteOf = new int[site.length];
        for (int one = 0; one < benefits.sites(); one++) {
            Arrays.fill(siteOf, benefits.rowStart()[one], benefits.rowStart()[one + 1], one);
        }
        for (int place = 0; place < benefits.places(); place++) {
            Arrays.sort(keys, start[place], start[place + 1]);
            for (int e = start[place]; e < start[place + 1]; e++) {
                site[e] = siteOf[(int) keys[e]];
                worth[e] = benefits.worth()[(int) keys[e]];
            }
        }
    }

    /** What one gets to by exchanges that better a choice. */
    int[] from(int[] choice) {
        begin(choice);
        descend();
        return chosen.clone();
    }

    /** The best choice found from one on, shaken until that is worth enough or there was work enough. */
    int[] best(int[] choice, double enough) {
        begin(choice);
        long end = work + Math.min(MOST_WORK, MOST_LOOKS * benefits.pairs());
        SplittableRandom random = new SplittableRandom(SEED);
        descend();
        int[] best = chosen.clone();
        double most = reached;
        boolean isOpen = chosen.length > 0 && chosen.length < free.length;
        for (int i = 0; isOpen && i < TRIES && work < end && !(most >= enough); i++) {
            for (int k = 0; k < Math.min(KICKED, chosen.length); k++) {
                int candidate = free[random.nextInt(free.length)];
                int out = random.nextInt(chosen.length);
                if (slot[candidate] == NOT_CHOSEN) {
                    exchange(out, candidate);
                }
            }
            descend();
            if (reached > most + EPSILON * most) {
                best = chosen.clone();
                most = reached;
            } else {
                go(best);
            }
        }
        return best;
    }

    private void go(int[] to) {
        boolean[] stays = new boolean[benefits.sites()];
        for (int one : to) {
            stays[one] = true;
        }
        int out = 0;
        for (int one : to) {
            if (slot[one] == NOT_CHOSEN) {
                while (stays[chosen[out]]) {
                    out++;
                }
                exchange(out, one);
            }
        }
    }

    private void descend() {
        while (true) {
            Siting.goOnUnless(cancelled);
            double most = EPSILON * (1 + reached);
            int in = NOT_CHOSEN;
            int out = NOT_CHOSEN;
            for (int candidate : free) {
                if (slot[candidate] != NOT_CHOSEN) {
                    continue;
                }
                int row = candidate * chosen.length;
                for (int c = 0; c < chosen.length; c++) {
                    double change = gain[candidate] - loss[c] + kept[row + c];
                    if (change > most) {
                        most = change;
                        in = candidate;
                        out = c;
                    }
                }
            }
            work += (long) free.length * chosen.length / 4;
            if (in == NOT_CHOSEN) {
                return;
            }
            exchange(out, in);
        }
    }

    /** Puts a site in the place of one that is chosen. */
    private void exchange(int out, int in) {
        int left = chosen[out];
        slot[left] = NOT_CHOSEN;
        slot[in] = out;
        chosen[out] = in;
        for (int i = benefits.rowStart()[left]; i < benefits.rowStart()[left + 1]; i++) {
            int place = benefits.place()[i];
            if (holder[place] == out || runnerUp[place] == out) {
                mend(place);
            }
        }
        for (int i = benefits.rowStart()[in]; i < benefits.rowStart()[in + 1]; i++) {
            int place = benefits.place()[i];
            if (benefits.worth()[i] > second[place]) {
                mend(place);
            }
        }
        work += benefits.rowStart()[left + 1]
                - benefits.rowStart()[left]
                + benefits.rowStart()[in + 1]
                - benefits.rowStart()[in];
    }

    private void mend(int place) {
        count(place, -1);
        reached -= first[place];
        settle(place);
        reached += first[place];
        count(place, 1);
    }

    /** Finds the two best of a place. */
    private void settle(int place) {
        first[place] = 0;
        second[place] = 0;
        holder[place] = NONE;
        runnerUp[place] = NONE;
        for (int e = start[place]; e < start[place + 1]; e++) {
            if (slot[site[e]] == NOT_CHOSEN) {
                continue;
            }
            if (holder[place] == NONE) {
                first[place] = worth[e];
                holder[place] = slot[site[e]];
            } else {
                second[place] = worth[e];
                runnerUp[place] = slot[site[e]];
                work += e - start[place];
                return;
            }
        }
        work += start[place + 1] - start[place];
    }

    /** Adds a place to the tables, or takes it out of them. */
    private void count(int place, int sign) {
        int held = holder[place];
        boolean mayLeave = held >= 0;
        double least = mayLeave ? second[place] : first[place];
        if (mayLeave) {
            loss[held] += sign * (first[place] - second[place]);
        }
        int e = start[place];
        for (; e < start[place + 1] && worth[e] > least; e++) {
            gain[site[e]] += sign * Math.max(0, worth[e] - first[place]);
            if (mayLeave) {
                kept[site[e] * chosen.length + held] += sign * (Math.min(worth[e], first[place]) - second[place]);
            }
        }
        work += e - start[place];
    }
}

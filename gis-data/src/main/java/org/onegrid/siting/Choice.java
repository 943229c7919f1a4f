package org.onegrid.siting;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Builds a good choice: the lazy greedy (Minoux 1978; at least 1 − 1/e of the best), then exchanges of one chosen site for
 * another until none helps (Teitz and Bart 1968; without capacities all exchanges of a candidate are judged in one pass over its
 * row). Needs no more room than the pairs have, where {@link Search} needs as much again.
 */
final class Choice {

    /** An exchange has to gain more than rounding. */
    private static final double EPSILON = 1e-9;
    /** Pairs of site and place that exchanges under capacities look at in all. */
    private static final long MOST_WORK_IN_ALL = 2_500_000_000L;
    /** The same in one go. */
    private static final long MOST_WORK = 600_000_000L;

    private final Benefits benefits;
    private final int[] fixed;
    private final int[] free;
    private final int count;
    private final BooleanSupplier cancelled;
    private long work;
    private @Nullable Shares shares;

    /** @param count how many of the free ones to choose besides the fixed */
    Choice(Benefits benefits, int[] fixed, int[] free, int count, BooleanSupplier cancelled) {
        this.benefits = benefits;
        this.fixed = fixed;
        this.free = free;
        this.count = Math.min(count, free.length);
        this.cancelled = cancelled;
    }

    /** The chosen, without the fixed. */
    int[] greedy() {
        return benefits.capacity() == null ? greedy(new Unlimited()) : greedy(new Limited(benefits.capacity()));
    }

    /** What sites add to those taken. */
    private interface Gains {
        double of(int site);

        void take(int site);
    }

    private int[] greedy(Gains gains) {
        record Offer(int site, double gain, int asOf) {}
        for (int site : fixed) {
            gains.take(site);
        }
        PriorityQueue<Offer> offers = new PriorityQueue<>(Math.max(1, free.length), (a, b) -> {
            int byGain = Double.compare(b.gain(), a.gain());
            return byGain != 0 ? byGain : Integer.compare(a.site(), b.site());
        });
        for (int site : free) {
            Siting.goOnUnless(cancelled);
            offers.add(new Offer(site, gains.of(site), 0));
        }
        int[] chosen = new int[count];
        for (int taken = 0; taken < count; ) {
            Offer top = offers.remove();
            if (top.asOf() == taken) {
                chosen[taken++] = top.site();
                gains.take(top.site());
            } else {
                offers.add(new Offer(top.site(), gains.of(top.site()), taken));
            }
        }
        return chosen;
    }

    /** Every place goes to its best site. */
    private final class Unlimited implements Gains {

        private final double[] best = new double[benefits.places()];

        @Override
        public double of(int site) {
            return benefits.gain(site, best);
        }

        @Override
        public void take(int site) {
            for (int i = benefits.rowStart()[site]; i < benefits.rowStart()[site + 1]; i++) {
                int at = benefits.place()[i];
                best[at] = Math.max(best[at], benefits.worth()[i]);
            }
        }
    }

    /** A site serves those to whom it is worth most, of those not served yet; nobody changes sites. */
    private final class Limited implements Gains {

        private final double[] capacity;
        private final double[] rest = benefits.weight().clone();

        Limited(double[] capacity) {
            this.capacity = capacity;
        }

        @Override
        public double of(int site) {
            return serve(site, false);
        }

        @Override
        public void take(int site) {
            serve(site, true);
        }

        private double serve(int site, boolean forGood) {
            double spare = capacity[site];
            double gain = 0;
            for (int entry : dearestFirst(site)) {
                int at = benefits.place()[entry];
                double some = Math.min(spare, rest[at]);
                gain += some * benefits.worth()[entry] / benefits.weight()[at];
                spare -= some;
                rest[at] -= forGood ? some : 0;
            }
            return gain;
        }

        private int[] dearestFirst(int site) {
            int first = benefits.rowStart()[site];
            long[] keys = new long[benefits.rowStart()[site + 1] - first];
            for (int i = 0; i < keys.length; i++) {
                float unit = (float) (benefits.worth()[first + i] / benefits.weight()[benefits.place()[first + i]]);
                keys[i] = (long) -Float.floatToIntBits(unit) << 32 | first + i;
            }
            Arrays.sort(keys);
            return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
        }
    }

    /** Exchanges until none helps or, with capacities, so much work is done. Changes the array given. */
    int[] exchange(int[] chosen) {
        double[] capacity = benefits.capacity();
        return capacity == null ? exchangeUnlimited(chosen) : exchangeLimited(chosen, capacity);
    }

    /** Exchanges are judged quickly first, and then by sharing all places out anew for as long as there is work for. */
    private int[] exchangeLimited(int[] chosen, double[] capacity) {
        Shares quick = shares == null ? new Shares(benefits, capacity) : shares;
        shares = quick;
        exchange(chosen, sites -> {
            int[] all = Siting.joined(fixed, sites);
            work += quick.work(all);
            return quick.worth(all);
        });
        return exchange(chosen, this::worth);
    }

    private int[] exchange(int[] chosen, ToDoubleFunction<int[]> worth) {
        long most = work + MOST_WORK;
        double reached = worth.applyAsDouble(chosen);
        boolean better = chosen.length > 0;
        while (better) {
            better = false;
            for (int out = 0; out < chosen.length; out++) {
                for (int candidate : free) {
                    if (work > most || work > MOST_WORK_IN_ALL) {
                        return chosen;
                    }
                    Siting.goOnUnless(cancelled);
                    int before = chosen[out];
                    if (Arrays.stream(chosen).anyMatch(site -> site == candidate)) {
                        continue;
                    }
                    chosen[out] = candidate;
                    double now = worth.applyAsDouble(chosen);
                    if (now > reached * (1 + EPSILON)) {
                        reached = now;
                        better = true;
                    } else {
                        chosen[out] = before;
                    }
                }
            }
        }
        return chosen;
    }

    private double worth(int[] chosen) {
        int[] all = Siting.joined(fixed, chosen);
        work += benefits.work(all);
        return benefits.of(all);
    }

    /** Exchanges until a whole round over the candidates finds nothing. */
    private int[] exchangeUnlimited(int[] chosen) {
        Holders holders = new Holders();
        holders.settle(chosen);
        boolean[] isChosen = new boolean[benefits.sites()];
        for (int site : chosen) {
            isChosen[site] = true;
        }
        int idle = 0;
        for (int at = 0; idle < free.length; at = (at + 1) % free.length) {
            Siting.goOnUnless(cancelled);
            int candidate = free[at];
            int out = isChosen[candidate] ? -1 : holders.bestToReplace(candidate, chosen);
            if (out < 0) {
                idle++;
            } else {
                isChosen[chosen[out]] = false;
                isChosen[candidate] = true;
                chosen[out] = candidate;
                holders.settle(chosen);
                idle = 0;
            }
        }
        return chosen;
    }

    /** Of each place its best and second best, and which of the chosen holds the best. */
    private final class Holders {

        private static final int FIXED = -1;

        private final double[] first = new double[benefits.places()];
        private final double[] second = new double[benefits.places()];
        private final int[] holder = new int[benefits.places()];
        private final double[] loss = new double[count];
        private final double[] kept = new double[count];

        void settle(int[] chosen) {
            Arrays.fill(first, 0);
            Arrays.fill(second, 0);
            Arrays.fill(holder, FIXED);
            for (int site : fixed) {
                place(site, FIXED);
            }
            for (int c = 0; c < chosen.length; c++) {
                place(chosen[c], c);
            }
            Arrays.fill(loss, 0);
            for (int at = 0; at < holder.length; at++) {
                if (holder[at] != FIXED) {
                    loss[holder[at]] += first[at] - second[at];
                }
            }
        }

        private void place(int site, int as) {
            for (int i = benefits.rowStart()[site]; i < benefits.rowStart()[site + 1]; i++) {
                int at = benefits.place()[i];
                double worth = benefits.worth()[i];
                if (worth > first[at]) {
                    second[at] = first[at];
                    first[at] = worth;
                    holder[at] = as;
                } else if (worth > second[at]) {
                    second[at] = worth;
                }
            }
        }

        /** Which of the chosen to give up for the candidate, or -1 when none is worth it. */
        int bestToReplace(int candidate, int[] chosen) {
            Arrays.fill(kept, 0);
            double gain = 0;
            for (int i = benefits.rowStart()[candidate]; i < benefits.rowStart()[candidate + 1]; i++) {
                int at = benefits.place()[i];
                double worth = benefits.worth()[i];
                gain += Math.max(0, worth - first[at]);
                if (holder[at] != FIXED && worth > second[at]) {
                    kept[holder[at]] += Math.min(worth, first[at]) - second[at];
                }
            }
            int best = -1;
            double most = EPSILON * (1 + gain);
            for (int c = 0; c < chosen.length; c++) {
                double change = gain - loss[c] + kept[c];
                if (change > most) {
                    most = change;
                    best = c;
                }
            }
            return best;
        }
    }
}

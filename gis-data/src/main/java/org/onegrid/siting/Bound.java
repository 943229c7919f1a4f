package org.onegrid.siting;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * What no choice can pass. Lagrangian relaxation of "a place counts one site only": with a price u ≥ 0 for each place, any
 * choice is worth at most Σ u + Σ over its sites of Σ max(0, worth − u), and the best k sites are then simply the k with the
 * largest rest (Cornuéjols, Fisher and Nemhauser 1977). Prices are improved by steps from the best ones so far along an average
 * of the slopes met (the volume algorithm, Barahona and Anbil 2000), longer while they lead on and shorter when they do not; a
 * step counts by the weight of its place, since heavy places have a long way to go. A site with a capacity c adds at most the least over θ ≥ 0 of θ·c + Σ max(0, worth − u − θ·weight), which any θ keeps from
 * below. Sites that no better choice than the one at hand can contain are dropped on the way. A pair worth less than its place's
 * price adds nothing: for some steps prices are kept from falling by more than a little (any prices give a bound), and meanwhile
 * only pairs are looked at that could add something then. Two threads add up rows; each sum is made by one of them, so the
 * answer does not depend on them.
 */
final class Bound {

    private static final int STEPS = 2000;
    private static final int PATIENCE = 20;
    private static final double LONGER = 1.1;
    private static final double START = 0.5;
    private static final double SHORTEST = 1e-4;
    private static final double LONGEST = 2;
    private static final double NEW_SLOPE = 0.1;
    /** Pairs looked at in all. */
    private static final long MOST_WORK = 2_000_000_000L;
    /** The gap one is content with after all that work; with less, so much less. */
    private static final double CONTENT = 0.005;

    private static final int HALVINGS = 14;
    /** Steps for which prices keep above a part of the best. */
    private static final int WATCHED = 10;

    private static final double LEAST = 0.96;

    private final Benefits benefits;
    private final int[] fixed;
    private final int count;
    private final double all;
    private final double[] rests;
    /** By site what the capacity costs there at the present prices, per weight. */
    private final double[] toll;

    private final double[] slope;
    private final double[] way;
    private int[] free;
    private double[] prices;
    /** What prices do not fall below for now, and by site the end of the pairs that are worth more. */
    private final double[] least;

    private final int[] end;
    /** The least that any site is worth to a place. */
    private final double[] lowest;

    private double scale = START;
    private int steps;
    private long work;
    /** What every choice is worth at the present prices before its free sites count. */
    private double floor;

    /** What no choice is worth more than, whatever the prices. */
    private final double ceiling;

    private double value = Double.POSITIVE_INFINITY;
    private double bestFloor;
    private double[] bestPrices;
    private double[] bestRests;

    /**
     * Knows at first what all sites together are worth, and what prices of 0 say: what the best sites, each by itself, or their
     * capacities come to.
     *
     * @param all what a gap is a share of is the difference between this and the bound
     */
    Bound(Benefits benefits, int[] fixed, int[] free, int count, double all) {
        this.all = all;
        this.benefits = benefits;
        this.fixed = fixed;
        this.free = free;
        this.count = Math.min(count, free.length);
        this.prices = new double[benefits.places()];
        this.rests = new double[benefits.sites()];
        this.toll = new double[benefits.sites()];
        this.least = new double[prices.length];
        this.end = new int[benefits.sites()];
        this.lowest = benefits.lowest();
        this.slope = new double[prices.length];
        this.way = new double[prices.length];
        this.bestPrices = prices.clone();
        this.bestRests = rests.clone();
        watch(prices);
        double everywhere =
                Arrays.stream(benefits.best(Siting.joined(fixed, free))).sum();
        this.ceiling = Math.min(price(), everywhere);
    }

    /** Goes on from these prices, not negative. Of them depends only how soon the bound is good. */
    void begin(double[] first) {
        prices = first.clone();
        watch(prices);
        keep(price());
    }

    /**
     * Improves the bound until steps of the present length lead nowhere.
     *
     * @param reached   what the best choice known is worth
     * @param cancelled looked at before each step
     * @return whether more can come of it
     */
    boolean tighten(double reached, BooleanSupplier cancelled) {
        for (int sinceBetter = 0; sinceBetter < PATIENCE; steps++) {
            Siting.goOnUnless(cancelled);
            double now = price();
            if (now < value * (1 - 1e-7)) {
                scale = Math.min(LONGEST, scale * LONGER);
                sinceBetter = 0;
            } else {
                sinceBetter++;
            }
            if (now < value) {
                keep(now);
                drop(reached);
            }
            double length = turn();
            double content = Math.max(1e-9, CONTENT * work / MOST_WORK);
            if (length == 0
                    || steps >= STEPS
                    || work >= MOST_WORK
                    || value() - reached <= content * Math.max(1, Math.abs(all - value()))) {
                return false;
            }
            if (steps % WATCHED == 0) {
                watch(bestPrices);
            }
            double stride = scale * Math.max(value - reached, 1e-6 * value) / length;
            for (int at = 0; at < prices.length; at++) {
                prices[at] = Math.max(least[at], bestPrices[at] - stride * benefits.weight()[at] * way[at]);
            }
        }
        scale /= 2;
        return scale > SHORTEST;
    }

    /** Prices are not let fall far below these for now. */
    private void watch(double[] around) {
        for (int at = 0; at < around.length; at++) {
            least[at] = LEAST * around[at] < lowest[at] ? 0 : LEAST * around[at];
        }
        candidates().forEach(site -> end[site] = benefits.bringForward(site, least));
        for (int site : free) {
            work += benefits.rowStart()[site + 1] - benefits.rowStart()[site];
        }
    }

    private IntStream candidates() {
        return IntStream.concat(Arrays.stream(fixed), Arrays.stream(free)).parallel();
    }

    private void keep(double now) {
        value = now;
        bestFloor = floor;
        bestRests = rests.clone();
        bestPrices = prices.clone();
    }

    /** Drops the sites with which no choice is worth more than {@code reached}. */
    private void drop(double reached) {
        double[] leading =
                Arrays.stream(leading()).mapToDouble(site -> rests[site]).toArray();
        if (leading.length == 0) {
            return;
        }
        double others = value - leading[leading.length - 1];
        free = Arrays.stream(free)
                .filter(site -> others + rests[site] > reached)
                .toArray();
    }

    /** The next direction; its squared length, where a price is measured in the root of its place's weight. */
    private double turn() {
        double length = 0;
        double fresh = steps == 0 ? 1 : NEW_SLOPE;
        for (int at = 0; at < way.length; at++) {
            way[at] = fresh * slope[at] + (1 - fresh) * way[at];
            length += benefits.weight()[at] * way[at] * way[at];
        }
        return length;
    }

    /** The bound at the present prices; sets rests, floor and slope. */
    private double price() {
        candidates().forEach(site -> rests[site] = rest(site));
        for (int site : free) {
            long row = end[site] - benefits.rowStart()[site];
            work += toll[site] > 0 ? row * HALVINGS : row;
        }
        double sum = Arrays.stream(prices).sum();
        Arrays.fill(slope, 1);
        for (int site : fixed) {
            sum += rests[site];
            descend(site);
        }
        floor = sum;
        for (int site : leading()) {
            sum += rests[site];
            descend(site);
        }
        return sum;
    }

    private double rest(int site) {
        double[] capacity = benefits.capacity();
        double before = toll[site];
        toll[site] = 0;
        if (capacity == null || demanded(site, 0) <= capacity[site]) {
            return rest(site, 0);
        }
        // The toll moves little from step to step; only if it has left the range around the last one all of it is
        // searched.
        double low = before / 2;
        double high = before * 2;
        boolean isAround = before > 0 && demanded(site, low) > capacity[site] && demanded(site, high) <= capacity[site];
        low = isAround ? low : 0;
        high = isAround ? high : dearest(site);
        for (int i = isAround ? HALVINGS / 2 : 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (demanded(site, middle) > capacity[site]) {
                low = middle;
            } else {
                high = middle;
            }
        }
        toll[site] = high;
        return high * capacity[site] + rest(site, high);
    }

    /** Σ max(0, worth − price − toll · weight). */
    private double rest(int site, double perWeight) {
        int[] place = benefits.place();
        double[] worth = benefits.worth();
        double[] weight = benefits.weight();
        double rest = 0;
        int last = end[site];
        if (perWeight == 0) {
            for (int i = benefits.rowStart()[site]; i < last; i++) {
                rest += Math.max(0, worth[i] - prices[place[i]]);
            }
            return rest;
        }
        for (int i = benefits.rowStart()[site]; i < last; i++) {
            rest += Math.max(0, worth[i] - prices[place[i]] - perWeight * weight[place[i]]);
        }
        return rest;
    }

    /** The weight that is worth more than its price and toll. */
    private double demanded(int site, double perWeight) {
        double sum = 0;
        for (int i = benefits.rowStart()[site]; i < end[site]; i++) {
            double weight = benefits.weight()[benefits.place()[i]];
            sum += benefits.worth()[i] > prices[benefits.place()[i]] + perWeight * weight ? weight : 0;
        }
        return sum;
    }

    /** A toll at which nothing is worth it any more. */
    private double dearest(int site) {
        double dearest = 0;
        for (int i = benefits.rowStart()[site]; i < end[site]; i++) {
            int at = benefits.place()[i];
            dearest = Math.max(dearest, (benefits.worth()[i] - prices[at]) / benefits.weight()[at]);
        }
        return dearest;
    }

    private void descend(int site) {
        for (int i = benefits.rowStart()[site]; i < end[site]; i++) {
            int at = benefits.place()[i];
            if (benefits.worth()[i] > prices[at] + toll[site] * benefits.weight()[at]) {
                slope[at] -= 1;
            }
        }
    }

    /** The free sites with the largest rests, as many as may be chosen. */
    private int[] leading() {
        return ranked(free, rests).limit(count).toArray();
    }

    private static IntStream ranked(int[] sites, double[] by) {
        return Arrays.stream(sites)
                .boxed()
                .sorted((a, b) -> {
                    int order = Double.compare(by[b], by[a]);
                    return order != 0 ? order : Integer.compare(a, b);
                })
                .mapToInt(Integer::intValue);
    }

    double value() {
        return Math.min(ceiling, value);
    }

    /** The best prices. */
    double[] prices() {
        return bestPrices.clone();
    }

    /** All free sites that a better choice may contain, those the prices speak for first. */
    int[] rankedFree() {
        return ranked(free, bestRests).toArray();
    }

    /** At the best prices: fewer free sites than this are not worth so much. At most one more than may be chosen. */
    int fewest(double worth) {
        int[] ranked = value < Double.POSITIVE_INFINITY ? rankedFree() : new int[0];
        double most = bestFloor;
        int sites = 0;
        while (sites < Math.min(ranked.length, count + 1) && most < worth * (1 - 1e-9)) {
            most += bestRests[ranked[sites++]];
        }
        return sites;
    }

    /** At the best prices: what any choice is worth at most before its free sites count. */
    double floor() {
        return bestFloor;
    }

    /** At the best prices: what a site adds at most. */
    double restOf(int site) {
        return bestRests[site];
    }
}

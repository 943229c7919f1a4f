package org.onegrid.siting;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The questions. Each takes a {@code cancelled} that is looked at often, and ends with {@link CancellationException} once it
 * says so. Time is O(steps · pairs) with at most some hundred steps, and a bounded search for the proof. Large questions are
 * priced roughly first, for groups of places with the same two nearest sites, and then place by place; with capacities, where
 * a choice takes long to judge, choices are searched for such groups, too, and those that look best are judged place by place.
 */
public final class Siting {

    /** More pairs than this are priced roughly first. */
    private static final int MANY_PAIRS = 300_000;

    /** A rough choice that reaches this part of the best is worth a closer look. */
    private static final double NEARLY = 0.99;
    /** How often a rough choice is shaken. */
    private static final int TRIES = 300;

    private Siting() {}

    /**
     * The sites within whose reach most weight lies (maximal covering, Church and ReVelle 1974). The value is the weight
     * reached, the bound what no choice can pass.
     *
     * @param limit the cost up to which a place counts as reached
     * @throws IllegalArgumentException when the order names a site there is not
     */
    public static SitingPlan maximalCovering(Demand demand, SitingOrder order, int limit, BooleanSupplier cancelled) {
        Found found = best(demand, demand.within(limit), order, Double.NaN, 0, cancelled);
        return found.plan(demand, limit, found.reached(), found.bound());
    }

    /**
     * The sites with the least cost for all together (p-median, Hakimi 1964): Σ weight · cost to the nearest chosen. A place
     * out of reach, or farther than {@code missCost}, counts with {@code missCost}. The bound is what no choice can go below.
     *
     * @throws IllegalArgumentException when the order names a site there is not, or missCost is not positive
     */
    public static SitingPlan leastCost(Demand demand, SitingOrder order, int missCost, BooleanSupplier cancelled) {
        if (missCost <= 0) {
            throw new IllegalArgumentException("the cost of a miss is positive, was " + missCost);
        }
        double all = demand.totalWeight() * missCost;
        Found saved = best(demand, demand.savings(missCost), order, Double.NaN, all, cancelled);
        return saved.plan(demand, missCost - 1, all - saved.reached(), all - saved.bound());
    }

    /**
     * The fewest new sites with which a share of all weight is reached (set covering, Toregas et al. 1971; for all or for a
     * part). The value is the number of new sites, the bound the number below which it cannot be done.
     *
     * @param order its number of new sites is the most there may be
     * @param limit the cost up to which a place counts as reached
     * @param share of the total weight, above 0 and up to 1
     * @return empty when so many sites do not reach the share, as far as found
     */
    public static Optional<SitingPlan> fewestSites(
            Demand demand, SitingOrder order, int limit, double share, BooleanSupplier cancelled) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("the share lies above 0 and up to 1, was " + share);
        }
        double target = share * demand.totalWeight() * (1 - 1e-12);
        Benefits benefits = demand.within(limit);
        int does = Math.min(order.newSites(), order.free(benefits.sites()).length);
        Found enough = best(demand, benefits, order.withNewSites(does), target, 0, cancelled);
        if (enough.reached() < target) {
            return Optional.empty();
        }
        does = fewestOf(benefits, order, does, target, cancelled);
        enough = does == enough.count()
                ? enough
                : best(demand, benefits, order.withNewSites(does), target, 0, cancelled);
        int tooFew = -1; // so many were not found to do
        int impossible = -1; // so many cannot do
        for (int stride = 1; does - tooFew > 1; ) {
            // The fewest are usually near what the greedy found; once there is one too few, halve.
            int tried = tooFew >= 0 ? (does + tooFew) >>> 1 : Math.max(0, does - stride);
            Found found = best(demand, benefits, order.withNewSites(tried), target, 0, cancelled);
            if (found.reached() >= target) {
                does = tried;
                enough = found;
                stride *= 2;
            } else {
                tooFew = tried;
                impossible = found.bound() < target ? tried : impossible;
            }
        }
        return Optional.of(enough.plan(demand, limit, does, impossible + 1));
    }

    /** How many of the greedy's choice do, at most so many. */
    private static int fewestOf(
            Benefits benefits, SitingOrder order, int most, double target, BooleanSupplier cancelled) {
        int[] fixed = order.fixedSites();
        int[] greedy = new Choice(benefits, fixed, order.free(benefits.sites()), most, cancelled).greedy();
        int tooFew = -1;
        int does = most;
        while (does - tooFew > 1) {
            int tried = (does + tooFew) >>> 1;
            if (benefits.of(joined(fixed, Arrays.copyOf(greedy, tried))) >= target) {
                does = tried;
            } else {
                tooFew = tried;
            }
        }
        return does;
    }

    /** A choice with its fixed sites, ascending. */
    private record Found(Benefits benefits, int[] sites, int count, double reached, double bound) {

        SitingPlan plan(Demand demand, int mostCost, double value, double limit) {
            double[] capacity = benefits.capacity();
            double[] served = capacity == null
                    ? demand.nearest(sites, mostCost)
                    : new Assignment(benefits, capacity, sites).load();
            return new SitingPlan(
                    Arrays.stream(sites).boxed().toList(),
                    Arrays.stream(served).boxed().toList(),
                    value,
                    limit);
        }
    }

    /**
     * @param target no more is done once it is reached or cannot be; NaN for none
     * @param all    what the worth is told as a difference from; 0 where it is told itself
     */
    private static Found best(
            Demand demand, Benefits benefits, SitingOrder order, double target, double all, BooleanSupplier cancelled) {
        int[] fixed = order.fixedSites();
        int[] free = order.free(benefits.sites());
        @Nullable Groups groups = benefits.pairs() > MANY_PAIRS ? Groups.of(demand, benefits) : null;
        boolean isLimited = benefits.capacity() != null;
        Benefits searched = groups == null ? benefits : isLimited ? groups.represented() : groups.benefits;
        Choice rough = new Choice(searched, fixed, free, order.newSites(), cancelled);
        Choice exact =
                groups == null || isLimited ? rough : new Choice(benefits, fixed, free, order.newSites(), cancelled);
        int[] chosen = exact.exchange(exact.greedy());
        double reached = benefits.of(joined(fixed, chosen));
        if (rough != exact && !(reached >= target)) {
            int[] other = exact.exchange(rough.exchangeAgain(chosen, TRIES));
            double otherwise = benefits.of(joined(fixed, other));
            chosen = otherwise > reached ? other : chosen;
            reached = Math.max(reached, otherwise);
        }
        double[] prices = benefits.best(joined(fixed, chosen));
        if (groups != null && !(reached >= target)) {
            prices = roughPrices(groups, order, joined(fixed, chosen), cancelled);
        }
        Bound bound = new Bound(benefits, fixed, free, order.newSites(), prices, all);
        int[] seen = chosen.clone();
        while (!(reached >= target) && bound.tighten(reached, cancelled) && !(bound.value() < target)) {
            int[] leaders = bound.rankedFree();
            if (leaders.length < chosen.length) {
                break; // nothing better is left
            }
            int[] other = rough.exchange(Arrays.copyOf(leaders, chosen.length));
            if (Arrays.equals(other, seen)) {
                continue;
            }
            seen = other.clone();
            double otherwise = benefits.of(joined(fixed, other));
            if (rough != exact && otherwise > reached * NEARLY) {
                other = exact.exchange(other);
                otherwise = benefits.of(joined(fixed, other));
            }
            if (otherwise > reached) {
                chosen = other;
                reached = otherwise;
            }
        }
        boolean decided = reached >= target || bound.value() < target;
        Proof proof = new Proof(benefits, fixed, bound, chosen, reached, cancelled);
        boolean proven = !decided && proof.complete();
        int[] sites = joined(fixed, proof.best());
        Arrays.sort(sites);
        double most = proven ? proof.reached() : Math.max(proof.reached(), bound.value());
        return new Found(benefits, sites, chosen.length, proof.reached(), most);
    }

    /** Places put together, and which of them each belongs to. */
    private record Groups(Benefits places, int[] groupOf, Benefits benefits) {

        static Groups of(Demand demand, Benefits places) {
            int[] groupOf = demand.groups();
            int groups = Arrays.stream(groupOf).max().orElse(-1) + 1;
            return new Groups(places, groupOf, places.grouped(groupOf, groups));
        }

        Benefits represented() {
            return places.represented(groupOf, benefits.places());
        }

        /** What groups have, handed out to their places by weight. */
        double[] shared(double[] ofGroups) {
            double[] shared = new double[groupOf.length];
            for (int p = 0; p < shared.length; p++) {
                double ofAll = benefits.weight()[groupOf[p]];
                shared[p] = ofAll == 0 ? 0 : ofGroups[groupOf[p]] * places.weight()[p] / ofAll;
            }
            return shared;
        }
    }

    /** Prices of groups, handed out to their places. */
    private static double[] roughPrices(Groups groups, SitingOrder order, int[] start, BooleanSupplier cancelled) {
        Benefits rough = groups.benefits;
        int[] free = order.free(rough.sites());
        double reached = rough.of(start);
        Bound bound = new Bound(rough, order.fixedSites(), free, order.newSites(), rough.best(start), 0);
        boolean goesOn = true;
        while (goesOn) {
            goesOn = bound.tighten(reached, cancelled);
        }
        return groups.shared(bound.prices());
    }

    static void goOnUnless(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("siting was cancelled");
        }
    }

    static int[] joined(int[] fixed, int[] chosen) {
        int[] all = Arrays.copyOf(fixed, fixed.length + chosen.length);
        System.arraycopy(chosen, 0, all, fixed.length, chosen.length);
        return all;
    }
}

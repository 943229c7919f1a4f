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

    private static final double ROUNDING = 1e-9;

    private Siting() {}

    /**
     * The sites within whose reach most weight lies (maximal covering, Church and ReVelle 1974). The value is the weight
     * reached, the bound what no choice can pass.
     *
     * @param limit the cost up to which a place counts as reached
     * @throws IllegalArgumentException when the order names a site there is not
     */
    public static SitingPlan maximalCovering(Demand demand, SitingOrder order, int limit, BooleanSupplier cancelled) {
        Demand alike = demand.alike(limit);
        Found found = best(alike, alike.within(limit), order, Double.NaN, 0, cancelled);
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
        Demand alike = demand.alike(limit);
        Benefits benefits = alike.within(limit);
        int most = Math.min(order.newSites(), order.free(benefits.sites()).length);
        int does = fewestOf(benefits, order, most, target, cancelled);
        Found enough = best(alike, benefits, order.withNewSites(does), target, 0, cancelled);
        if (enough.reached() < target && does < most) {
            does = most;
            enough = best(alike, benefits, order.withNewSites(does), target, 0, cancelled);
        }
        if (enough.reached() < target) {
            return Optional.empty();
        }
        int tooFew = -1; // so many were not found to do
        int least = enough.least();
        for (int stride = 1; does - tooFew > 1 && does > least; ) {
            // The fewest are usually near what the greedy found; once there is one too few, halve.
            int tried = Math.max(least, tooFew >= 0 ? (does + tooFew) >>> 1 : does - stride);
            Found found = best(alike, benefits, order.withNewSites(tried), target, 0, cancelled);
            least = Math.max(least, found.least());
            if (found.reached() >= target) {
                does = tried;
                enough = found;
                stride *= 2;
            } else {
                tooFew = tried;
            }
        }
        return Optional.of(enough.plan(demand, limit, does, least));
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

    /** A choice with its fixed sites, ascending. @param least new sites that the target takes */
    private record Found(Benefits benefits, int[] sites, int count, double reached, double bound, int least) {

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
        Bound bound = new Bound(benefits, fixed, free, order.newSites(), all);
        Finder finder = new Finder(benefits, groups, fixed, free, order.newSites(), cancelled);
        double ceiling = bound.value() * (1 - ROUNDING);
        double enough = Double.isNaN(target) ? ceiling : Math.min(ceiling, target);
        int[] chosen = finder.first(enough);
        double reached = finder.worth(chosen);
        if (reached < enough) {
            int[] sofar = joined(fixed, chosen);
            bound.begin(groups == null ? benefits.best(sofar) : roughPrices(groups, order, sofar, cancelled));
        }
        int[] seen = chosen;
        while (reached < enough && bound.tighten(reached, cancelled) && !(bound.value() < target)) {
            int[] leaders = bound.rankedFree();
            if (leaders.length < chosen.length) {
                break; // nothing better is left
            }
            int[] other = finder.from(Arrays.copyOf(leaders, chosen.length), reached);
            if (Arrays.equals(other, seen)) {
                continue;
            }
            seen = other;
            double otherwise = finder.worth(other);
            if (otherwise > reached) {
                chosen = other;
                reached = otherwise;
            }
        }
        boolean decided = reached >= enough || bound.value() < target;
        Proof proof = new Proof(benefits, fixed, bound, chosen, reached, cancelled);
        boolean proven = !decided && proof.complete() || reached >= ceiling;
        int[] sites = joined(fixed, proof.best());
        Arrays.sort(sites);
        double most = proven ? proof.reached() : Math.max(proof.reached(), bound.value());
        int least = most < target ? chosen.length + 1 : 0;
        return new Found(benefits, sites, chosen.length, proof.reached(), most, Math.max(least, bound.fewest(target)));
    }

    /** Prices of groups, handed out to their places. */
    private static double[] roughPrices(Groups groups, SitingOrder order, int[] start, BooleanSupplier cancelled) {
        Benefits rough = groups.benefits();
        int[] free = order.free(rough.sites());
        double reached = rough.of(start);
        Bound bound = new Bound(rough, order.fixedSites(), free, order.newSites(), 0);
        bound.begin(rough.best(start));
        boolean goesOn = true;
        while (goesOn) {
            goesOn = bound.tighten(reached, cancelled);
        }
        return groups.shared(bound.prices(), start);
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

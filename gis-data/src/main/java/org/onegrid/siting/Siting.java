package org.onegrid.siting;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * The questions. Each takes a {@code cancelled} that is looked at often, and ends with {@link CancellationException} once it
 * says so. Time is O(steps · pairs) with at most some hundred steps, and a bounded search for the proof.
 */
public final class Siting {

    private Siting() {}

    /**
     * The sites within whose reach most weight lies (maximal covering, Church and ReVelle 1974). The value is the weight
     * reached, the bound what no choice can pass.
     *
     * @param limit the cost up to which a place counts as reached
     * @throws IllegalArgumentException when the order names a site there is not
     */
    public static SitingPlan maximalCovering(Demand demand, SitingOrder order, int limit, BooleanSupplier cancelled) {
        return best(demand.within(limit), order, cancelled);
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
        SitingPlan saved = best(demand.savings(missCost), order, cancelled);
        return new SitingPlan(saved.sites(), all - saved.value(), all - saved.bound());
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
        int most = Math.min(order.newSites(), order.free(benefits.sites()).length);
        SitingPlan enough = best(benefits, order.withNewSites(most), cancelled);
        if (enough.value() < target) {
            return Optional.empty();
        }
        int tooFew = -1; // so many were not found to do
        int impossible = -1; // so many cannot do
        int does = most;
        while (does - tooFew > 1) {
            int tried = (does + tooFew) >>> 1;
            SitingPlan plan = best(benefits, order.withNewSites(tried), cancelled);
            if (plan.value() >= target) {
                does = tried;
                enough = plan;
            } else {
                tooFew = tried;
                impossible = plan.bound() < target ? tried : impossible;
            }
        }
        return Optional.of(new SitingPlan(enough.sites(), does, impossible + 1));
    }

    private static SitingPlan best(Benefits benefits, SitingOrder order, BooleanSupplier cancelled) {
        int[] fixed = order.fixedSites();
        int[] free = order.free(benefits.sites());
        Choice choice = new Choice(benefits, fixed, free, order.newSites(), cancelled);
        int[] chosen = choice.exchange(choice.greedy());
        double reached = benefits.of(joined(fixed, chosen));
        Bound bound = new Bound(benefits, fixed, free, order.newSites(), joined(fixed, chosen));
        while (bound.tighten(reached, cancelled)) {
            int[] leaders = bound.rankedFree();
            if (leaders.length < chosen.length) {
                break; // nothing better is left
            }
            int[] other = choice.exchange(Arrays.copyOf(leaders, chosen.length));
            double otherwise = benefits.of(joined(fixed, other));
            if (otherwise > reached) {
                chosen = other;
                reached = otherwise;
            }
        }
        Proof proof = new Proof(benefits, fixed, bound, chosen, reached, cancelled);
        boolean proven = proof.complete();
        int[] sites = joined(fixed, proof.best());
        Arrays.sort(sites);
        return new SitingPlan(
                Arrays.stream(sites).boxed().toList(),
                proof.reached(),
                proven ? proof.reached() : Math.max(proof.reached(), bound.value()));
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

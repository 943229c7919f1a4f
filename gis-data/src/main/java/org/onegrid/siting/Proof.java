package org.onegrid.siting;

import java.util.function.BooleanSupplier;

/**
 * Looks for a better choice than the one at hand, or shows that there is none: branch and bound over the sites in the order
 * the prices speak for them, with the bound of the same prices. Gives up after a fixed amount of work, so that large
 * questions keep the gap they have.
 */
final class Proof {

    private static final double EPSILON = 1e-9;
    private static final long MOST_WORK = 100_000_000L;

    private final Benefits benefits;
    private final int[] fixed;
    private final Bound bound;
    private final int[] order;
    private final int[] chosen;
    private final int count;
    private final BooleanSupplier cancelled;
    private int[] best;
    private double reached;
    private long work;

    Proof(Benefits benefits, int[] fixed, Bound bound, int[] best, double reached, BooleanSupplier cancelled) {
        this.benefits = benefits;
        this.fixed = fixed;
        this.bound = bound;
        this.order = bound.rankedFree();
        this.count = best.length;
        this.chosen = new int[count];
        this.best = best;
        this.reached = reached;
        this.cancelled = cancelled;
    }

    /** True when {@link #best} is now known to be the best there is. */
    boolean complete() {
        return descend(0, 0, bound.floor());
    }

    /** The best choice known, without the fixed sites. */
    int[] best() {
        return best;
    }

    double reached() {
        return reached;
    }

    private boolean descend(int at, int taken, double worth) {
        if (taken == count) {
            return weigh();
        }
        for (int next = at; order.length - next >= count - taken; next++) {
            double most = worth;
            for (int i = 0; i < count - taken; i++) {
                most += bound.restOf(order[next + i]);
            }
            work += count;
            if (most <= reached + EPSILON * Math.max(1, reached)) {
                return true; // what follows adds no more
            }
            chosen[taken] = order[next];
            if (!descend(next + 1, taken + 1, worth + bound.restOf(order[next]))) {
                return false;
            }
        }
        return true;
    }

    private boolean weigh() {
        Siting.goOnUnless(cancelled);
        int[] all = Siting.joined(fixed, chosen);
        double value = benefits.of(all);
        if (value > reached + EPSILON) {
            reached = value;
            best = chosen.clone();
        }
        work += benefits.work(all);
        return work < MOST_WORK;
    }
}

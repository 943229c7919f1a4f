package org.onegrid.siting;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds choices and betters them. Where there are very many pairs, and where sites have capacities and a choice takes long to
 * judge, for groups of places, and what looks good there is judged, and bettered, for the places themselves.
 */
final class Finder {

    /** Up to so many pairs choices are searched for the places themselves. */
    private static final int FEW_PAIRS = 2_000_000;
    /** A choice for groups that reaches this part of the best is worth a closer look. */
    private static final double NEARLY = 0.99;

    private final Benefits benefits;
    private final int[] fixed;
    private final Choice choice;
    /** Null where sites have capacities. */
    private final @Nullable Search search;
    /** Null where the search is about all places already, or the closer look would take too long. */
    private final @Nullable Choice closer;

    /** @param groups null where there are few pairs */
    Finder(Benefits benefits, @Nullable Groups groups, int[] fixed, int[] free, int count, BooleanSupplier cancelled) {
        this.benefits = benefits;
        this.fixed = fixed;
        boolean isLimited = benefits.capacity() != null;
        Benefits searched = benefits;
        if (groups != null && isLimited) {
            searched = groups.represented();
        } else if (groups != null && benefits.pairs() > FEW_PAIRS) {
            searched = groups.benefits();
        }
        choice = new Choice(searched, fixed, free, count, cancelled);
        search = isLimited ? null : new Search(searched, fixed, free, count, cancelled);
        closer = isLimited || searched == benefits ? null : new Choice(benefits, fixed, free, count, cancelled);
    }

    /** @param enough what is worth so much need not be bettered */
    int[] first(double enough) {
        int[] greedy = choice.greedy();
        if (search != null) {
            int[] found = search.best(greedy, enough);
            return closer == null ? found : closer.exchange(found);
        }
        return worth(greedy) >= enough ? greedy : choice.exchange(greedy);
    }

    /**
     * Betters another choice.
     *
     * @param reached what the best known is worth
     */
    int[] from(int[] other, double reached) {
        int[] found = search == null ? choice.exchange(other) : search.from(other);
        return closer != null && worth(found) > NEARLY * reached ? closer.exchange(found) : found;
    }

    double worth(int[] chosen) {
        return benefits.of(Siting.joined(fixed, chosen));
    }
}

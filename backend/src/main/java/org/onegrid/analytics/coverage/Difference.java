package org.onegrid.analytics.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.onegrid.analytics.coverage.WhatIfMoves.Added;
import org.onegrid.analytics.coverage.WhatIfMoves.Moved;

/** The changes that lead from stations as they stand to others: what is the same stays, what has the same name moves. */
final class Difference {

    private final Map<Integer, Source> standing;
    private final List<Source> wanted;
    private final List<Moved> moved = new ArrayList<>();

    private Difference(Map<Integer, Source> standing, List<Source> wanted) {
        this.standing = new TreeMap<>(standing);
        this.wanted = new ArrayList<>(wanted);
    }

    /** In steps that a session takes, the first one for its first revision. @param standing by label */
    static List<WhatIfMoves> between(Map<Integer, Source> standing, List<Source> wanted) {
        Difference difference = new Difference(standing, wanted);
        difference.pair((one, to) -> isSame(one, to) && one.lng() == to.lng() && one.lat() == to.lat());
        difference.pair(Difference::isSame);
        return difference.steps();
    }

    private static boolean isSame(Source one, Source to) {
        return one.origin().equals(to.origin())
                && Objects.equals(one.name(), to.name())
                && Objects.equals(one.kind(), to.kind());
    }

    private void pair(BiPredicate<Source, Source> match) {
        standing.entrySet().removeIf(labelled -> {
            Source one = labelled.getValue();
            for (int i = 0; i < wanted.size(); i++) {
                Source to = wanted.get(i);
                if (match.test(one, to)) {
                    if (one.lng() != to.lng() || one.lat() != to.lat()) {
                        moved.add(new Moved(labelled.getKey(), to.lng(), to.lat()));
                    }
                    wanted.remove(i);
                    return true;
                }
            }
            return false;
        });
    }

    private List<WhatIfMoves> steps() {
        List<Added> added = wanted.stream()
                .map(one -> new Added(one.lng(), one.lat(), one.name()))
                .toList();
        List<Integer> removed = List.copyOf(standing.keySet());
        List<WhatIfMoves> steps = new ArrayList<>();
        for (int from = 0; from < removed.size(); from += WhatIfMoves.MOST) {
            steps.add(new WhatIfMoves(steps.size(), null, null, part(removed, from), false));
        }
        for (int from = 0; from < moved.size(); from += WhatIfMoves.MOST) {
            steps.add(new WhatIfMoves(steps.size(), null, part(moved, from), null, false));
        }
        for (int from = 0; from < added.size(); from += WhatIfMoves.MOST) {
            steps.add(new WhatIfMoves(steps.size(), part(added, from), null, null, false));
        }
        return steps;
    }

    private static <T> List<T> part(List<T> all, int from) {
        return all.subList(from, Math.min(all.size(), from + WhatIfMoves.MOST));
    }
}

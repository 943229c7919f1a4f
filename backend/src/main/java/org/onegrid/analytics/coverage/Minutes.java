package org.onegrid.analytics.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;

/** Limits of travel time in whole minutes. */
final class Minutes {

    static final List<Integer> USUAL = List.of(5, 10, 15);

    private static final int MOST = 6;
    private static final int LONGEST = 120;

    private Minutes() {}

    /** Ascending, each once; the usual ones when none are given. @throws Refusal 422 {@code minutes-invalid} */
    static List<Integer> checked(@Nullable List<Integer> minutes) {
        if (minutes == null || minutes.isEmpty()) {
            return USUAL;
        }
        if (minutes.size() > MOST
                || minutes.stream().anyMatch(one -> one == null || one < 1 || one > LONGEST)
                || minutes.stream().distinct().count() < minutes.size()) {
            throw Refusal.invalid(
                    "minutes-invalid",
                    "'minutes' are one to " + MOST + " different whole numbers from 1 to " + LONGEST + ".");
        }
        return minutes.stream().sorted().toList();
    }

    static int[] array(List<Integer> minutes) {
        return minutes.stream().mapToInt(Integer::intValue).toArray();
    }
}

package org.onegrid.analytics.split;

import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;

/**
 * What is wanted of a community.
 *
 * @param community        its code; the area of the question when left out
 * @param targetHouseholds of each grid; 300 when left out
 * @param parts            how many grids; as many as come nearest to the target when left out
 * @param compactness      0 (only equal numbers of households count) to 1 (only short borders along roads and water); 0.5 when
 *                         left out
 * @param proposals        how many at most, that differ; 3 when left out
 */
record SplitQuestion(
        @Nullable String community,
        @Nullable Integer targetHouseholds,
        @Nullable Integer parts,
        @Nullable Double compactness,
        @Nullable Integer proposals) {

    static final String MEMBERS =
            "{\"community\": \"990100003001\", \"targetHouseholds\": 300, \"parts\": null, \"compactness\": 0.5, \"proposals\": 3};"
                    + " each may be left out";

    static final int MOST_PARTS = 60;
    private static final int LEAST_TARGET = 20;
    private static final int MOST_TARGET = 100_000;
    private static final int MOST_PROPOSALS = 6;

    /** @throws Refusal 422 {@code target-invalid}, {@code parts-invalid}, {@code compactness-invalid}, {@code proposals-invalid} */
    SplitQuestion {
        targetHouseholds = targetHouseholds == null ? 300 : targetHouseholds;
        compactness = compactness == null ? 0.5 : compactness;
        proposals = proposals == null ? 3 : proposals;
        if (targetHouseholds < LEAST_TARGET || targetHouseholds > MOST_TARGET) {
            throw Refusal.invalid(
                    "target-invalid",
                    "'targetHouseholds' is " + LEAST_TARGET + " to " + MOST_TARGET + " for one grid.");
        }
        if (parts != null && (parts < 2 || parts > MOST_PARTS)) {
            throw Refusal.invalid("parts-invalid", "'parts' is 2 to " + MOST_PARTS + " grids.");
        }
        if (!(compactness >= 0 && compactness <= 1)) {
            throw Refusal.invalid("compactness-invalid", "'compactness' is 0 to 1.");
        }
        if (proposals < 1 || proposals > MOST_PROPOSALS) {
            throw Refusal.invalid("proposals-invalid", "'proposals' is 1 to " + MOST_PROPOSALS + ".");
        }
    }

    /** The same of a community. */
    SplitQuestion of(String code) {
        return new SplitQuestion(code, targetHouseholds, parts, compactness, proposals);
    }

    int target() {
        return targetHouseholds == null ? 300 : targetHouseholds;
    }

    double weight() {
        return compactness == null ? 0.5 : compactness;
    }

    int most() {
        return proposals == null ? 1 : proposals;
    }
}

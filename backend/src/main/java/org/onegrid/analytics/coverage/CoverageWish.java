package org.onegrid.analytics.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;

/**
 * What a question of coverage wishes.
 *
 * @param mode    walk when left out
 * @param minutes 5, 10 and 15 when left out
 * @param groups  whether the table has the shares of every group of residents; the total always has them
 * @param closed  roads that are closed; the answer then says what that changes
 * @param surface null for none
 */
record CoverageWish(
        SourceWish sources,
        @Nullable TravelMode mode,
        @Nullable List<Integer> minutes,
        @Nullable Boolean groups,
        @Nullable List<Closure> closed,
        @Nullable SurfaceWish surface,
        @Nullable String mapped) {

    static final String MEMBERS =
            "{\"sources\": {\"elements\": [\"fire\"]}, \"mode\": \"walk\", \"minutes\": [5, 10, 15], \"groups\": false, \"closed\":"
                    + " [{\"road\": \"澜桥路\", \"bridge\": true}], \"surface\": {\"cellMeters\": 50}, \"mapped\": \"share10\"}; all but"
                    + " 'sources' may be left out";

    /** @throws Refusal 422 {@code sources-missing}, {@code minutes-invalid} or {@code too-many-closures} */
    CoverageWish {
        if (sources == null) {
            throw Refusal.invalid("sources-missing", "'sources' says who reaches people: {\"elements\": [\"fire\"]}.");
        }
        mode = mode == null ? TravelMode.WALK : mode;
        minutes = Minutes.checked(minutes);
        groups = Boolean.TRUE.equals(groups);
        closed = closed == null ? List.of() : List.copyOf(closed);
        if (closed.size() > Closure.MOST) {
            throw Refusal.invalid("too-many-closures", "At most " + Closure.MOST + " closed roads are taken at once.");
        }
    }

    /** @param cellMeters side of a cell, 20 to 500 */
    record SurfaceWish(double cellMeters) {

        SurfaceWish {
            if (!(cellMeters >= 20 && cellMeters <= 500)) {
                throw Refusal.invalid("cells-invalid", "'cellMeters' is 20 to 500.");
            }
        }
    }

    TravelMode travelMode() {
        return mode == null ? TravelMode.WALK : mode;
    }

    int[] limits() {
        return Minutes.array(minutes == null ? Minutes.USUAL : minutes);
    }

    boolean byGroup() {
        return Boolean.TRUE.equals(groups);
    }

    List<Closure> closures() {
        return closed == null ? List.of() : closed;
    }
}

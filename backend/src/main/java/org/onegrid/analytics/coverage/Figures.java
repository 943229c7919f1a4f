package org.onegrid.analytics.coverage;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.element.Residents;
import org.onegrid.network.Travel;

/**
 * How soon households are reached.
 *
 * @param households all there are
 * @param shares     of them reached within each of the minutes asked for, in their order; null when there are no households
 * @param groups     the same for the members of each group that has any
 * @param median     seconds within which half of the households are reached; null when half of them never are
 * @param p90        seconds within which nine of ten are
 * @param mean       seconds on average of those reached at all
 * @param unreached  households that are not reached within two hours
 */
@Schema(name = "CoverageFigures")
public record Figures(
        long households,
        List<@Nullable Double> shares,
        List<Group> groups,
        @Nullable Double median,
        @Nullable Double p90,
        @Nullable Double mean,
        long unreached) {

    /** A group of residents, by the name of its attribute. */
    @Schema(name = "CoverageGroup")
    public record Group(String id, long persons, List<@Nullable Double> shares) {}

    /**
     * Of some homes.
     *
     * @param millis  to every home there is, {@link Travel#NEVER} where it is not reached
     * @param members which of them count
     * @param minutes limits
     * @param groups  whether groups are wanted
     */
    static Figures of(Homes homes, int[] millis, int[] members, int[] minutes, boolean groups) {
        int all = Residents.GROUPS.size();
        long[] limits = Arrays.stream(minutes).mapToLong(one -> one * 60_000L).toArray();
        long[] reached = new long[minutes.length];
        long[] persons = new long[all];
        long[][] personsReached = new long[all][minutes.length];
        long households = 0;
        long known = 0;
        double sum = 0;
        long[] times = new long[members.length];
        int n = 0;
        for (int home : members) {
            int here = homes.households(home);
            int time = millis[home];
            households += here;
            for (int group = 0; groups && group < all; group++) {
                persons[group] += homes.members(home, group);
            }
            if (time == Travel.NEVER) {
                continue;
            }
            known += here;
            sum += (double) here * time;
            times[n++] = (long) time << 32 | here;
            for (int limit = 0; limit < limits.length; limit++) {
                if (time <= limits[limit]) {
                    reached[limit] += here;
                    for (int group = 0; groups && group < all; group++) {
                        personsReached[group][limit] += homes.members(home, group);
                    }
                }
            }
        }
        Arrays.sort(times, 0, n);
        List<Group> described = new ArrayList<>();
        for (int group = 0; group < all; group++) {
            if (persons[group] > 0) {
                described.add(new Group(
                        Residents.GROUPS.get(group), persons[group], shares(personsReached[group], persons[group])));
            }
        }
        return new Figures(
                households,
                shares(reached, households),
                List.copyOf(described),
                quantile(times, n, households, 0.5),
                quantile(times, n, households, 0.9),
                known == 0 ? null : sum / known / 1000,
                households - known);
    }

    private static List<@Nullable Double> shares(long[] reached, long of) {
        List<@Nullable Double> shares = new ArrayList<>();
        for (long one : reached) {
            shares.add(of == 0 ? null : (double) one / of);
        }
        return shares;
    }

    /** The least time within which a part of the households is reached, in seconds. */
    private static @Nullable Double quantile(long[] times, int n, long households, double p) {
        long seen = 0;
        for (int i = 0; i < n; i++) {
            seen += (int) times[i];
            if (seen >= p * households) {
                return (times[i] >>> 32) / 1000.0;
            }
        }
        return null;
    }
}

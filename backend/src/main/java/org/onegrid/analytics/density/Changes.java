package org.onegrid.analytics.density;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.onegrid.analytics.Finding;
import org.onegrid.analytics.Grey;
import org.onegrid.analytics.Task;

/**
 * Where the second half of a window has more cases than its first than elsewhere, beyond chance: given how many an area has in all,
 * its second half is binomial with the share that the other areas have there. What is told is decided over all areas by the
 * false-discovery rate (Benjamini and Hochberg 1995). Areas with fewer than {@link Grey#LEAST} cases are not looked at.
 */
final class Changes {

    private static final double FALSE_DISCOVERIES = 0.1;

    private record Change(int row, long before, long after, double expected, double p) {}

    private Changes() {}

    /** The area whose change is least likely chance, upwards ({@code rising-area}) or downwards; empty when all may be. */
    static Optional<Finding> sharpest(Task task, long[] before, long[] after) {
        int whole = before.length - 1;
        List<Change> changes = new ArrayList<>();
        for (int row = 0; row < whole; row++) {
            long n = before[row] + after[row];
            long others = before[whole] + after[whole] - n;
            if (n >= Grey.LEAST && others >= Grey.LEAST) {
                double share = (after[whole] - after[row]) / (double) others;
                changes.add(new Change(row, before[row], after[row], n * share, p(n, after[row], share)));
            }
        }
        changes.sort(Comparator.comparingDouble(Change::p).thenComparingInt(Change::row));
        boolean any = false;
        for (int rank = 1; rank <= changes.size(); rank++) {
            any |= changes.get(rank - 1).p() <= FALSE_DISCOVERIES * rank / changes.size();
        }
        if (!any) {
            return Optional.empty();
        }
        Change one = changes.get(0);
        return Optional.of(Finding.of(
                one.after() > one.expected() ? Finding.Kind.RISING_AREA : Finding.Kind.FALLING_AREA,
                task.rows().areas().get(one.row()),
                Map.of(
                        "before",
                        one.before(),
                        "after",
                        one.after(),
                        "expected",
                        Math.round(one.expected() * 10) / 10.0,
                        "n",
                        one.before() + one.after(),
                        "column",
                        "n")));
    }

    /** Two-sided probability of being as far from the share by chance. */
    private static double p(long n, long after, double share) {
        if (share <= 0 || share >= 1) {
            return share * n == after ? 1 : 0;
        }
        BinomialDistribution chance = BinomialDistribution.of((int) Math.min(Integer.MAX_VALUE, n), share);
        double atLeast = chance.survivalProbability((int) after - 1);
        double atMost = chance.cumulativeProbability((int) after);
        return Math.min(1, 2 * Math.min(atLeast, atMost));
    }
}

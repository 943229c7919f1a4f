package org.onegrid.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A quantile of a sample with its confidence interval, in the unit of the sample.
 *
 * @param n     size of the sample
 * @param value the sample quantile, linear between order statistics (type 7 of Hyndman and Fan, as PostgreSQL's
 *              {@code percentile_cont})
 * @param low   lower end of the interval; null when the sample is too small to have one
 * @param high  upper end; null when the sample is too small to have one
 */
public record QuantileEstimate(
        int n, double value, @Nullable Double low, @Nullable Double high) {

    /**
     * Estimates a quantile without assuming a distribution: the interval's ends are order statistics whose ranks follow from
     * the binomial distribution, interpolated so that the coverage is close to what was asked for and not far above it
     * (Hettmansperger and Sheather 1986 for the median; Nyblom 1992, Statistics &amp; Probability Letters 14, for any
     * quantile). O(log n) once sorted.
     *
     * @param sorted     ascending, finite, at least one value
     * @param p          which quantile, between 0 and 1 exclusive
     * @param confidence two-sided, such as 0.9; half of the rest lies on either side
     * @throws IllegalArgumentException when empty or a share is not between 0 and 1
     */
    public static QuantileEstimate of(double[] sorted, double p, double confidence) {
        int n = sorted.length;
        if (n == 0 || !(p > 0 && p < 1) || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a quantile needs values, 0 < p < 1 and 0 < confidence < 1, was n=" + n
                    + ", p=" + p + ", confidence=" + confidence);
        }
        double tail = (1 - confidence) / 2;
        return new QuantileEstimate(n, quantile(sorted, p), bound(sorted, p, tail), bound(sorted, p, 1 - tail));
    }

    /** As {@link #of}, for values in any order, which are left as they are. */
    public static QuantileEstimate ofUnsorted(double[] values, double p, double confidence) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return of(sorted, p, confidence);
    }

    private static double quantile(double[] sorted, double p) {
        double rank = p * (sorted.length - 1);
        int below = (int) rank;
        double part = rank - below;
        return part == 0 ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
    }

    /**
     * The value that lies above the true quantile with the given probability. With B of n values below the quantile, the
     * order statistic of rank r lies above it with the probability of B &lt; r.
     */
    private static @Nullable Double bound(double[] sorted, double p, double probability) {
        int n = sorted.length;
        BinomialDistribution below = BinomialDistribution.of(n, p);
        int rank = below.inverseCumulativeProbability(probability);
        if (below.cumulativeProbability(rank) == probability) {
            rank++;
        }
        double lower = rank == 0 ? 0 : below.cumulativeProbability(rank - 1);
        double upper = below.cumulativeProbability(rank);
        if (rank == 0 || rank == n && lower < probability) {
            return null;
        }
        if (lower == probability) {
            return sorted[rank - 1];
        }
        double odds = rank * (1 - p) * (upper - probability) / ((n - rank) * p * (probability - lower));
        double share = 1 / (1 + odds);
        return sorted[rank - 1] + share * (sorted[rank] - sorted[rank - 1]);
    }

    /** Whether the interval has both ends and is no wider than the value: otherwise a map leaves the place grey. */
    public boolean isTelling() {
        return low != null && high != null && high - low <= Math.abs(value);
    }
}

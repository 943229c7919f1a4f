package org.onegrid.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A share with its interval (Wilson 1927, Journal of the American Statistical Association 22), which stays between 0 and 1 and has
 * about the coverage asked for even where the share is small.
 *
 * @param n     of how many
 * @param share between 0 and 1
 */
public record ShareEstimate(long n, double share, double low, double high) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * Estimates a share.
     *
     * @param n          more than 0
     * @param share      between 0 and 1, such as hits / n
     * @param confidence two-sided, such as 0.9
     * @throws IllegalArgumentException when a number is out of its range
     */
    public static ShareEstimate of(long n, double share, double confidence) {
        if (n <= 0 || !(share >= 0 && share <= 1) || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "a share needs n > 0 and lies between 0 and 1, was " + share + " of " + n);
        }
        double z = NORMAL.inverseCumulativeProbability((1 + confidence) / 2);
        double shrink = 1 + z * z / n;
        double middle = (share + z * z / (2.0 * n)) / shrink;
        double half = z / shrink * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
        return new ShareEstimate(
                n, share, Math.max(0, Math.min(share, middle - half)), Math.min(1, Math.max(share, middle + half)));
    }
}

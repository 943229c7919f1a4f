package org.onegrid.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many events were to be expected where so many were counted, when they come independently of each other: the interval of
 * Poisson's mean by Byar's approximation (Breslow and Day 1987, Statistical Methods in Cancer Research II, p. 69), within 1 % of the
 * exact one from 5 events on.
 */
public record CountEstimate(long count, double low, double high) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * Estimates a mean.
     *
     * @param count      not negative
     * @param confidence two-sided, such as 0.9
     * @throws IllegalArgumentException when a number is out of its range
     */
    public static CountEstimate of(long count, double confidence) {
        if (count < 0 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a count is not negative, was " + count);
        }
        double z = NORMAL.inverseCumulativeProbability((1 + confidence) / 2);
        double low = count == 0 ? 0 : count * cube(1 - 1 / (9.0 * count) - z / (3 * Math.sqrt(count)));
        double next = count + 1.0;
        double high = next * cube(1 - 1 / (9 * next) + z / (3 * Math.sqrt(next)));
        return new CountEstimate(count, Math.max(0, low), high);
    }

    private static double cube(double value) {
        return value * value * value;
    }
}

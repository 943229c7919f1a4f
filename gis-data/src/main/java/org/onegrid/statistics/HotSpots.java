package org.onegrid.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Areas whose surroundings have more, or less, than chance would give: Gi* of Getis and Ord (1992; 1995 for the
 * standardised form) with equal weights for an area and its neighbours. Looking at hundreds of areas at once finds "hot"
 * ones by chance alone, so what counts as significant is decided over all of them by the false-discovery rate (Benjamini and
 * Hochberg 1995; Caldas de Castro and Singer 2006 for maps). Immutable.
 */
public final class HotSpots {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** What an area is, given the rate of false discoveries allowed. */
    public enum Kind {
        HOT,
        COLD,
        NOT_SIGNIFICANT
    }

    private final double[] z;
    private final double[] p;

    private HotSpots(double[] z, double[] p) {
        this.z = z;
        this.p = p;
    }

    /**
     * O(areas + pairs of neighbours).
     *
     * @param values     one figure per area (a rate rather than a count when areas differ in size), finite
     * @param neighbours of each area the indices of its neighbours, itself left out; need not be symmetric
     * @throws IllegalArgumentException when lengths differ, an index is unknown or the area's own, or a value is not finite
     */
    public static HotSpots of(double[] values, int[][] neighbours) {
        int n = values.length;
        if (neighbours.length != n) {
            throw new IllegalArgumentException(n + " values and neighbours of " + neighbours.length);
        }
        double mean = Arrays.stream(values).sum() / Math.max(1, n);
        double spread = 0;
        for (double value : values) {
            spread += (value - mean) * (value - mean);
        }
        double s = Math.sqrt(spread / Math.max(1, n));
        if (!Double.isFinite(s)) {
            throw new IllegalArgumentException("values must be finite");
        }
        double[] z = new double[n];
        double[] p = new double[n];
        for (int i = 0; i < n; i++) {
            double weights = neighbours[i].length + 1;
            double sum = values[i];
            for (int j : neighbours[i]) {
                if (j == i) {
                    throw new IllegalArgumentException("area " + i + " is named as its own neighbour");
                }
                sum += values[j];
            }
            double scale = s * Math.sqrt((n * weights - weights * weights) / Math.max(1, n - 1));
            z[i] = scale > 0 ? (sum - mean * weights) / scale : 0;
            p[i] = 2 * NORMAL.survivalProbability(Math.abs(z[i]));
        }
        return new HotSpots(z, p);
    }

    /** Standard deviations from what chance gives; positive where surroundings have more. 0 where nothing can be told. */
    public double z(int area) {
        return z[area];
    }

    /** Two-sided probability of being as far from the mean by chance, before looking at how many areas there are. */
    public double p(int area) {
        return p[area];
    }

    /**
     * What each area is when at most this share of all that are called hot or cold may be so by chance.
     *
     * @param falseDiscoveries such as 0.1
     */
    public Kind[] kinds(double falseDiscoveries) {
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int significant = 0;
        for (int rank = order.length; rank > 0 && significant == 0; rank--) {
            if (p[order[rank - 1]] <= falseDiscoveries * rank / order.length) {
                significant = rank;
            }
        }
        Kind[] kinds = new Kind[p.length];
        Arrays.fill(kinds, Kind.NOT_SIGNIFICANT);
        for (int rank = 0; rank < significant; rank++) {
            kinds[order[rank]] = z[order[rank]] > 0 ? Kind.HOT : Kind.COLD;
        }
        return kinds;
    }
}

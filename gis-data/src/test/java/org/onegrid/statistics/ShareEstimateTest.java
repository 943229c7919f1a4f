package org.onegrid.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;

class ShareEstimateTest {

    @Test
    void theEndsOfASharesIntervalAreWhereTheShareIsJustAsFarAsChanceAllows() {
        // Wilson's ends solve (share − end)² = z² end (1 − end) / n
        double z = 1.6448536269514722;
        for (int n : new int[] {1, 7, 40, 5_000}) {
            for (double share : new double[] {0.02, 0.5, 0.9}) {
                ShareEstimate estimate = ShareEstimate.of(n, share, 0.9);
                for (double end : new double[] {estimate.low(), estimate.high()}) {
                    assertThat((share - end) * (share - end)).isCloseTo(z * z * end * (1 - end) / n, within(1e-12));
                }
                assertThat(estimate.low()).isLessThan(share);
                assertThat(estimate.high()).isGreaterThan(share);
            }
        }
        assertThat(ShareEstimate.of(30, 0, 0.9).low()).isZero();
        assertThat(ShareEstimate.of(30, 1, 0.9).high()).isEqualTo(1);
        assertThatThrownBy(() -> ShareEstimate.of(0, 0.5, 0.9)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTrueShareLiesWithinAsOftenAsSaid() {
        long seed = 21;
        Random random = new Random(seed);
        int rounds = 20_000;
        int within = 0;
        for (int round = 0; round < rounds; round++) {
            int hits = 0;
            for (int i = 0; i < 60; i++) {
                hits += random.nextDouble() < 0.3 ? 1 : 0;
            }
            ShareEstimate estimate = ShareEstimate.of(60, hits / 60.0, 0.9);
            within += estimate.low() <= 0.3 && 0.3 <= estimate.high() ? 1 : 0;
        }
        assertThat(within / (double) rounds).as("seed %d", seed).isBetween(0.87, 0.93);
    }

    @Test
    void countsHaveTheIntervalOfPoissonsMean() {
        for (long count : new long[] {5, 20, 137, 4_000}) {
            CountEstimate estimate = CountEstimate.of(count, 0.9);
            double low = GammaDistribution.of(count, 1).inverseCumulativeProbability(0.05);
            double high = GammaDistribution.of(count + 1.0, 1).inverseCumulativeProbability(0.95);
            assertThat(estimate.low()).isCloseTo(low, within(0.01 * low));
            assertThat(estimate.high()).isCloseTo(high, within(0.01 * high));
        }
        assertThat(CountEstimate.of(0, 0.9).low()).isZero();
        assertThat(CountEstimate.of(0, 0.9).high()).as("−ln 0.05").isCloseTo(2.996, within(0.1));
        assertThatThrownBy(() -> CountEstimate.of(-1, 0.9)).isInstanceOf(IllegalArgumentException.class);
    }
}

package org.onegrid.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantileEstimateTest {

    private static final int ROUNDS = 20_000;

    /** The true quantile is known, so the share of samples whose interval holds it is the coverage itself. */
    @ParameterizedTest
    @CsvSource({"30, 0.5", "60, 0.5", "500, 0.5", "60, 0.9", "200, 0.9", "2000, 0.9", "100, 0.25"})
    void holdsTheTrueQuantileInNineOfTenSamples(int n, double p) {
        long seed = 20261122;
        double skewed = coverage(n, p, seed, random -> -Math.log(1 - random.nextDouble()), -Math.log(1 - p));
        double uniform = coverage(n, p, seed + 1, SplittableRandom::nextDouble, p);
        assertThat(skewed).as("exponential, seed %d", seed).isBetween(0.88, 0.92);
        assertThat(uniform).as("uniform, seed %d", seed + 1).isBetween(0.88, 0.92);
    }

    private static double coverage(int n, double p, long seed, ToDoubleFunction<SplittableRandom> draw, double truth) {
        SplittableRandom random = new SplittableRandom(seed);
        int rounds = Math.max(2_000, ROUNDS * 60 / Math.max(60, n));
        int held = 0;
        for (int round = 0; round < rounds; round++) {
            double[] sample = new double[n];
            Arrays.setAll(sample, i -> draw.applyAsDouble(random));
            QuantileEstimate estimate = QuantileEstimate.ofUnsorted(sample, p, 0.9);
            Double low = estimate.low();
            Double high = estimate.high();
            assertThat(low).isNotNull();
            assertThat(high).isNotNull();
            held += low <= truth && truth <= high ? 1 : 0;
        }
        return (double) held / rounds;
    }

    @Test
    void isBetweenTheOrderStatisticsOfTheTextbookInterval() {
        // n = 11, p = 1/2: ranks 3 and 9 cover with 93.5 %, 4 and 8 with 77.3 %; 90 % lies between
        double[] sample = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
        QuantileEstimate median = QuantileEstimate.of(sample, 0.5, 0.9);
        assertThat(median.value()).isEqualTo(6);
        assertThat(median.low()).isBetween(3.0, 4.0);
        assertThat(median.high()).isBetween(8.0, 9.0);
        assertThat(12 - median.high()).as("symmetric").isCloseTo(median.low(), within(1e-9));
    }

    @Test
    void hasNoUpperEndWhenTheSampleIsTooSmall() {
        double[] sample = new double[28];
        Arrays.setAll(sample, i -> 100 + i);
        // 0.9^28 = 0.052: the largest of 28 is not above the 90th percentile with 95 %
        assertThat(QuantileEstimate.of(sample, 0.9, 0.9).high()).isNull();
        assertThat(QuantileEstimate.of(sample, 0.9, 0.9).isTelling()).isFalse();
        assertThat(QuantileEstimate.of(Arrays.copyOf(sample, 1), 0.5, 0.9).low())
                .isNull();
        double[] one = new double[29];
        Arrays.setAll(one, i -> 100 + i);
        assertThat(QuantileEstimate.of(one, 0.9, 0.9).high()).isNotNull();
    }

    @Test
    void isNotTellingWhenWiderThanTheValue() {
        double[] sample = new double[40];
        Arrays.setAll(sample, i -> i < 20 ? 1 : 1000);
        assertThat(QuantileEstimate.of(sample, 0.5, 0.9).isTelling()).isFalse();
    }

    @Test
    void refusesWhatIsNoQuantile() {
        assertThatThrownBy(() -> QuantileEstimate.of(new double[0], 0.5, 0.9))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QuantileEstimate.of(new double[] {1}, 1, 0.9))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package org.onegrid.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {

    /** The remission times of Freireich et al. (1963), arm 6-MP, on which textbooks show the estimate. */
    private static final KaplanMeier REMISSION = KaplanMeier.of(
            new double[] {6, 6, 6, 7, 10, 13, 16, 22, 23}, new double[] {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35});

    @Test
    void givesTheTextbookFigures() {
        assertThat(REMISSION.unfinishedAfter(6)).isCloseTo(0.857, within(5e-4));
        assertThat(REMISSION.unfinishedAfter(7)).isCloseTo(0.807, within(5e-4));
        assertThat(REMISSION.unfinishedAfter(10)).isCloseTo(0.753, within(5e-4));
        assertThat(REMISSION.unfinishedAfter(13)).isCloseTo(0.690, within(5e-4));
        assertThat(REMISSION.unfinishedAfter(22)).isCloseTo(0.538, within(5e-4));
        assertThat(REMISSION.unfinishedAfter(23)).isCloseTo(0.448, within(5e-4));
        assertThat(REMISSION.quantile(0.5)).hasValue(23);
        assertThat(REMISSION.quantile(0.9)).isEmpty();
        assertThat(REMISSION.open()).isEqualTo(12);
    }

    @Test
    void isTheShareOfTheSampleWhenNothingIsOpen() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            double[] ended =
                    random.ints(1 + random.nextInt(60), 0, 20).asDoubleStream().toArray();
            KaplanMeier estimate = KaplanMeier.of(ended, new double[0]);
            for (double time = 0; time < 20; time += 0.5) {
                double after = time;
                double share =
                        (double) Arrays.stream(ended).filter(d -> d > after).count() / ended.length;
                assertThat(estimate.unfinishedAfter(time)).as("seed %d", seed).isCloseTo(share, within(1e-9));
            }
        }
    }

    /** Dropping open cases, the usual way, is the control: it must be visibly wrong where this is right. */
    @Test
    void findsTheTrueMedianAlthoughManyAreOpenAndDroppingThemDoesNot() {
        long seed = 11;
        SplittableRandom random = new SplittableRandom(seed);
        double truth = 100 * Math.log(2);
        double[][] sample = sample(random, 4_000);
        double kept = KaplanMeier.of(sample[0], sample[1]).quantile(0.5).orElseThrow();
        double dropped = KaplanMeier.of(sample[0], new double[0]).quantile(0.5).orElseThrow();
        assertThat(kept).as("seed %d", seed).isCloseTo(truth, within(0.06 * truth));
        assertThat(dropped).as("seed %d", seed).isLessThan(0.75 * truth);
    }

    @Test
    void coversTheTrueMedianInNineOfTenSamples() {
        long seed = 13;
        SplittableRandom random = new SplittableRandom(seed);
        double truth = 100 * Math.log(2);
        int rounds = 4_000;
        int held = 0;
        for (int round = 0; round < rounds; round++) {
            double[][] sample = sample(random, 150);
            KaplanMeier.Interval interval = KaplanMeier.of(sample[0], sample[1]).interval(0.5, 0.9);
            held += interval.low().orElse(0) <= truth
                            && truth <= interval.high().orElse(Double.POSITIVE_INFINITY)
                    ? 1
                    : 0;
        }
        assertThat((double) held / rounds).as("seed %d", seed).isBetween(0.88, 0.92);
    }

    /** Exponential durations of mean 100, looked at after a uniform time of up to 150: about half are open. */
    private static double[][] sample(SplittableRandom random, int n) {
        DoubleStream.Builder ended = DoubleStream.builder();
        DoubleStream.Builder open = DoubleStream.builder();
        for (int i = 0; i < n; i++) {
            double duration = -100 * Math.log(1 - random.nextDouble());
            double age = 150 * random.nextDouble();
            (duration <= age ? ended : open).add(Math.min(duration, age));
        }
        return new double[][] {ended.build().toArray(), open.build().toArray()};
    }

    @Test
    void refusesNothingAndNegativeDurations() {
        assertThatThrownBy(() -> KaplanMeier.of(new double[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KaplanMeier.of(new double[] {-1}, new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KaplanMeier.of(new double[] {Double.NaN}, new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

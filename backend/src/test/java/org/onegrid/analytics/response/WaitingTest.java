package org.onegrid.analytics.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private static Times times(int[] ended, int... lasting) {
        Times times = new Times();
        for (int one : ended) {
            times.add(one, false);
        }
        for (int one : lasting) {
            times.add(one, true);
        }
        return times;
    }

    @Test
    void withoutOpenCasesAQuantileIsTheLeastValueThatSoManyDoNotPass() {
        long seed = 11;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            int[] ended = random.ints(1 + random.nextInt(60), 0, 40).toArray();
            double p = (5 + random.nextInt(91)) / 100.0;
            Waiting waiting = Waiting.of(times(ended));
            int least = Arrays.stream(ended)
                    .filter(value ->
                            Arrays.stream(ended).filter(one -> one <= value).count() >= p * ended.length - 1e-9)
                    .min()
                    .orElseThrow();
            assertThat(waiting.quantile(p).value())
                    .as("seed %d round %d p %s", seed, round, p)
                    .isEqualTo(least);
            assertThat(waiting.shareWithin(20).value())
                    .isCloseTo(
                            Arrays.stream(ended).filter(one -> one <= 20).count() / (double) ended.length,
                            within(1e-6));
        }
    }

    @Test
    void durationsComeInOrderHoweverManyAreAlike() {
        Random random = new Random(5);
        for (int bound : new int[] {1, 7, 500, 2_001, 1_000_000, Integer.MAX_VALUE - 1}) {
            Times times = new Times();
            List<Double> ended = new ArrayList<>();
            List<Double> lasting = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                int duration = random.nextInt(bound);
                boolean lasts = random.nextInt(3) == 0;
                times.add(duration, lasts);
                (lasts ? lasting : ended).add((double) duration);
            }
            assertThat(times.ended()).as("below %d", bound).containsExactly(sorted(ended));
            assertThat(times.lasting()).as("below %d", bound).containsExactly(sorted(lasting));
        }
    }

    private static double[] sorted(List<Double> durations) {
        return durations.stream().mapToDouble(one -> one).sorted().toArray();
    }

    @Test
    void openCasesThatHaveLastedLongerThanTheQuantileCountAsLonger() {
        Waiting waiting = Waiting.of(times(new int[] {10, 20, 30, 40, 50, 60}, 100, 200));
        assertThat(waiting.n()).isEqualTo(8);
        assertThat(waiting.open()).isEqualTo(2);
        assertThat(waiting.quantile(0.5).value()).as("4 of 8 within 40").isEqualTo(40);
        assertThat(waiting.quantile(0.9).value()).as("nobody can tell").isNull();
        assertThat(waiting.shareWithin(40).value()).isEqualTo(0.5);
    }

    @Test
    void anOpenCaseThatHasNotLastedLongTellsLittle() {
        // by hand: at 20 four are at risk (the open one of 10 is gone), at 30 three, at 40 two, at 50 one
        Waiting waiting = Waiting.of(times(new int[] {5, 20, 30, 40, 50}, 10));
        assertThat(waiting.shareWithin(5).value()).isCloseTo(1 / 6.0, within(1e-6));
        assertThat(waiting.shareWithin(20).value()).isCloseTo(1 - 5 / 6.0 * 3 / 4, within(1e-6));
        assertThat(waiting.shareWithin(30).value()).isCloseTo(1 - 5 / 6.0 * 3 / 4 * 2 / 3, within(1e-6));
        assertThat(waiting.quantile(0.5).value()).isEqualTo(30);
        assertThat(waiting.mean()).as("of what has ended").isEqualTo(29.0);
    }

    @Test
    void leavingOpenCasesOutWouldMakeASlowAreaLookQuick() {
        long seed = 3;
        Random random = new Random(seed);
        Times honest = new Times();
        int endedBefore = 0;
        double sum = 0;
        for (int i = 0; i < 4_000; i++) {
            int takes = (int) Math.round(-1_000 * Math.log(1 - random.nextDouble()));
            int lastedUpTo = random.nextInt(2_000);
            boolean ended = takes <= lastedUpTo;
            honest.add(ended ? takes : lastedUpTo, !ended);
            if (ended) {
                endedBefore++;
                sum += takes;
            }
        }
        double median = 1_000 * Math.log(2);
        Waiting waiting = Waiting.of(honest);
        assertThat(waiting.quantile(0.5).value()).as("seed %d", seed).isCloseTo(median, within(60.0));
        assertThat(waiting.quantile(0.5).low()).isLessThan(median);
        assertThat(waiting.quantile(0.5).high()).isGreaterThan(median);
        assertThat(sum / endedBefore)
                .as("the naive mean of an exponential of 1000")
                .isLessThan(800);
    }

    @Test
    void nothingSaysNothing() {
        Waiting waiting = Waiting.of(new Times());
        assertThat(waiting.n()).isZero();
        assertThat(waiting.quantile(0.9).value()).isNull();
        assertThat(waiting.shareWithin(60).value()).isNull();
        assertThat(waiting.mean()).isNull();
    }
}

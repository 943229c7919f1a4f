package org.onegrid.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onegrid.statistics.HotSpots.Kind;

class HotSpotsTest {

    private static final int SIDE = 24;

    /** Grid cells with their up to eight neighbours. */
    private static int[][] neighbours() {
        int[][] all = new int[SIDE * SIDE][];
        for (int i = 0; i < all.length; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            int cell = i;
            all[i] = IntStream.range(0, all.length)
                    .filter(j -> j != cell && Math.abs(j % SIDE - x) <= 1 && Math.abs(j / SIDE - y) <= 1)
                    .toArray();
        }
        return all;
    }

    @Test
    void isTheFormulaWithAFullMatrixOfWeights() {
        long seed = 3;
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random.doubles(SIDE * SIDE).map(v -> -Math.log(v)).toArray();
        int[][] neighbours = neighbours();
        HotSpots found = HotSpots.of(values, neighbours);
        int n = values.length;
        double mean = Arrays.stream(values).average().orElseThrow();
        double s = Math.sqrt(Arrays.stream(values).map(v -> v * v).sum() / n - mean * mean);
        for (int i = 0; i < n; i++) {
            double[] w = new double[n];
            w[i] = 1;
            for (int j : neighbours[i]) {
                w[j] = 1;
            }
            double sum = 0;
            double weights = 0;
            double squares = 0;
            for (int j = 0; j < n; j++) {
                sum += w[j] * values[j];
                weights += w[j];
                squares += w[j] * w[j];
            }
            double expected = (sum - mean * weights) / (s * Math.sqrt((n * squares - weights * weights) / (n - 1)));
            assertThat(found.z(i)).as("seed %d", seed).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void findsAPlantedHotCornerAndAColdOne() {
        SplittableRandom random = new SplittableRandom(5);
        double[] values = new double[SIDE * SIDE];
        Arrays.setAll(values, i -> {
            int x = i % SIDE;
            int y = i / SIDE;
            double shift = x < 4 && y < 4 ? 3 : x > SIDE - 5 && y > SIDE - 5 ? -3 : 0;
            return 10 + shift + random.nextGaussian();
        });
        Kind[] kinds = HotSpots.of(values, neighbours()).kinds(0.05);
        assertThat(kinds[SIDE + 1]).isEqualTo(Kind.HOT);
        assertThat(kinds[kinds.length - SIDE - 2]).isEqualTo(Kind.COLD);
        assertThat(kinds[SIDE / 2 * SIDE + SIDE / 2]).isEqualTo(Kind.NOT_SIGNIFICANT);
    }

    /** Without control a map of pure noise has hot spots nearly always; with it, in about the share allowed. */
    @Test
    void seldomCallsNoiseHotAndWouldWithoutTheControl() {
        long seed = 17;
        SplittableRandom random = new SplittableRandom(seed);
        int[][] neighbours = neighbours();
        int rounds = 400;
        int controlled = 0;
        int naive = 0;
        for (int round = 0; round < rounds; round++) {
            double[] noise = new double[SIDE * SIDE];
            Arrays.setAll(noise, i -> random.nextGaussian());
            HotSpots found = HotSpots.of(noise, neighbours);
            controlled += Arrays.stream(found.kinds(0.1)).anyMatch(kind -> kind != Kind.NOT_SIGNIFICANT) ? 1 : 0;
            naive += IntStream.range(0, noise.length).anyMatch(i -> found.p(i) < 0.05) ? 1 : 0;
        }
        assertThat((double) controlled / rounds).as("seed %d", seed).isLessThan(0.13);
        assertThat((double) naive / rounds).as("seed %d", seed).isGreaterThan(0.9);
    }

    @Test
    void saysNothingWhereAllIsEqualOrOneAreaHasAllAsNeighbours() {
        HotSpots even = HotSpots.of(new double[] {4, 4, 4}, new int[][] {{1}, {0, 2}, {1}});
        assertThat(even.kinds(0.1)).containsOnly(Kind.NOT_SIGNIFICANT);
        HotSpots whole = HotSpots.of(new double[] {1, 2, 9}, new int[][] {{1, 2}, {0, 2}, {0, 1}});
        assertThat(whole.z(2)).isZero();
    }

    @Test
    void refusesAnAreaAsItsOwnNeighbour() {
        assertThatThrownBy(() -> HotSpots.of(new double[] {1, 2}, new int[][] {{0}, {0}}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

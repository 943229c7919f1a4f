package org.onegrid.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onegrid.statistics.KaplanMeier;

class SurfacesTest {

    private static final Frame FRAME = new Frame(500_000, 3_000_000, 25, 120, 90);
    private static final long SEED = 20261122;

    /** Events in a few clusters, some at the very edge; values grow from west to east. */
    private static final class Sample {
        final double[] x;
        final double[] y;
        final double[] weight;
        final double[] value;

        Sample(int n, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            x = new double[n];
            y = new double[n];
            weight = new double[n];
            value = new double[n];
            for (int i = 0; i < n; i++) {
                int cluster = random.nextInt(4);
                do {
                    x[i] = FRAME.west() + 400 + 700 * cluster + 300 * random.nextGaussian();
                    y[i] = FRAME.south() + 300 + 500 * cluster + 300 * random.nextGaussian();
                } while (!inside(x[i], y[i]));
                weight[i] = 1 + random.nextInt(3);
                value[i] = (600 + 400 * cluster) * -Math.log(1 - random.nextDouble());
            }
        }

        static boolean inside(double x, double y) {
            return x > FRAME.west()
                    && x < FRAME.west() + 25 * FRAME.width()
                    && y > FRAME.south()
                    && y < FRAME.south() + 25 * FRAME.height();
        }

        Events events() {
            return Events.of(x, y, weight, value);
        }

        double kernel(int i, double atX, double atY, double bandwidth) {
            double squared = (x[i] - atX) * (x[i] - atX) + (y[i] - atY) * (y[i] - atY);
            return Math.exp(-squared / (2 * bandwidth * bandwidth)) / (2 * Math.PI * bandwidth * bandwidth);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {60, 100, 250, 700})
    void densityIsTheBruteForceGaussianWithinOnePercentOfThePeak(double bandwidth) {
        Sample sample = new Sample(3_000, SEED);
        Raster density = new Surfaces(FRAME, bandwidth).density(sample.events());
        double peak = 0;
        double worst = 0;
        double worstInside = 0;
        int far = (int) Math.min(35, 5 * bandwidth / FRAME.cellMeters());
        for (int row = 0; row < FRAME.height(); row++) {
            for (int column = 0; column < FRAME.width(); column++) {
                double exact = 0;
                for (int i = 0; i < sample.x.length; i++) {
                    exact += 1e6 * sample.weight[i] * sample.kernel(i, FRAME.x(column), FRAME.y(row), bandwidth);
                }
                double difference = Math.abs(exact - density.at(column, row));
                boolean inside = Math.min(row, FRAME.height() - 1 - row) >= far
                        && Math.min(column, FRAME.width() - 1 - column) >= far;
                peak = Math.max(peak, exact);
                worst = Math.max(worst, difference);
                worstInside = inside ? Math.max(worstInside, difference) : worstInside;
            }
        }
        // Points in the outer half of a border cell are shared among fewer cells.
        assertThat(worstInside / peak).as("bandwidth %s, inside", bandwidth).isLessThan(bandwidth < 90 ? 5e-4 : 1e-4);
        assertThat(worst / peak).as("bandwidth %s", bandwidth).isLessThan(0.01);
        assertThat(density.max()).isCloseTo(peak, within(0.01 * peak));
    }

    @Test
    void keepsTheSumWhereverItLies() {
        Frame wide = new Frame(0, 0, 10, 400, 300);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 20; round++) {
            double bandwidth = 25 + 100 * random.nextDouble();
            Events one = Events.at(
                    new double[] {1_200 + 1_600 * random.nextDouble()},
                    new double[] {1_200 + 600 * random.nextDouble()});
            double sum = Arrays.stream(
                            new Surfaces(wide, bandwidth).density(one).values())
                    .sum();
            assertThat(sum * 10 * 10 / 1e6).isCloseTo(1, within(2e-3));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9})
    void quantileIsTheWeightedQuantileWithinTheThresholdStep(double p) {
        double bandwidth = 150;
        double step = 100;
        Sample sample = new Sample(4_000, SEED + 1);
        double[] thresholds =
                IntStream.rangeClosed(0, 200).mapToDouble(i -> i * step).toArray();
        Surfaces surfaces = new Surfaces(FRAME, bandwidth);
        Raster found = surfaces.quantile(sample.events(), p, thresholds);
        Integer[] byValue = IntStream.range(0, sample.x.length).boxed().toArray(Integer[]::new);
        Arrays.sort(byValue, Comparator.comparingDouble(i -> sample.value[i]));
        int known = 0;
        for (int row = 4; row < FRAME.height(); row += 7) {
            for (int column = 4; column < FRAME.width(); column += 7) {
                if (Double.isNaN(found.at(column, row))) {
                    continue;
                }
                known++;
                double x = FRAME.x(column);
                double y = FRAME.y(row);
                // the blurred weights differ from the exact ones by their own error; it moves the rank, not the value
                double low = exact(sample, byValue, p - 0.01, x, y, bandwidth) - step;
                double high = exact(sample, byValue, p + 0.01, x, y, bandwidth) + step;
                assertThat(found.at(column, row)).as("%d, %d", column, row).isBetween(low, high);
            }
        }
        assertThat(known).isGreaterThan(60);
    }

    private static double exact(Sample sample, Integer[] byValue, double p, double x, double y, double bandwidth) {
        double all = 0;
        for (int i : byValue) {
            all += sample.weight[i] * sample.kernel(i, x, y, bandwidth);
        }
        double sum = 0;
        for (int i : byValue) {
            sum += sample.weight[i] * sample.kernel(i, x, y, bandwidth);
            if (sum >= p * all) {
                return sample.value[i];
            }
        }
        return sample.value[byValue[byValue.length - 1]];
    }

    @Test
    void atOnePlaceWhatLastsCountsAsKaplanAndMeierSay() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 20; round++) {
            int n = 60 + random.nextInt(200);
            double[] x = new double[n];
            double[] y = new double[n];
            double[] ones = new double[n];
            double[] value = new double[n];
            Arrays.fill(x, FRAME.x(50));
            Arrays.fill(y, FRAME.y(40));
            Arrays.fill(ones, 1);
            BitSet lasting = new BitSet();
            for (int i = 0; i < n; i++) {
                value[i] = 1 + random.nextInt(1_000);
                lasting.set(i, random.nextInt(4) == 0);
            }
            KaplanMeier curve = KaplanMeier.of(
                    IntStream.range(0, n)
                            .filter(i -> !lasting.get(i))
                            .mapToDouble(i -> value[i])
                            .toArray(),
                    lasting.stream().mapToDouble(i -> value[i]).toArray());
            Events events = Events.of(x, y, ones, value).lasting(lasting);
            double[] thresholds = DoubleStream.concat(DoubleStream.of(0), Arrays.stream(value))
                    .sorted()
                    .distinct()
                    .toArray();
            Surfaces surfaces = new Surfaces(FRAME, 100);
            for (double p : new double[] {0.1, 0.5, 0.7}) {
                double exact = curve.quantile(p).orElseThrow();
                int at = Arrays.binarySearch(thresholds, exact);
                assertThat(surfaces.quantile(events, p, thresholds).at(50, 40))
                        .as("seed %d, round %d, p %s", SEED, round, p)
                        .isBetween(thresholds[at - 1], exact);
            }
            double limit = thresholds[thresholds.length / 2];
            double share = surfaces.shareWithin(events, Arrays.copyOf(thresholds, thresholds.length / 2 + 1))
                    .at(50, 40);
            assertThat(share).isCloseTo(1 - curve.unfinishedAfter(limit), within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9})
    void whatLastsCountsByTheKernelAroundEveryPlace(double p) {
        double bandwidth = 150;
        double step = 50;
        Sample sample = new Sample(4_000, SEED + 4);
        SplittableRandom random = new SplittableRandom(SEED);
        BitSet lasting = new BitSet();
        for (int i = 0; i < sample.x.length; i++) {
            // in the west more of what takes long lasts yet: left out, it would look quick there
            boolean west = sample.x[i] < FRAME.x(60);
            if (random.nextDouble() < (west ? 0.5 : 0.1)) {
                lasting.set(i);
                sample.value[i] *= random.nextDouble();
            }
        }
        double[] thresholds =
                IntStream.rangeClosed(0, 400).mapToDouble(i -> i * step).toArray();
        Raster found = new Surfaces(FRAME, bandwidth).quantile(sample.events().lasting(lasting), p, thresholds);
        Integer[] byValue = IntStream.range(0, sample.x.length).boxed().toArray(Integer[]::new);
        Arrays.sort(byValue, Comparator.comparingDouble(i -> sample.value[i]));
        int known = 0;
        for (int row = 11; row < FRAME.height(); row += 7) {
            for (int column = 11; column < FRAME.width(); column += 7) {
                if (Double.isNaN(found.at(column, row))) {
                    continue;
                }
                known++;
                double low = beran(sample, lasting, byValue, p - 0.02, FRAME.x(column), FRAME.y(row), bandwidth);
                double high = beran(sample, lasting, byValue, p + 0.02, FRAME.x(column), FRAME.y(row), bandwidth);
                assertThat(found.at(column, row)).as("%d, %d", column, row).isBetween(low - 2 * step, high + 2 * step);
            }
        }
        assertThat(known).isGreaterThan(60);
    }

    /** The estimator event by event, its weights those of the exact kernel; infinite when it does not come so far. */
    private static double beran(
            Sample sample, BitSet lasting, Integer[] byValue, double p, double x, double y, double bandwidth) {
        double atRisk = 0;
        for (int i : byValue) {
            atRisk += sample.weight[i] * sample.kernel(i, x, y, bandwidth);
        }
        double unfinished = 1;
        for (int i : byValue) {
            double weight = sample.weight[i] * sample.kernel(i, x, y, bandwidth);
            if (!lasting.get(i)) {
                unfinished *= 1 - weight / atRisk;
                if (unfinished <= 1 - p) {
                    return sample.value[i];
                }
            }
            atRisk -= weight;
        }
        return Double.POSITIVE_INFINITY;
    }

    @Test
    void effectiveCountMeanAndShareAreTheBruteForceOnes() {
        double bandwidth = 120;
        Sample sample = new Sample(2_500, SEED + 2);
        Surfaces surfaces = new Surfaces(FRAME, bandwidth);
        Raster count = surfaces.effectiveCount(sample.events());
        Raster mean = surfaces.mean(sample.events());
        Raster share = surfaces.shareWithin(sample.events(), new double[] {900});
        int known = 0;
        for (int row = 12; row < FRAME.height() - 12; row += 3) {
            for (int column = 12; column < FRAME.width() - 12; column += 3) {
                double sum = 0;
                double squares = 0;
                double values = 0;
                double in = 0;
                for (int i = 0; i < sample.x.length; i++) {
                    double w = sample.weight[i] * sample.kernel(i, FRAME.x(column), FRAME.y(row), bandwidth);
                    sum += w;
                    squares += w * w;
                    values += w * sample.value[i];
                    in += sample.value[i] <= 900 ? w : 0;
                }
                double exact = sum * sum / squares;
                if (exact > 20.8) {
                    known++;
                    assertThat(count.at(column, row)).isCloseTo(exact, within(0.04 * exact));
                    assertThat(mean.at(column, row)).isCloseTo(values / sum, within(0.02 * values / sum));
                    assertThat(share.at(column, row)).isCloseTo(in / sum, within(0.01));
                } else if (exact < 18) {
                    assertThat(mean.at(column, row))
                            .as("effective count %s", exact)
                            .isNaN();
                }
            }
        }
        assertThat(known).isGreaterThan(100);
    }

    @Test
    void eventsOutsideTheFrameCountForNothing() {
        Events outside = Events.at(
                new double[] {FRAME.west() - 1, FRAME.x(3), FRAME.x(119) + 13},
                new double[] {FRAME.y(3), FRAME.south() - 0.1, FRAME.y(3)});
        assertThat(new Surfaces(FRAME, 100).density(outside).max()).isZero();
    }

    @Test
    void saysNothingWhereNothingIs() {
        double[] x = new double[500];
        double[] y = new double[500];
        Arrays.fill(x, FRAME.x(20));
        Arrays.fill(y, FRAME.y(20));
        Raster mean = new Surfaces(FRAME, 100).mean(Events.at(x, y));
        assertThat(mean.at(20, 20)).isZero();
        assertThat(mean.at(100, 80)).isNaN();
        assertThat(new Surfaces(FRAME, 100)
                        .density(Events.at(new double[0], new double[0]))
                        .max())
                .isZero();
    }

    @Test
    void theSamePointsGiveTheSameBytes() {
        Events events = new Sample(2_000, SEED).events();
        double[] first = new Surfaces(FRAME, 100).mean(events).values();
        for (int i = 0; i < 5; i++) {
            assertThat(new Surfaces(FRAME, 100).mean(events).values()).isEqualTo(first);
        }
    }

    @Test
    void liveHeatFollowsAndForgetsAndIsTheSameAsAllAtOnce() {
        double bandwidth = 200;
        Sample sample = new Sample(1_000, SEED + 3);
        LiveHeat heat = new LiveHeat(FRAME, bandwidth);
        for (int i = 0; i < 1_000; i++) {
            heat.add(sample.x[i], sample.y[i], sample.weight[i]);
        }
        double[] kept = new double[600];
        Arrays.setAll(kept, i -> i);
        for (int i = 600; i < 1_000; i++) {
            heat.add(sample.x[i], sample.y[i], -sample.weight[i]);
        }
        LiveHeat fresh = new LiveHeat(FRAME, bandwidth);
        for (int i = 0; i < 600; i++) {
            fresh.add(sample.x[i], sample.y[i], sample.weight[i]);
        }
        double[] followed = heat.density().values();
        double[] computed = fresh.density().values();
        double peak = fresh.density().max();
        for (int i = 0; i < followed.length; i++) {
            assertThat(followed[i]).isCloseTo(computed[i], within(1e-9 * peak));
        }
        Events all = Events.of(
                Arrays.copyOf(sample.x, 600),
                Arrays.copyOf(sample.y, 600),
                Arrays.copyOf(sample.weight, 600),
                Arrays.copyOf(sample.value, 600));
        double[] atOnce = new Surfaces(FRAME, bandwidth).density(all).values();
        assertThat(worst(atOnce, followed)).isLessThan(1e-4 * peak);
    }

    @ParameterizedTest
    @ValueSource(doubles = {80, 150, 400})
    void liveHeatIsTheSameAsAllAtOnceWhereTheEdgeCutsATown(double bandwidth) {
        SplittableRandom random = new SplittableRandom(SEED + 4);
        double[] x = new double[4_000];
        double[] y = new double[4_000];
        for (int i = 0; i < x.length; i++) { // its middle is the south-west corner: three of four lie outside
            x[i] = FRAME.west() + 250 * random.nextGaussian();
            y[i] = FRAME.south() + 250 * random.nextGaussian();
        }
        LiveHeat heat = new LiveHeat(FRAME, bandwidth);
        for (int i = 0; i < x.length; i++) {
            heat.add(x[i], y[i], 1);
        }
        Raster followed = heat.density();
        Raster atOnce = new Surfaces(FRAME, bandwidth).density(Events.at(x, y));
        assertThat(worst(atOnce.values(), followed.values())).isLessThan(1e-4 * followed.max());
    }

    private static double worst(double[] some, double[] others) {
        return IntStream.range(0, some.length)
                .mapToDouble(i -> Math.abs(some[i] - others[i]))
                .max()
                .orElse(0);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new Surfaces(FRAME, 40)).hasMessageContaining("smaller cells");
        assertThatThrownBy(() -> new Frame(0, 0, 10, 5_000, 5_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frame.around(0, 0, 1e6, 1e6, 0, 10)).hasMessageContaining("would do");
        assertThatThrownBy(() -> Events.at(new double[] {Double.NaN}, new double[] {0}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Surfaces(FRAME, 100)
                        .quantile(Events.at(new double[0], new double[0]), 0.5, new double[] {0, 0}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

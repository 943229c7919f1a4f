package org.onegrid.analytics.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onegrid.surface.Frame;
import org.onegrid.surface.Raster;

/** Followed incident by incident, the heat is what a sum over all incidents of now gives. */
class HeatFieldTest {

    private static final Frame FRAME = new Frame(0, 0, 100, 60, 45);
    private static final double SIGMA = 250;
    private static final Duration HALF_LIFE = Duration.ofMinutes(30);
    private static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");

    private record Known(long id, double x, double y, Instant reportedAt) {}

    @Test
    void equalsASumOverAllIncidentsAfterManyChanges() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        HeatField field = new HeatField(FRAME, SIGMA, HALF_LIFE, BEGIN);
        List<Known> known = new ArrayList<>();
        Instant now = BEGIN;
        int renewals = 0;
        for (int step = 0; step < 3_000; step++) {
            now = now.plusSeconds(random.nextInt(40));
            if (random.nextInt(300) == 0) {
                now = now.plus(HALF_LIFE.multipliedBy(7)); // a quiet night; three of them pass the renewal
                renewals++;
            }
            Known one = new Known(
                    random.nextInt(400),
                    random.nextDouble() * 6_000,
                    random.nextDouble() * 4_500,
                    now.minusSeconds(random.nextInt(3_600)));
            known.removeIf(other -> other.id() == one.id());
            if (random.nextInt(5) == 0) {
                field.remove(one.id());
            } else {
                known.add(one);
                field.put(one.id(), one.x(), one.y(), one.reportedAt());
            }
        }
        field.passTo(now);
        Raster followed = field.density(now);
        double[] summed = summed(known, now);
        double peak = 0;
        for (double value : summed) {
            peak = Math.max(peak, value);
        }
        assertThat(renewals).as("seed %s", seed).isPositive();
        assertThat(peak).as("seed %s", seed).isPositive();
        for (int row = 0; row < FRAME.height(); row++) {
            for (int column = 0; column < FRAME.width(); column++) {
                assertThat(followed.at(column, row))
                        .as("seed %s, column %s, row %s", seed, column, row)
                        .isCloseTo(summed[row * FRAME.width() + column], within(1e-4 * peak));
            }
        }
    }

    /** The definition: every incident a Gaussian of its own weight, which halves every half-life and ends after ten. */
    private static double[] summed(List<Known> known, Instant now) {
        double[] cells = new double[FRAME.cells()];
        Instant gone = now.minus(HALF_LIFE.multipliedBy(HeatField.HALVES));
        for (Known one : known) {
            if (one.reportedAt().isBefore(gone)) {
                continue;
            }
            double age = Duration.between(one.reportedAt(), now).toMillis() / (double) HALF_LIFE.toMillis();
            double weight = Math.pow(0.5, age);
            for (int row = 0; row < FRAME.height(); row++) {
                for (int column = 0; column < FRAME.width(); column++) {
                    double dx = FRAME.x(column) - one.x();
                    double dy = FRAME.y(row) - one.y();
                    cells[row * FRAME.width() + column] += weight
                            * 1e6
                            / (2 * Math.PI * SIGMA * SIGMA)
                            * Math.exp(-(dx * dx + dy * dy) / (2 * SIGMA * SIGMA));
                }
            }
        }
        return cells;
    }

    @Test
    void halvesWithEveryHalfLifeAndEnds() {
        HeatField field = new HeatField(FRAME, SIGMA, HALF_LIFE, BEGIN);
        field.put(1, FRAME.x(30), FRAME.y(20), BEGIN);
        double fresh = field.density(BEGIN).at(30, 20);
        assertThat(fresh).isCloseTo(1e6 / (2 * Math.PI * SIGMA * SIGMA), within(1e-9));
        assertThat(field.density(BEGIN.plus(HALF_LIFE)).at(30, 20)).isCloseTo(fresh / 2, within(1e-9));
        Instant later = BEGIN.plus(HALF_LIFE.multipliedBy(HeatField.HALVES)).plusSeconds(1);
        field.passTo(later);
        assertThat(field.size()).isZero();
        assertThat(field.density(later).at(30, 20)).isCloseTo(0, within(1e-9));
    }

    @Test
    void hearingOfTheSameAgainChangesNothing() {
        HeatField field = new HeatField(FRAME, SIGMA, HALF_LIFE, BEGIN);
        field.put(1, 1_000, 1_000, BEGIN);
        double[] before = field.density(BEGIN).values();
        field.put(1, 1_000, 1_000, BEGIN);
        field.remove(2);
        assertThat(field.density(BEGIN).values()).isEqualTo(before);
        assertThat(field.size()).isEqualTo(1);
    }
}

package org.onegrid.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;

class ReachTest {

    @Test
    void agreesWithTheGreatCircleOfEveryPoint() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            List<LngLat> points =
                    Stream.generate(() -> somewhere(random)).limit(300).toList();
            Reach reach = Reach.of(points, 500);
            for (int k = 0; k < 500; k++) {
                LngLat place = somewhere(random);
                double nearest = points.stream()
                        .mapToDouble(point -> haversine(point, place))
                        .min()
                        .orElseThrow();
                // A metre either way is a matter of the plane.
                if (Math.abs(nearest - 500) > 1) {
                    assertThat(reach.covers(place))
                            .as("seed %d, nearest at %.1f m", seed, nearest)
                            .isEqualTo(nearest < 500);
                }
            }
        }
    }

    @Test
    void nobodyCoversNothing() {
        assertThat(Reach.of(List.of(), 500).covers(new LngLat(0, 0))).isFalse();
        assertThat(Reach.of(List.of(), 500).count()).isZero();
    }

    private static LngLat somewhere(Random random) {
        return new LngLat(123.2 + 0.25 * random.nextDouble(), 29.5 + 0.2 * random.nextDouble());
    }

    private static double haversine(LngLat a, LngLat b) {
        double dLat = Math.toRadians(b.lat() - a.lat());
        double dLng = Math.toRadians(b.lng() - a.lng());
        double h = Math.pow(Math.sin(dLat / 2), 2)
                + Math.cos(Math.toRadians(a.lat()))
                        * Math.cos(Math.toRadians(b.lat()))
                        * Math.pow(Math.sin(dLng / 2), 2);
        return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
    }
}

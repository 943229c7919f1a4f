package org.onegrid.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.network.Spheroid;

class StopTest {

    @Test
    void findsTheStopsThatTryingEveryRunFinds() {
        int found = 0;
        for (long seed = 1; seed <= 150; seed++) {
            Random random = new Random(seed);
            Track track = Walks.random(random, 20 + random.nextInt(100));
            double radius = 5 + random.nextInt(40);
            long duration = 20_000L + random.nextInt(120_000);
            for (Track leg : track.legs(300_000)) {
                List<Stop> stops = Stop.in(leg, radius, duration);
                List<int[]> expected = tried(leg.waypoints(), radius, duration);
                assertThat(stops).as("seed %d", seed).hasSameSizeAs(expected);
                for (int i = 0; i < stops.size(); i++) {
                    Waypoint first = leg.waypoints().get(expected.get(i)[0]);
                    Waypoint last = leg.waypoints().get(expected.get(i)[1]);
                    assertThat(stops.get(i).fromMillis()).as("seed %d", seed).isEqualTo(first.millis());
                    assertThat(stops.get(i).toMillis()).as("seed %d", seed).isEqualTo(last.millis());
                    found++;
                }
            }
        }
        assertThat(found).isGreaterThan(100);
    }

    @Test
    void whoStandsQuiteStillStops() {
        LngLat place = new LngLat(123.2991245, 29.6173647);
        List<Waypoint> still = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            still.add(new Waypoint(place, i * 10_000L));
        }
        List<Stop> stops = Stop.in(Track.of(still), 50, 300_000);
        assertThat(stops).hasSize(1);
        assertThat(stops.get(0).radiusMeters()).isZero();
        assertThat(stops.get(0).waypoints()).isEqualTo(60);
        assertThat(Spheroid.meters(
                        stops.get(0).centre().lng(), stops.get(0).centre().lat(), place.lng(), place.lat()))
                .isLessThan(0.02);
    }

    /** Every run from every waypoint, each circle through two or three of its places. */
    private static List<int[]> tried(List<Waypoint> all, double radius, long duration) {
        List<int[]> runs = new ArrayList<>();
        int first = 0;
        while (first < all.size()) {
            int last = first;
            while (last + 1 < all.size() && smallestRadius(all.subList(first, last + 2)) <= radius) {
                last++;
            }
            if (all.get(last).millis() - all.get(first).millis() >= duration) {
                runs.add(new int[] {first, last});
                first = last + 1;
            } else {
                first++;
            }
        }
        return runs;
    }

    private static double smallestRadius(List<Waypoint> run) {
        double perLng = Spheroid.metersPerDegreeLng(run.get(0).place().lat());
        double perLat = Spheroid.metersPerDegreeLat(run.get(0).place().lat());
        double[][] p = run.stream()
                .map(one -> new double[] {
                    (one.place().lng() - 122) * perLng, (one.place().lat() - 30) * perLat
                })
                .toArray(double[][]::new);
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < p.length; i++) {
            for (int j = i; j < p.length; j++) {
                double x = (p[i][0] + p[j][0]) / 2;
                double y = (p[i][1] + p[j][1]) / 2;
                best = Math.min(best, holding(p, x, y, Math.hypot(p[i][0] - x, p[i][1] - y)));
                for (int k = j + 1; k < p.length; k++) {
                    double ax = p[j][0] - p[i][0];
                    double ay = p[j][1] - p[i][1];
                    double bx = p[k][0] - p[i][0];
                    double by = p[k][1] - p[i][1];
                    double d = 2 * (ax * by - ay * bx);
                    if (d != 0) {
                        double cx = (by * (ax * ax + ay * ay) - ay * (bx * bx + by * by)) / d;
                        double cy = (ax * (bx * bx + by * by) - bx * (ax * ax + ay * ay)) / d;
                        best = Math.min(best, holding(p, p[i][0] + cx, p[i][1] + cy, Math.hypot(cx, cy)));
                    }
                }
            }
        }
        return best;
    }

    private static double holding(double[][] places, double x, double y, double radius) {
        for (double[] place : places) {
            if (Math.hypot(place[0] - x, place[1] - y) > radius + 1e-6) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return radius;
    }

    @Test
    void oneBadFixAtTheBeginningDoesNotHideAStop() {
        List<Waypoint> stay = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double east = i == 0 ? 45 : 0.1 * (i % 3);
            stay.add(new Waypoint(Walks.at(east, 0), i * 10_000L));
        }
        List<Stop> stops = Stop.in(Track.of(stay), 30, 300_000);
        assertThat(stops).hasSize(1);
        assertThat(stops.get(0).waypoints()).isEqualTo(60);
        assertThat(stops.get(0).radiusMeters()).isCloseTo(22.5, within(0.1));
        assertThat(Walks.meters(stops.get(0).centre(), Walks.at(22.5, 0))).isLessThan(0.2);
    }

    @Test
    void whoKeepsMovingNeverStops() {
        List<Waypoint> walk = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            walk.add(new Waypoint(Walks.at(i * 1.4, 0), i * 1_000L));
        }
        assertThat(Stop.in(Track.of(walk), 50, 120_000)).isEmpty();
    }
}

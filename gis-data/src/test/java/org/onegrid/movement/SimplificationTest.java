package org.onegrid.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;

class SimplificationTest {

    /** Places are rounded to about a centimetre each. */
    private static final double ROUNDING_METERS = 0.02;

    @Test
    void everyWaypointIsWithinTheToleranceOfWhereTheShortTrackIsAtItsTime() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            Track track = Walks.random(random, 1 + random.nextInt(600));
            double tolerance = random.nextInt(40);
            Track few = Simplification.of(track, tolerance);
            for (Waypoint one : track.waypoints()) {
                assertThat(Walks.meters(few.at(one.millis()), one.place()))
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(tolerance + ROUNDING_METERS);
            }
            assertThat(track.waypoints()).containsAll(few.waypoints());
        }
    }

    @Test
    void keepsWhatTheTextbookRecursionKeeps() {
        for (long seed = 1; seed <= 100; seed++) {
            Random random = new Random(seed);
            Track track = Walks.random(random, 2 + random.nextInt(300));
            double tolerance = 1 + random.nextInt(40);
            Set<Integer> kept = new TreeSet<>(List.of(0, track.waypoints().size() - 1));
            recurse(track.waypoints(), 0, track.waypoints().size() - 1, tolerance, kept);
            assertThat(Simplification.of(track, tolerance).waypoints())
                    .as("seed %d", seed)
                    .isEqualTo(kept.stream().map(track.waypoints()::get).toList());
        }
    }

    private static void recurse(List<Waypoint> all, int a, int b, double tolerance, Set<Integer> kept) {
        double most = tolerance;
        int farthest = -1;
        for (int i = a + 1; i < b; i++) {
            Waypoint from = all.get(a);
            Waypoint to = all.get(b);
            double t = (all.get(i).millis() - from.millis()) / (double) (to.millis() - from.millis());
            double lng =
                    from.place().lng() + t * (to.place().lng() - from.place().lng());
            double lat =
                    from.place().lat() + t * (to.place().lat() - from.place().lat());
            LngLat here = all.get(i).place();
            double perLng = org.onegrid.network.Spheroid.metersPerDegreeLng(here.lat());
            double perLat = org.onegrid.network.Spheroid.metersPerDegreeLat(here.lat());
            double meters = Math.hypot((lng - here.lng()) * perLng, (lat - here.lat()) * perLat);
            if (meters > most) {
                most = meters;
                farthest = i;
            }
        }
        if (farthest >= 0) {
            kept.add(farthest);
            recurse(all, a, farthest, tolerance, kept);
            recurse(all, farthest, b, tolerance, kept);
        }
    }

    @Test
    void aStayOnAStraightWayIsKeptThoughTheShapeDoesNotShowIt() {
        List<Waypoint> walk = new ArrayList<>();
        for (int minute = 0; minute <= 60; minute++) {
            double east = minute < 20 ? minute * 60 : minute < 40 ? 1200 : (minute - 20) * 60;
            walk.add(new Waypoint(Walks.at(east, 0), minute * 60_000L));
        }
        Track few = Simplification.of(Track.of(walk), 5);
        assertThat(few.waypoints().stream().map(one -> one.millis() / 60_000).toList())
                .containsExactly(0L, 20L, 40L, 60L);
    }

    @Test
    void longTracksAreCutSoThatNoShapeMakesThemSlow() {
        List<Waypoint> spiral = new ArrayList<>();
        for (int i = 0; i < 3 * Simplification.SECTION; i++) {
            spiral.add(new Waypoint(Walks.at(i * Math.cos(i), i * Math.sin(i)), i * 1000L));
        }
        Track few = Simplification.of(Track.of(spiral), 1e9);
        assertThat(few.waypoints().stream().map(one -> one.millis() / 1000).toList())
                .containsExactly(
                        0L,
                        (long) Simplification.SECTION,
                        2L * Simplification.SECTION,
                        3L * Simplification.SECTION - 1);
    }

    @Test
    void emptyAndSingleTracksStayAndNonsenseIsRefused() {
        assertThat(Simplification.of(Track.of(List.of()), 5).isEmpty()).isTrue();
        Waypoint one = new Waypoint(Walks.at(0, 0), 1);
        assertThat(Simplification.of(Track.of(List.of(one)), 5).waypoints()).containsExactly(one);
        assertThatThrownBy(() -> Simplification.of(Track.of(List.of(one)), Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

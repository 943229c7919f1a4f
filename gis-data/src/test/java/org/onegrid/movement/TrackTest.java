package org.onegrid.movement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrackTest {

    @Test
    void ordersByTimeWhateverTheOrderTheyCameIn() {
        Track track = Walks.random(new Random(1), 200);
        List<Waypoint> shuffled = new ArrayList<>(track.waypoints());
        Collections.shuffle(shuffled, new Random(2));
        assertThat(Track.of(shuffled).waypoints()).isEqualTo(track.waypoints());
    }

    @Test
    void legsAreCutWhereItWasSilentAndHoldEverything() {
        Track track = Walks.random(new Random(3), 500);
        List<Track> legs = track.legs(60_000);
        assertThat(legs).hasSizeGreaterThan(3);
        assertThat(legs.stream().flatMap(leg -> leg.waypoints().stream()).toList())
                .isEqualTo(track.waypoints());
        for (int i = 0; i < legs.size(); i++) {
            List<Waypoint> leg = legs.get(i).waypoints();
            for (int k = 1; k < leg.size(); k++) {
                assertThat(leg.get(k).millis() - leg.get(k - 1).millis()).isLessThanOrEqualTo(60_000);
            }
            if (i > 0) {
                List<Waypoint> before = legs.get(i - 1).waypoints();
                assertThat(leg.get(0).millis() - before.get(before.size() - 1).millis())
                        .isGreaterThan(60_000);
            }
        }
        assertThat(Track.of(List.of()).legs(1)).isEmpty();
    }

    @Test
    void inBetweenItMovesEvenly() {
        Track track = Track.of(List.of(new Waypoint(Walks.at(0, 0), 1_000), new Waypoint(Walks.at(100, 0), 11_000)));
        assertThat(track.at(0)).isEqualTo(Walks.at(0, 0));
        assertThat(Walks.meters(track.at(3_500), Walks.at(25, 0))).isLessThan(0.02);
        assertThat(track.at(99_000)).isEqualTo(Walks.at(100, 0));
    }
}

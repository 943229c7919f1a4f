package org.onegrid.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StationsTest {

    @Test
    void afterAnyRowOfChangesTheLabelsAreThoseOfARunFromScratch() {
        for (long seed = 1; seed <= 120; seed++) {
            Random random = new Random(seed);
            RoadGraph graph = Streets.random(random, 10 + random.nextInt(150), 20 + random.nextInt(400));
            Travel travel = Travel.of(graph, random.nextBoolean() ? Mode.DRIVE : Mode.EBIKE);
            rowOfChanges(travel, random, seed, 40);
        }
    }

    /** Streets all alike: nearly every node is as near to two sources, which is where labels go wrong. */
    @Test
    void tiesAreDecidedAsFromScratch() {
        Travel travel = Travel.of(Streets.grid(15, 100, new Speeds(5, 15, 30)), Mode.DRIVE);
        for (long seed = 1; seed <= 40; seed++) {
            rowOfChanges(travel, new Random(seed), seed, 40);
        }
    }

    private static void rowOfChanges(Travel travel, Random random, long seed, int changes) {
        int limit = random.nextBoolean() ? Travel.NEVER - 1 : 100_000 + random.nextInt(200_000);
        Snapper snapper = Snapper.of(travel);
        List<Snap> sources = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < random.nextInt(8); i++) {
            sources.add(anywhere(random, snapper));
            labels.add(i);
        }
        Stations stations = Stations.of(travel, sources, limit);
        for (int change = 0; change < changes; change++) {
            int what = labels.isEmpty() ? 0 : random.nextInt(4);
            int which = labels.isEmpty() ? 0 : random.nextInt(labels.size());
            if (what == 0) {
                sources.add(anywhere(random, snapper));
                labels.add(stations.add(sources.get(sources.size() - 1)));
            } else if (what == 1) {
                stations.remove(labels.remove(which));
                sources.remove(which);
            } else {
                sources.set(which, anywhere(random, snapper));
                stations.move(labels.get(which), sources.get(which));
            }
            Reach fresh = Reach.within(travel, sources, limit);
            Reach now = change % 2 == 0 ? stations.live() : stations.reach();
            String as = "seed " + seed + " change " + change;
            assertThat(now.sources()).as(as).containsExactlyElementsOf(sources);
            for (int node = 0; node < travel.graph().nodeCount(); node++) {
                int source = fresh.source(node);
                assertThat(now.millis(node)).as(as).isEqualTo(fresh.millis(node));
                assertThat(now.source(node)).as(as).isEqualTo(source == Reach.NO_SOURCE ? source : labels.get(source));
            }
            Snap target = anywhere(random, snapper);
            assertThat(now.millisTo(target)).as(as).isEqualTo(fresh.millisTo(target));
            now.findRoute(target)
                    .ifPresent(route -> assertThat(route.millis()).as(as).isEqualTo(fresh.millisTo(target)));
        }
    }

    @Test
    void refusesLabelsItNeverGaveOrTookBack() {
        Travel travel = Travel.of(Streets.grid(3, 100, new Speeds(5, 15, 30)), Mode.WALK);
        Snap snap = Snapper.of(travel).get(Streets.at(10, 10));
        Stations stations = Stations.of(travel, List.of(snap), Travel.NEVER - 1);
        stations.remove(0);
        assertThatThrownBy(() -> stations.remove(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stations.move(7, snap)).isInstanceOf(IllegalArgumentException.class);
        assertThat(stations.live().millisTo(snap)).isEqualTo(Travel.NEVER);
        assertThat(stations.add(snap)).isEqualTo(1);
        assertThat(stations.live().millisTo(snap)).isEqualTo(2 * snap.accessMillis());
    }

    private static Snap anywhere(Random random, Snapper snapper) {
        return snapper.get(Streets.at(random.nextInt(3000), random.nextInt(3000)));
    }
}

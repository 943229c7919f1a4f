package org.onegrid.analytics.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onegrid.geo.LngLat;
import org.onegrid.network.Reach;
import org.onegrid.network.Travel;

/** Travel times to homes against plain Dijkstra per pair, the laws of coverage, and crews on the move against a fresh start. */
class TravelTimesTest {

    private static int[] millis(Ways ways, Homes homes, List<LngLat> stations) {
        return ways.doors(homes).millis(Reach.within(ways.travel(), ways.snaps(stations), Ways.LIMIT_MILLIS));
    }

    private static int[] all(Homes homes) {
        return IntStream.range(0, homes.size()).toArray();
    }

    @ParameterizedTest
    @EnumSource(TravelMode.class)
    void areThoseOfPlainDijkstraPairByPair(TravelMode mode) {
        Town town = new Town(11);
        Homes homes = town.homes(home -> 1);
        List<LngLat> stations = Stream.generate(town::somewhere).limit(4).toList();
        int[] millis = millis(town.net().ways(mode), homes, stations);
        int reached = 0;
        for (int home = 0; home < millis.length; home++) {
            double seconds = town.seconds(stations, homes.place(home), mode.mode());
            if (millis[home] == Travel.NEVER) {
                assertThat(seconds).as("home %d", home).isGreaterThan(7_199);
            } else {
                reached++;
                assertThat(millis[home] / 1000.0).as("home %d", home).isCloseTo(seconds, within(0.1));
            }
        }
        assertThat(reached).isGreaterThan(250);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSourceMoreMakesNoHomeAndNoFigureWorse(long seed) {
        Town town = new Town(seed);
        Homes homes = town.homes(home -> 1);
        Ways ways = town.net().ways(TravelMode.WALK);
        List<LngLat> stations = new ArrayList<>(List.of(town.somewhere()));
        int[] minutes = {5, 10, 20};
        int[] before = millis(ways, homes, stations);
        for (int i = 0; i < 10; i++) {
            stations.add(town.somewhere());
            int[] after = millis(ways, homes, stations);
            for (int home = 0; home < after.length; home++) {
                assertThat(after[home]).as("seed %d, home %d", seed, home).isLessThanOrEqualTo(before[home]);
            }
            Figures was = Figures.of(homes, before, all(homes), minutes, true);
            Figures is = Figures.of(homes, after, all(homes), minutes, true);
            for (int limit = 0; limit < minutes.length; limit++) {
                assertThat(is.shares().get(limit))
                        .isGreaterThanOrEqualTo(was.shares().get(limit));
            }
            assertThat(is.unreached()).isLessThanOrEqualTo(was.unreached());
            before = after;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void aClosedRoadMakesNoHomeBetter(long seed) {
        Town town = new Town(seed);
        Homes homes = town.homes(home -> 1);
        RoadNet net = town.net();
        Ways ways = net.ways(TravelMode.CAR);
        List<LngLat> stations = Stream.generate(town::somewhere).limit(3).toList();
        int[] open = millis(ways, homes, stations);
        int[] links =
                Closure.links(net, List.of(new Closure(null, null, "街40", null), new Closure(null, null, "街90", null)));
        assertThat(links).isNotEmpty();
        int[] closed = ways.doors(homes)
                .millis(Reach.within(ways.travel().closing(links), ways.snaps(stations), Ways.LIMIT_MILLIS));
        for (int home = 0; home < closed.length; home++) {
            assertThat(closed[home]).as("seed %d, home %d", seed, home).isGreaterThanOrEqualTo(open[home]);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void ofACrewOnTheMoveAreThoseOfAFreshStart(long seed) {
        Town town = new Town(seed);
        Homes homes = town.homes(home -> 1);
        Ways ways = town.net().ways(TravelMode.EBIKE);
        MovingReach following = new MovingReach(ways, homes);
        Random random = new Random(seed);
        Map<Long, LngLat> crew = new HashMap<>();
        for (long id = 0; id < 40; id++) {
            crew.put(id, town.somewhere());
        }
        for (int step = 0; step < 60; step++) {
            int changes = random.nextInt(10) == 0 ? 20 : 1 + random.nextInt(4);
            for (int i = 0; i < changes; i++) {
                long id = random.nextInt(50);
                if (random.nextInt(5) == 0) {
                    crew.remove(id);
                } else {
                    // now and then beyond every road
                    crew.put(id, random.nextInt(12) == 0 ? new LngLat(120.2, 30.2) : town.somewhere());
                }
            }
            following.follow(crew);
            Figures kept = following.figures(all(homes), new int[] {1, 2, 5}, false);
            int[] fresh = millis(ways, homes, new ArrayList<>(crew.values()));
            assertThat(kept)
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(Figures.of(homes, fresh, all(homes), new int[] {1, 2, 5}, false));
        }
        assertThat(following.repairs()).as("repairs").isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void figuresAreThoseOfOneHouseholdAfterTheOther(long seed) {
        Town town = new Town(seed);
        Homes homes = town.homes(home -> 1);
        int[] millis = new int[homes.size()];
        Random random = new Random(seed);
        List<Double> seconds = new ArrayList<>();
        int never = 0;
        long elders = 0;
        long eldersSoon = 0;
        for (int home = 0; home < millis.length; home++) {
            millis[home] = random.nextInt(20) == 0 ? Travel.NEVER : random.nextInt(1_200) * 1000;
            for (int i = 0; i < homes.households(home); i++) {
                if (millis[home] != Travel.NEVER) {
                    seconds.add(millis[home] / 1000.0);
                } else {
                    never++;
                }
            }
            elders += town.homes.get(home).elders();
            eldersSoon += millis[home] <= 300_000 ? town.homes.get(home).elders() : 0;
        }
        double[] sorted =
                seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int n = sorted.length + never;
        Figures figures = Figures.of(homes, millis, all(homes), new int[] {5, 10}, true);
        assertThat(figures.households()).isEqualTo(n);
        assertThat(figures.unreached()).isEqualTo(never);
        assertThat(figures.median()).isEqualTo(sorted[(int) Math.ceil(0.5 * n) - 1]);
        assertThat(figures.p90()).isEqualTo(sorted[(int) Math.ceil(0.9 * n) - 1]);
        assertThat(figures.mean()).isCloseTo(Arrays.stream(sorted).average().orElseThrow(), within(1e-9));
        assertThat(figures.shares().get(0))
                .isEqualTo(
                        (double) Arrays.stream(sorted).filter(one -> one <= 300).count() / n);
        assertThat(figures.groups())
                .singleElement()
                .satisfies(group -> assertThat(group.id()).isEqualTo("elders"));
        assertThat(figures.groups().get(0).persons()).isEqualTo(elders);
        assertThat(figures.groups().get(0).shares().get(0)).isEqualTo((double) eldersSoon / elders);
    }
}

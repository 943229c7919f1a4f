package org.onegrid.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.network.Mode;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Snap;
import org.onegrid.network.Snapper;
import org.onegrid.network.Travel;

class MapMatchingTest {

    /** A way of so many streets with no turning back, walked at 1.4 m/s, a noisy fix every few seconds. */
    private record Journey(List<Integer> links, Track track, double meters) {

        static Journey through(RoadGraph graph, Random random, int streets, double noise, int everySeconds) {
            int node = random.nextInt(graph.nodeCount());
            int before = -1;
            List<Integer> links = new ArrayList<>();
            List<LngLat> crossings = new ArrayList<>(List.of(graph.node(node)));
            for (int i = 0; i < streets; i++) {
                int[] arcs = graph.arcsFrom(node);
                int arc = arcs[random.nextInt(arcs.length)];
                if (arc >> 1 == before) {
                    i--;
                    continue;
                }
                before = arc >> 1;
                node = graph.head(arc);
                links.add(before);
                crossings.add(graph.node(node));
            }
            List<Waypoint> walk = new ArrayList<>();
            double done = 0;
            double meters = 0;
            for (int i = 1; i < crossings.size(); i++) {
                meters += Walks.meters(crossings.get(i - 1), crossings.get(i));
            }
            while (done < meters) {
                walk.add(new Waypoint(noisy(crossings, done, noise, random), Math.round(done / 1.4 * 1000)));
                done += 1.4 * everySeconds;
            }
            walk.add(new Waypoint(crossings.get(crossings.size() - 1), Math.round(meters / 1.4 * 1000)));
            return new Journey(links, Track.of(walk), meters);
        }

        private static LngLat noisy(List<LngLat> line, double meters, double noise, Random random) {
            int i = 1;
            double rest = meters;
            while (rest > Walks.meters(line.get(i - 1), line.get(i))) {
                rest -= Walks.meters(line.get(i - 1), line.get(i));
                i++;
            }
            LngLat a = line.get(i - 1);
            LngLat b = line.get(i);
            double t = rest / Walks.meters(a, b);
            return new LngLat(
                    a.lng() + t * (b.lng() - a.lng()) + random.nextGaussian() * noise / 96_000,
                    a.lat() + t * (b.lat() - a.lat()) + random.nextGaussian() * noise / 111_000);
        }
    }

    @Test
    void exactFixesGiveTheVeryStreetsInOrder() {
        RoadGraph graph = Walks.streets(8, 100);
        for (long seed = 1; seed <= 60; seed++) {
            Journey journey = Journey.through(graph, new Random(seed), 12, 0, 10);
            List<Passage> passages = new MapMatching(Travel.of(graph, Mode.WALK)).match(journey.track());
            List<Integer> links = new ArrayList<>();
            passages.stream()
                    .filter(one -> one.meters() > 0.5)
                    .mapToInt(Passage::link)
                    .filter(link -> links.isEmpty() || links.get(links.size() - 1) != link)
                    .forEach(links::add);
            assertThat(links).as("seed %d", seed).isEqualTo(journey.links());
            double meters = passages.stream().mapToDouble(Passage::meters).sum();
            assertThat(meters).as("seed %d", seed).isCloseTo(journey.meters(), within(1.0));
            for (int i = 1; i < passages.size(); i++) {
                assertThat(passages.get(i).fromMillis())
                        .isGreaterThanOrEqualTo(passages.get(i - 1).toMillis());
            }
        }
    }

    @Test
    void aPhoneFixEveryTenSecondsFindsNearlyAllStreetsAndFewOthers() {
        RoadGraph graph = Walks.streets(8, 100);
        int streets = 0;
        int found = 0;
        int wrong = 0;
        for (long seed = 1; seed <= 60; seed++) {
            Journey journey = Journey.through(graph, new Random(seed), 12, 6, 10);
            List<Integer> matched = new MapMatching(Travel.of(graph, Mode.WALK))
                    .match(journey.track()).stream()
                            .filter(one -> one.covers(graph.meters(one.link()) / 2))
                            .map(Passage::link)
                            .distinct()
                            .toList();
            List<Integer> walked = journey.links().stream().distinct().toList();
            streets += walked.size();
            found += (int) walked.stream().filter(matched::contains).count();
            wrong += (int)
                    matched.stream().filter(link -> !walked.contains(link)).count();
        }
        assertThat(found).isGreaterThan(streets * 98 / 100);
        assertThat(wrong).isLessThan(streets * 2 / 100);
    }

    @Test
    void choosesTheCheapestOfAllChains() {
        RoadGraph graph = Walks.streets(4, 45);
        double[][] ways = ways(graph);
        Snapper snapper = Snapper.of(Travel.of(graph, Mode.WALK));
        int compared = 0;
        for (long seed = 1; seed <= 80; seed++) {
            Random random = new Random(seed);
            List<Waypoint> walk = new ArrayList<>();
            double east = random.nextInt(135);
            double north = random.nextInt(135);
            for (int i = 0; i < 5; i++) {
                east = Math.max(0, Math.min(135, east + random.nextInt(81) - 40));
                north = Math.max(0, Math.min(135, north + random.nextInt(81) - 40));
                walk.add(new Waypoint(Walks.at(east, north), i * 30_000L));
            }
            List<MapMatching.Chain> chains = new MapMatching(Travel.of(graph, Mode.WALK)).chains(Track.of(walk));
            List<Waypoint> steps = MapMatching.steps(Track.of(walk));
            if (chains.size() == 1) {
                double least = least(graph, ways, snapper, steps, 0, null);
                assertThat(chains.get(0).cost()).as("seed %d", seed).isCloseTo(least, within(1e-9));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(40);
    }

    /** The cheapest chain from a waypoint on, by trying all. */
    private static double least(
            RoadGraph graph, double[][] ways, Snapper snapper, List<Waypoint> steps, int i, Snap before) {
        if (i == steps.size()) {
            return 0;
        }
        List<Snap> near = snapper.list(steps.get(i).place(), MapMatching.REACH_METERS);
        double least = Double.POSITIVE_INFINITY;
        for (Snap place : near.subList(0, Math.min(MapMatching.CANDIDATES, near.size()))) {
            double cost = MapMatching.placeCost(steps.get(i), place);
            if (before != null) {
                double straight = MapMatching.straight(steps.get(i - 1), steps.get(i));
                double way = way(graph, ways, before, place);
                cost += way > MapMatching.limitMeters(straight)
                        ? Double.POSITIVE_INFINITY
                        : MapMatching.moveCost(way, straight);
            }
            if (cost < least) {
                least = Math.min(least, cost + least(graph, ways, snapper, steps, i + 1, place));
            }
        }
        return least;
    }

    private static double way(RoadGraph graph, double[][] ways, Snap a, Snap b) {
        double least = a.link() == b.link() ? Math.abs(a.alongMeters() - b.alongMeters()) : Double.POSITIVE_INFINITY;
        double[] fromEnds = {a.alongMeters(), graph.meters(a.link()) - a.alongMeters()};
        double[] toEnds = {b.alongMeters(), graph.meters(b.link()) - b.alongMeters()};
        int[] from = {graph.from(a.link()), graph.to(a.link())};
        int[] to = {graph.from(b.link()), graph.to(b.link())};
        for (int i = 0; i < 2; i++) {
            for (int k = 0; k < 2; k++) {
                least = Math.min(least, fromEnds[i] + ways[from[i]][to[k]] + toEnds[k]);
            }
        }
        return least;
    }

    /** All shortest ways between crossings, after Floyd and Warshall. */
    private static double[][] ways(RoadGraph graph) {
        int n = graph.nodeCount();
        double[][] ways = new double[n][n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(ways[i], Double.POSITIVE_INFINITY);
            ways[i][i] = 0;
        }
        for (int link = 0; link < graph.linkCount(); link++) {
            int a = graph.from(link);
            int b = graph.to(link);
            ways[a][b] = Math.min(ways[a][b], graph.meters(link));
            ways[b][a] = ways[a][b];
        }
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    ways[i][j] = Math.min(ways[i][j], ways[i][k] + ways[k][j]);
                }
            }
        }
        return ways;
    }

    @Test
    void whoLeavesTheRoadsLeavesAGap() {
        RoadGraph graph = Walks.streets(3, 400);
        List<Waypoint> walk = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            walk.add(new Waypoint(Walks.at(20 * i, 0), i * 15_000L));
        }
        for (int i = 1; i <= 20; i++) {
            walk.add(new Waypoint(Walks.at(400 - 20 * i, 20 * i), 300_000L + i * 15_000L));
        }
        List<Passage> passages = new MapMatching(Travel.of(graph, Mode.WALK)).match(Track.of(walk));
        double meters = passages.stream().mapToDouble(Passage::meters).sum();
        assertThat(meters).isBetween(380.0, 520.0);
        assertThat(new MapMatching(Travel.of(graph, Mode.WALK))
                        .match(Track.of(List.of(new Waypoint(Walks.at(200, 200), 1)))))
                .isEmpty();
    }
}

package org.onegrid.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;

class ReachTest {

    private static final Speeds WALK_ONLY = new Speeds(5, 0, 0);

    @Test
    void equalsPlainDijkstraPerSourceOnRandomGraphs() {
        for (long seed = 1; seed <= 150; seed++) {
            Random random = new Random(seed);
            RoadGraph graph = Streets.random(random, 5 + random.nextInt(60), 5 + random.nextInt(150));
            Travel travel = Travel.of(graph, Mode.DRIVE);
            List<Snap> sources = snaps(random, Snapper.of(travel), 1 + random.nextInt(6));
            Reach reach = Reach.from(travel, sources);
            Oracle oracle = new Oracle(travel, sources);
            int[] nearest = reach.nearest();
            for (int node = 0; node < graph.nodeCount(); node++) {
                assertThat(reach.millis(node)).as("seed %d node %d", seed, node).isEqualTo(oracle.millis(node));
                assertThat(reach.source(node)).as("seed %d node %d", seed, node).isEqualTo(oracle.source(node));
                assertThat(nearest[node]).isEqualTo(reach.source(node));
            }
            for (Snap target : snaps(random, Snapper.of(travel), 20)) {
                assertThat(reach.millisTo(target)).as("seed %d", seed).isEqualTo(oracle.millisTo(target));
            }
        }
    }

    @Test
    void routesTakeAsLongAsReachSaysAndAreUnbroken() {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            RoadGraph graph = Streets.random(random, 10 + random.nextInt(40), 30 + random.nextInt(90));
            Travel travel = Travel.of(graph, Mode.DRIVE);
            Snapper snapper = Snapper.of(travel);
            List<Snap> sources = snaps(random, snapper, 1 + random.nextInt(4));
            Reach reach = Reach.from(travel, sources);
            for (Snap target : snaps(random, snapper, 10)) {
                if (reach.millisTo(target) == Travel.NEVER) {
                    assertThat(reach.findRoute(target)).isEmpty();
                    continue;
                }
                Route route = reach.findRoute(target).orElseThrow();
                String as = "seed " + seed;
                assertThat(route.millis()).as(as).isEqualTo(reach.millisTo(target));
                assertThat(route.start())
                        .as(as)
                        .isEqualTo(sources.get(reach.sourceOf(target)).place());
                assertThat(route.end()).as(as).isEqualTo(target.place());
                assertThat(route.at(-5)).isEqualTo(route.start());
                assertThat(route.at(route.millis() + 5)).isEqualTo(route.end());
                assertThat(length(route)).as(as).isCloseTo(route.meters(), within(0.5 + route.meters() * 1e-4));
                assertThat(jumps(route)).as(as).isFalse();
            }
        }
    }

    @Test
    void aFiveMinuteWalkOnAnEmptyStreetGridIsADiamond() {
        int n = 121;
        double spacing = 10;
        Travel travel = Travel.of(Streets.grid(n, spacing, WALK_ONLY), Mode.WALK);
        Snap middle = Snapper.of(travel).get(Streets.at(600, 600));
        Reach reach = Reach.within(travel, List.of(middle), 300_000);
        int reached = 0;
        for (int node = 0; node < n * n; node++) {
            LngLat at = travel.graph().node(node);
            double taxicab = new Spans(at, middle.place()).taxicab();
            if (reach.millis(node) != Travel.NEVER) {
                reached++;
                assertThat((double) reach.millis(node)).isCloseTo(taxicab * 720, within(150.0));
            } else {
                assertThat(taxicab).isGreaterThan(416.4);
            }
        }
        double radius = 5000.0 / 60 * 5;
        assertThat(reached * spacing * spacing).isCloseTo(2 * radius * radius, within(0.012 * 2 * radius * radius));
    }

    @Test
    void twiceTheSpeedIsHalfTheTime() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            RoadGraph graph = Streets.random(random, 40, 120);
            Travel travel = Travel.of(graph, Mode.EBIKE);
            LngLat start = graph.node(0);
            Reach once = Reach.from(travel, List.of(Snapper.of(travel).get(start)));
            Travel fast = travel.slower(0.5);
            Reach twice = Reach.from(fast, List.of(Snapper.of(fast).get(start)));
            for (int node = 0; node < graph.nodeCount(); node++) {
                if (once.millis(node) == Travel.NEVER) {
                    assertThat(twice.millis(node)).isEqualTo(Travel.NEVER);
                } else {
                    assertThat(twice.millis(node) * 2.0)
                            .as("seed %d", seed)
                            .isCloseTo(once.millis(node), within(graph.linkCount() * 1.0));
                }
            }
        }
    }

    @Test
    void anotherSourceNeverMakesAnyPlaceWorseAndAClosedLinkNeverBetter() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            RoadGraph graph = Streets.random(random, 50, 110);
            Travel travel = Travel.of(graph, Mode.EBIKE);
            List<Snap> sources = snaps(random, Snapper.of(travel), 3);
            List<Snap> more = new ArrayList<>(sources);
            more.addAll(snaps(random, Snapper.of(travel), 1));
            int closed = random.nextInt(graph.linkCount());
            while (isOnLink(sources, closed)) {
                closed = random.nextInt(graph.linkCount());
            }
            Reach before = Reach.from(travel, sources);
            Reach after = Reach.from(travel, more);
            Reach without = Reach.from(travel.closing(closed), sources);
            for (int node = 0; node < graph.nodeCount(); node++) {
                assertThat(after.millis(node)).as("seed %d", seed).isLessThanOrEqualTo(before.millis(node));
                assertThat(without.millis(node)).as("seed %d", seed).isGreaterThanOrEqualTo(before.millis(node));
            }
        }
    }

    @Test
    void theLegOffTheRoadCounts() {
        Travel travel = Travel.of(
                new Streets()
                        .add(Streets.at(0, 0), Streets.at(1000, 0), WALK_ONLY, false)
                        .build(),
                Mode.WALK);
        Snapper snapper = Snapper.of(travel);
        Reach reach = Reach.from(travel, List.of(snapper.get(Streets.at(200, 50))));
        // 50 m off the road, 500 m along it, 25 m off it again.
        int expected = (int) Math.round(50 / 1.25 * 1000 + 500 * 720 + 25 / 1.25 * 1000);
        assertThat(reach.millisTo(snapper.get(Streets.at(700, -25)))).isCloseTo(expected, within(60));
    }

    @Test
    void saysWhyAPlaceIsNotReached() {
        Travel travel = Travel.of(
                new Streets()
                        .add(Streets.at(0, 0), Streets.at(1000, 0), WALK_ONLY, false)
                        .add(Streets.at(0, 500), Streets.at(1000, 500), WALK_ONLY, false)
                        .build(),
                Mode.WALK);
        Snapper snapper = Snapper.of(travel);
        Reach reach = Reach.within(travel, List.of(snapper.get(Streets.at(0, 0))), 300_000);
        assertThat(reach.whyNot(snapper.get(Streets.at(300, 0)))).isEmpty();
        assertThat(reach.whyNot(snapper.get(Streets.at(900, 0)))).contains(Unreached.TOO_FAR);
        assertThat(reach.whyNot(snapper.get(Streets.at(300, 500)))).contains(Unreached.NO_WAY);
        assertThat(reach.whyNot(snapper.find(Streets.at(300, 250), 100).orElse(null)))
                .contains(Unreached.NO_ROAD);
    }

    @Test
    void timesToASourceAreTimesFromItOnTheRoadsTurnedRound() {
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            Travel travel = Travel.of(Streets.random(random, 40, 120), Mode.DRIVE);
            List<Snap> two = snaps(random, Snapper.of(travel), 2);
            Reach there = Reach.from(travel, two.subList(0, 1));
            Reach back = Reach.from(travel.reversed(), two.subList(1, 2));
            int forwards = there.millisTo(two.get(1));
            int backwards = back.millisTo(two.get(0));
            if (forwards == Travel.NEVER) {
                assertThat(backwards).as("seed %d", seed).isEqualTo(Travel.NEVER);
            } else {
                assertThat((double) forwards).as("seed %d", seed).isCloseTo(backwards, within(3.0));
            }
        }
    }

    /** A part is what two plain searches, there and back, both find. */
    @Test
    void withoutIslandsOnlyLinksOfLargePartsStayOpen() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            RoadGraph graph = Streets.random(random, 10 + random.nextInt(50), 10 + random.nextInt(70));
            Travel travel = Travel.of(graph, Mode.DRIVE);
            int least = 1 + random.nextInt(12);
            Travel open = travel.withoutIslands(least);
            int[] sizes = new int[graph.nodeCount()];
            for (int node = 0; node < sizes.length; node++) {
                for (int other = 0; other < sizes.length; other++) {
                    sizes[node] += leads(travel, node, other) && leads(travel, other, node) ? 1 : 0;
                }
            }
            for (int link = 0; link < graph.linkCount(); link++) {
                boolean large = Math.min(sizes[graph.from(link)], sizes[graph.to(link)]) >= least;
                assertThat(open.isOpen(link)).as("seed %d", seed).isEqualTo(large && travel.isOpen(link));
            }
        }
    }

    private static boolean leads(Travel travel, int from, int to) {
        boolean[] seen = new boolean[travel.graph().nodeCount()];
        List<Integer> open = new ArrayList<>(List.of(from));
        seen[from] = true;
        while (!open.isEmpty()) {
            int node = open.remove(open.size() - 1);
            for (int arc : travel.graph().arcsFrom(node)) {
                int head = travel.graph().head(arc);
                if (travel.millis(arc) != Travel.NEVER && !seen[head]) {
                    seen[head] = true;
                    open.add(head);
                }
            }
        }
        return seen[to];
    }

    @Test
    void aMatrixHasWhatEachSourceAloneReaches() {
        for (long seed = 1; seed <= 25; seed++) {
            Random random = new Random(seed);
            Travel travel = Travel.of(Streets.random(random, 30 + random.nextInt(40), 100), Mode.DRIVE);
            List<Snap> sites = snaps(random, Snapper.of(travel), 1 + random.nextInt(6));
            List<Snap> places = snaps(random, Snapper.of(travel), random.nextInt(60));
            int limit = 120_000 + random.nextInt(300_000);
            TravelMatrix matrix = TravelMatrix.of(travel, sites, places, limit);
            assertThat(matrix.sites()).isEqualTo(sites.size());
            int entries = 0;
            for (int site = 0; site < sites.size(); site++) {
                Reach alone = Reach.within(travel, List.of(sites.get(site)), limit);
                for (int place = 0; place < places.size(); place++) {
                    int millis = alone.millisTo(places.get(place));
                    assertThat(matrix.millis(site, place)).as("seed %d", seed).isEqualTo(millis);
                    entries += millis == Travel.NEVER ? 0 : 1;
                }
            }
            assertThat(matrix.first(matrix.sites())).isEqualTo(entries);
        }
    }

    private static boolean isOnLink(List<Snap> sources, int link) {
        return sources.stream().anyMatch(s -> s.link() == link);
    }

    private static List<Snap> snaps(Random random, Snapper snapper, int n) {
        List<Snap> snaps = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            snaps.add(snapper.get(Streets.at(random.nextInt(3000), random.nextInt(3000))));
        }
        return snaps;
    }

    private static double length(Route route) {
        double meters = 0;
        var line = route.line();
        for (int i = 1; i < line.getNumPoints(); i++) {
            var a = line.getCoordinateN(i - 1);
            var b = line.getCoordinateN(i);
            meters += Spheroid.meters(a.x, a.y, b.x, b.y);
        }
        return meters;
    }

    /** Whether the traveller is ever faster than the fastest road allows. */
    private static boolean jumps(Route route) {
        LngLat before = route.start();
        for (int t = 0; t <= route.millis(); t += 1000) {
            LngLat now = route.at(t);
            if (before.distanceMeters(now) > 70 / 3.6 * 1.1) {
                return true;
            }
            before = now;
        }
        return false;
    }

    private record Spans(LngLat a, LngLat b) {
        double taxicab() {
            return Spheroid.meters(a.lng(), a.lat(), b.lng(), a.lat())
                    + Spheroid.meters(b.lng(), a.lat(), b.lng(), b.lat());
        }
    }

    /** One textbook Dijkstra per source, with a linear search for the next node. */
    private static final class Oracle {

        private final Travel travel;
        private final List<Snap> sources;
        private final int[][] perSource;

        Oracle(Travel travel, List<Snap> sources) {
            this.travel = travel;
            this.sources = sources;
            perSource = sources.stream().map(this::times).toArray(int[][]::new);
        }

        private int[] times(Snap source) {
            RoadGraph graph = travel.graph();
            int[] time = new int[graph.nodeCount()];
            boolean[] done = new boolean[time.length];
            Arrays.fill(time, Travel.NEVER);
            int link = source.link();
            int toEnd = travel.millis(2 * link, graph.meters(link) - source.alongMeters());
            int toStart = travel.millis(2 * link + 1, source.alongMeters());
            if (toEnd != Travel.NEVER) {
                time[graph.to(link)] = source.accessMillis() + toEnd;
            }
            if (toStart != Travel.NEVER) {
                time[graph.from(link)] = Math.min(time[graph.from(link)], source.accessMillis() + toStart);
            }
            while (true) {
                int next = -1;
                for (int i = 0; i < time.length; i++) {
                    if (!done[i] && time[i] < Travel.NEVER && (next < 0 || time[i] < time[next])) {
                        next = i;
                    }
                }
                if (next < 0) {
                    return time;
                }
                done[next] = true;
                for (int l = 0; l < graph.linkCount(); l++) {
                    relax(time, next, graph.from(l), graph.to(l), travel.millis(2 * l));
                    relax(time, next, graph.to(l), graph.from(l), travel.millis(2 * l + 1));
                }
            }
        }

        private static void relax(int[] time, int settled, int from, int to, int millis) {
            if (from == settled && millis != Travel.NEVER) {
                time[to] = Math.min(time[to], time[settled] + millis);
            }
        }

        int millis(int node) {
            return Arrays.stream(perSource).mapToInt(t -> t[node]).min().orElseThrow();
        }

        int source(int node) {
            for (int s = 0; s < perSource.length; s++) {
                if (perSource[s][node] == millis(node) && millis(node) != Travel.NEVER) {
                    return s;
                }
            }
            return Reach.NO_SOURCE;
        }

        int millisTo(Snap target) {
            RoadGraph graph = travel.graph();
            int link = target.link();
            long best = through(millis(graph.from(link)), travel.millis(2 * link, target.alongMeters()));
            int back = travel.millis(2 * link + 1, graph.meters(link) - target.alongMeters());
            best = Math.min(best, through(millis(graph.to(link)), back));
            for (Snap source : sources) {
                double meters = target.alongMeters() - source.alongMeters();
                if (source.link() == link) {
                    int direct = travel.millis(2 * link + (meters > 0 ? 0 : 1), Math.abs(meters));
                    best = Math.min(best, through(source.accessMillis(), direct));
                }
            }
            return (int) Math.min(Travel.NEVER, best == Travel.NEVER ? best : best + target.accessMillis());
        }

        private static long through(int first, int then) {
            return first == Travel.NEVER || then == Travel.NEVER ? Travel.NEVER : (long) first + then;
        }
    }
}

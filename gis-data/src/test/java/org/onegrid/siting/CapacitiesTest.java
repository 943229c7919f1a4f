package org.onegrid.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Siting where sites can serve only so much, against all choices, each with households handed out one unit after another. */
class CapacitiesTest {

    private static final BooleanSupplier GO_ON = () -> false;
    private static final int LIMIT = 500;
    private static final int MISS = 900;

    /** Whole weights and capacities, so that the best shares are whole too. */
    private record Town(int[] weights, int[][] costs, int[] capacities) {

        static Town random(SplittableRandom random, int sites, int places) {
            int[][] at = new int[sites + places][];
            Arrays.setAll(at, i -> new int[] {random.nextInt(1_000), random.nextInt(1_000)});
            int[][] costs = new int[sites][places];
            for (int s = 0; s < sites; s++) {
                for (int p = 0; p < places; p++) {
                    costs[s][p] = (int) Math.hypot(at[s][0] - at[sites + p][0], at[s][1] - at[sites + p][1]);
                }
            }
            int[] weights = random.ints(places, 0, 9).toArray();
            return new Town(weights, costs, random.ints(sites, 0, 4 * places).toArray());
        }

        Demand demand() {
            Demand.Builder demand =
                    Demand.of(Arrays.stream(weights).asDoubleStream().toArray());
            for (int[] row : costs) {
                int[] reached = IntStream.range(0, row.length)
                        .filter(p -> row[p] <= MISS)
                        .toArray();
                demand.addSite(reached, Arrays.stream(reached).map(p -> row[p]).toArray());
            }
            double[] limits = Arrays.stream(capacities)
                    .mapToDouble(one -> one % 7 == 0 ? Double.POSITIVE_INFINITY : one)
                    .toArray();
            return demand.build().withCapacities(limits);
        }

        int capacity(int site) {
            return capacities[site] % 7 == 0 ? Integer.MAX_VALUE : capacities[site];
        }

        int worth(int site, int place, boolean covering) {
            int cost = costs[site][place];
            return covering ? (cost <= LIMIT ? 1 : 0) : Math.max(0, MISS - cost);
        }

        /** Bellman and Ford on the whole graph of source, places, sites and sink, until no way gains any more. */
        int shared(List<Integer> sites, boolean covering) {
            int places = weights.length;
            int sink = 1 + places + sites.size();
            int[][] room = new int[sink + 1][sink + 1];
            int[][] gain = new int[sink + 1][sink + 1];
            for (int p = 0; p < places; p++) {
                room[0][1 + p] = weights[p];
                for (int s = 0; s < sites.size(); s++) {
                    int worth = worth(sites.get(s), p, covering);
                    room[1 + p][1 + places + s] = worth > 0 ? weights[p] : 0;
                    gain[1 + p][1 + places + s] = worth;
                    gain[1 + places + s][1 + p] = -worth;
                }
            }
            for (int s = 0; s < sites.size(); s++) {
                room[1 + places + s][sink] = capacity(sites.get(s));
            }
            int total = 0;
            while (true) {
                int[] best = new int[sink + 1];
                int[] before = new int[sink + 1];
                Arrays.fill(best, Integer.MIN_VALUE);
                best[0] = 0;
                for (int round = 0; round <= sink; round++) {
                    for (int a = 0; a <= sink; a++) {
                        for (int b = 0; best[a] != Integer.MIN_VALUE && b <= sink; b++) {
                            if (room[a][b] > 0 && best[a] + gain[a][b] > best[b]) {
                                best[b] = best[a] + gain[a][b];
                                before[b] = a;
                            }
                        }
                    }
                }
                if (best[sink] <= 0) {
                    return total;
                }
                int fits = Integer.MAX_VALUE;
                for (int at = sink; at != 0; at = before[at]) {
                    fits = Math.min(fits, room[before[at]][at]);
                }
                for (int at = sink; at != 0; at = before[at]) {
                    room[before[at]][at] -= fits;
                    room[at][before[at]] += fits;
                }
                total += fits * best[sink];
            }
        }

        double best(SitingOrder order, boolean covering) {
            double best = 0;
            for (int mask = 0; mask < 1 << costs.length; mask++) {
                int bits = mask;
                List<Integer> sites = IntStream.range(0, costs.length)
                        .filter(s -> (bits >> s & 1) == 1)
                        .boxed()
                        .toList();
                boolean allowed = sites.containsAll(order.fixed())
                        && sites.stream().noneMatch(order.forbidden()::contains)
                        && sites.size() == order.newSites() + order.fixed().size();
                best = allowed ? Math.max(best, shared(sites, covering)) : best;
            }
            return best;
        }
    }

    @Test
    void isTheBestOfAllChoicesInSmallTowns() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 120; round++) {
            int sites = 4 + random.nextInt(3);
            Town town = Town.random(random, sites, 3 + random.nextInt(12));
            SitingOrder order = RandomOrders.next(random, sites, 1);
            String which = "seed " + seed + ", round " + round + ", " + order;
            Demand demand = town.demand();

            SitingPlan most = Siting.maximalCovering(demand, order, LIMIT, GO_ON);
            assertThat(most.value()).as(which).isCloseTo(town.best(order, true), within(1e-6));
            assertThat(most.gap()).as(which).isLessThan(1e-6);
            assertThat(town.shared(most.sites(), true)).as(which).isEqualTo((int) Math.round(most.value()));
            keepsToItsCapacities(town, most, which);

            double all = Arrays.stream(town.weights).sum() * (double) MISS;
            SitingPlan least = Siting.leastCost(demand, order, MISS, GO_ON);
            assertThat(all - least.value()).as(which).isCloseTo(town.best(order, false), within(1e-4));
            assertThat(least.gap()).as(which).isLessThan(1e-6);
            keepsToItsCapacities(town, least, which);
        }
    }

    private static void keepsToItsCapacities(Town town, SitingPlan plan, String which) {
        assertThat(plan.served()).as(which).hasSameSizeAs(plan.sites());
        for (int i = 0; i < plan.sites().size(); i++) {
            assertThat(plan.served().get(i))
                    .as(which)
                    .isBetween(-1e-9, town.capacity(plan.sites().get(i)) + 1e-9);
        }
    }

    @Test
    void findsTheFewestSitesThatCanServeAShare() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 60; round++) {
            Town town = Town.random(random, 5, 3 + random.nextInt(10));
            double share = 0.2 + 0.7 * random.nextDouble();
            double target = share * Arrays.stream(town.weights).sum();
            int fewest = IntStream.rangeClosed(0, 5)
                    .filter(k -> town.best(SitingOrder.of(k), true) >= target)
                    .findFirst()
                    .orElse(-1);
            String which = "seed " + seed + ", round " + round;
            Optional<SitingPlan> plan = Siting.fewestSites(town.demand(), SitingOrder.of(5), LIMIT, share, GO_ON);
            assertThat(plan.map(SitingPlan::value).orElse(-1.0)).as(which).isEqualTo(fewest);
        }
    }

    /** More places than anybody could try: shares alone, many of them along rows of several moves. */
    @Test
    void sharesOutAsWellAsAFlowThroughTheWholeGraph() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 40; round++) {
            Town town = Town.random(random, 6, 40);
            Arrays.setAll(town.capacities, i -> 1 + random.nextInt(40));
            SitingOrder all = new SitingOrder(0, Set.of(0, 1, 2, 3, 4, 5), Set.of());
            List<Integer> sites = List.of(0, 1, 2, 3, 4, 5);
            String which = "seed " + seed + ", round " + round;
            SitingPlan most = Siting.maximalCovering(town.demand(), all, LIMIT, GO_ON);
            assertThat(most.value()).as(which).isCloseTo(town.shared(sites, true), within(1e-6));
            double saved = Arrays.stream(town.weights).sum() * (double) MISS
                    - Siting.leastCost(town.demand(), all, MISS, GO_ON).value();
            assertThat(saved).as(which).isCloseTo(town.shared(sites, false), within(1e-4));
        }
    }

    @Test
    void refusesCapacitiesThatAreNone() {
        Demand two = Demand.of(new double[] {1})
                .addSite(new int[] {0}, new int[] {5})
                .addSite(new int[0], new int[0])
                .build();
        assertThatThrownBy(() -> two.withCapacities(new double[] {1})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> two.withCapacities(new double[] {1, -2})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> two.withCapacities(new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package org.onegrid.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SitingTest {

    private static final BooleanSupplier GO_ON = () -> false;
    private static final int LIMIT = 300;
    private static final int MISS = 1_000;

    /** A small town: places and sites at random on a square, costs are distances; what is far is out of reach. */
    private record Town(double[] weights, int[][] costs) {

        static final int NONE = Integer.MAX_VALUE;

        static Town random(SplittableRandom random, int sites, int places) {
            double[] weights = random.ints(places, 0, 20).asDoubleStream().toArray();
            int[][] at = new int[sites + places][];
            Arrays.setAll(at, i -> new int[] {random.nextInt(1_000), random.nextInt(1_000)});
            int[][] costs = new int[sites][places];
            for (int s = 0; s < sites; s++) {
                for (int p = 0; p < places; p++) {
                    int cost = (int) Math.hypot(at[s][0] - at[sites + p][0], at[s][1] - at[sites + p][1]);
                    costs[s][p] = cost > 700 ? NONE : cost;
                }
            }
            return new Town(weights, costs);
        }

        Demand demand() {
            Demand.Builder demand = Demand.of(weights);
            for (int[] row : costs) {
                int[] reached = IntStream.range(0, row.length)
                        .filter(p -> row[p] != NONE)
                        .toArray();
                demand.addSite(reached, Arrays.stream(reached).map(p -> row[p]).toArray());
            }
            return demand.build();
        }

        int nearest(Set<Integer> sites, int place) {
            return sites.stream().mapToInt(s -> costs[s][place]).min().orElse(NONE);
        }

        double covered(Set<Integer> sites) {
            return IntStream.range(0, weights.length)
                    .filter(p -> nearest(sites, p) <= LIMIT)
                    .mapToDouble(p -> weights[p])
                    .sum();
        }

        double cost(Set<Integer> sites) {
            return IntStream.range(0, weights.length)
                    .mapToDouble(p -> weights[p] * Math.min(MISS, nearest(sites, p)))
                    .sum();
        }

        /** All allowed choices of so many new sites, each with the fixed ones. */
        List<Set<Integer>> choices(SitingOrder order) {
            List<Set<Integer>> all = new ArrayList<>();
            for (int mask = 0; mask < 1 << costs.length; mask++) {
                int bits = mask;
                Set<Integer> sites = IntStream.range(0, costs.length)
                        .filter(s -> (bits >> s & 1) == 1)
                        .boxed()
                        .collect(Collectors.toSet());
                boolean allowed = sites.containsAll(order.fixed())
                        && sites.stream().noneMatch(order.forbidden()::contains)
                        && sites.size() == order.newSites() + order.fixed().size();
                if (allowed) {
                    all.add(sites);
                }
            }
            return all;
        }
    }

    @Test
    void isTheBestOfAllChoicesInSmallTowns() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 400; round++) {
            int sites = 6 + random.nextInt(6);
            Town town = Town.random(random, sites, 5 + random.nextInt(60));
            SitingOrder order = RandomOrders.next(random, sites, 2);
            String which = "seed " + seed + ", round " + round + ", " + order;
            List<Set<Integer>> all = town.choices(order);

            SitingPlan most = Siting.maximalCovering(town.demand(), order, LIMIT, GO_ON);
            assertThat(most.value()).as(which).isCloseTo(best(all, town::covered, 1), within(1e-6));
            assertThat(town.covered(Set.copyOf(most.sites()))).as(which).isCloseTo(most.value(), within(1e-6));
            assertThat(most.gap()).as(which).isZero();
            assertThat(all).as(which).contains(Set.copyOf(most.sites()));

            SitingPlan least = Siting.leastCost(town.demand(), order, MISS, GO_ON);
            assertThat(least.value()).as(which).isCloseTo(best(all, town::cost, -1), within(1e-6));
            assertThat(town.cost(Set.copyOf(least.sites()))).as(which).isCloseTo(least.value(), within(1e-6));
            assertThat(least.gap()).as(which).isLessThan(1e-9);
        }
    }

    @Test
    void findsTheFewestSitesInSmallTowns() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 150; round++) {
            int sites = 6 + random.nextInt(5);
            Town town = Town.random(random, sites, 5 + random.nextInt(40));
            SitingOrder order = RandomOrders.next(random, sites, 2);
            double share = 0.3 + 0.7 * random.nextDouble();
            String which = "seed " + seed + ", round " + round + ", share " + share + ", " + order;
            double target = share * Arrays.stream(town.weights()).sum();
            int fewest = IntStream.rangeClosed(0, order.newSites())
                    .filter(k -> best(town.choices(order.withNewSites(k)), town::covered, 1) >= target * (1 - 1e-12))
                    .findFirst()
                    .orElse(-1);
            Optional<SitingPlan> plan = Siting.fewestSites(town.demand(), order, LIMIT, share, GO_ON);
            assertThat(plan.map(SitingPlan::value).orElse(-1.0)).as(which).isEqualTo(fewest);
            plan.ifPresent(found -> {
                assertThat(found.bound()).as(which).isEqualTo(fewest);
                assertThat(found.sites())
                        .as(which)
                        .hasSize(fewest + order.fixed().size());
            });
        }
    }

    private static double best(List<Set<Integer>> all, ToDoubleFunction<Set<Integer>> value, int sign) {
        return sign
                * all.stream()
                        .mapToDouble(sites -> sign * value.applyAsDouble(sites))
                        .max()
                        .orElse(-1);
    }

    @Test
    void theBoundHoldsWhereNobodyCanTryAllAndTheGapIsSmall() {
        long seed = 20261122;
        SplittableRandom random = new SplittableRandom(seed);
        Town town = Town.random(random, 150, 3_000);
        SitingPlan plan = Siting.maximalCovering(town.demand(), SitingOrder.of(5), LIMIT, GO_ON);
        assertThat(plan.bound()).isGreaterThanOrEqualTo(plan.value());
        assertThat(plan.gap()).as("seed %d", seed).isLessThan(0.02);
        for (int tries = 0; tries < 2_000; tries++) {
            Set<Integer> sites = random.ints(5, 0, 150).boxed().collect(Collectors.toSet());
            assertThat(town.covered(sites)).isLessThanOrEqualTo(plan.value());
        }
    }

    @Test
    void givesTheSameAnswerEachTime() {
        Town town = Town.random(new SplittableRandom(4), 60, 500);
        SitingPlan first = Siting.leastCost(town.demand(), SitingOrder.of(6), MISS, GO_ON);
        assertThat(Siting.leastCost(town.demand(), SitingOrder.of(6), MISS, GO_ON))
                .isEqualTo(first);
    }

    @Test
    void endsWhenCancelled() {
        Town town = Town.random(new SplittableRandom(4), 60, 500);
        assertThatThrownBy(() -> Siting.leastCost(town.demand(), SitingOrder.of(6), MISS, () -> true))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new SitingOrder(1, Set.of(2), Set.of(2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Demand.of(new double[] {-1})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Demand.of(new double[] {1}).addSite(new int[] {0, 0}, new int[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        Demand one = Demand.of(new double[] {1})
                .addSite(new int[] {0}, new int[] {5})
                .build();
        assertThatThrownBy(() -> Siting.maximalCovering(one, new SitingOrder(0, Set.of(7), Set.of()), 10, GO_ON))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package org.onegrid.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.onegrid.siting.Demand;
import org.onegrid.siting.Siting;
import org.onegrid.siting.SitingOrder;
import org.onegrid.siting.SitingPlan;

/**
 * Chooses sites in a made-up city: people in towns of different size, candidate sites among them, straight ways. Prints what
 * is reached, the bound and the gap. Arguments: sites (1000), places (100000), seed (20261122).
 */
public final class SitingRun {

    private static final int MISS = 1_800_000;

    private SitingRun() {}

    public static void main(String[] arguments) {
        int sites = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int places = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 20261122;
        Demand demand = city(new SplittableRandom(seed), sites, places);
        System.out.printf(Locale.ROOT, "%,d sites, %,d places, seed %d%n", sites, places, seed);
        for (int count : new int[] {5, 20, 50}) {
            double[] capacities = new double[sites];
            Arrays.fill(capacities, 0.6 * demand.totalWeight() / count);
            Demand limited = demand.withCapacities(capacities);
            for (int minutes : new int[] {5, 10}) {
                report(
                        "covering within " + minutes + " min",
                        count,
                        () -> Siting.maximalCovering(demand, SitingOrder.of(count), minutes * 60_000, () -> false));
            }
            report("least cost", count, () -> Siting.leastCost(demand, SitingOrder.of(count), MISS, () -> false));
            report(
                    "covering, capacities",
                    count,
                    () -> Siting.maximalCovering(limited, SitingOrder.of(count), 600_000, () -> false));
        }
        report("fewest, 95 % in 10 min", 50, () -> fewest(demand));
    }

    private static SitingPlan fewest(Demand demand) {
        Optional<SitingPlan> plan = Siting.fewestSites(demand, SitingOrder.of(50), 600_000, 0.95, () -> false);
        return plan.orElseThrow();
    }

    private static void report(String what, int count, java.util.function.Supplier<SitingPlan> question) {
        long began = System.nanoTime();
        SitingPlan plan = question.get();
        System.out.printf(
                Locale.ROOT,
                "%-24s %3d new: value %,.0f, bound %,.0f, gap %.3f %%, %.2f s%n",
                what,
                count,
                plan.value(),
                plan.bound(),
                100 * plan.gap(),
                (System.nanoTime() - began) / 1e9);
    }

    /** Fifteen kilometres a side; twelve metres a second along the axes; no farther than half an hour. */
    private static Demand city(SplittableRandom random, int sites, int places) {
        double[][] towns = new double[40][];
        Arrays.setAll(towns, i -> new double[] {
            15_000 * random.nextDouble(), 15_000 * random.nextDouble(), 200 + 1_500 * random.nextDouble()
        });
        double[][] at = new double[places + sites][];
        Arrays.setAll(at, i -> {
            double[] town = towns[(int) (towns.length * Math.pow(random.nextDouble(), 2))];
            return new double[] {town[0] + town[2] * random.nextGaussian(), town[1] + town[2] * random.nextGaussian()};
        });
        double[] weights = random.ints(places, 1, 60).asDoubleStream().toArray();
        Demand.Builder demand = Demand.of(weights);
        for (int site = 0; site < sites; site++) {
            int[] reached = new int[places];
            int[] costs = new int[places];
            int count = 0;
            for (int place = 0; place < places; place++) {
                double meters =
                        Math.abs(at[place][0] - at[places + site][0]) + Math.abs(at[place][1] - at[places + site][1]);
                if (meters < 4_000) {
                    reached[count] = place;
                    costs[count++] = (int) (meters / 4 * 1_000); // an e-bike: 4 m/s
                }
            }
            demand.addSite(Arrays.copyOf(reached, count), Arrays.copyOf(costs, count));
        }
        return demand.build();
    }
}

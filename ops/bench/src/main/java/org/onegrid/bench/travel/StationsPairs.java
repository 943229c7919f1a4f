package org.onegrid.bench.travel;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.onegrid.network.Mode;

/**
 * The methods of {@link StationsBenchmark} in turns in one JVM, by CPU time of the thread, which a busy machine stretches less than
 * the clock: medians of each and of the ratios round by round.
 *
 * <p>Arguments: roads, mode (DRIVE), rounds (5).
 */
public final class StationsPairs {

    private StationsPairs() {}

    /** Starts the run. */
    public static void main(String[] arguments) throws IOException {
        StationsBenchmark benchmark = new StationsBenchmark();
        benchmark.roads = arguments[0];
        benchmark.mode = arguments.length > 1 ? Mode.valueOf(arguments[1]) : Mode.DRIVE;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        benchmark.prepare();
        Map<String, Supplier<Object>> ways = new LinkedHashMap<>();
        ways.put("nearest of fifty", benchmark::nearestOfFifty);
        ways.put("the same by a radix heap", benchmark::nearestOfFiftyByRadixHeap);
        ways.put("fifty one-to-all runs", benchmark::oneToAllFiftyTimes);
        ways.put("drag repaired", benchmark::dragRepaired);
        ways.put("drag anew", benchmark::dragAnew);
        double[][] micros = new double[ways.size()][rounds];
        for (int round = -1; round < rounds; round++) {
            int i = 0;
            for (Supplier<Object> way : ways.values()) {
                double median = median(way, i == 2 ? 4 : i == 3 ? 400 : 40);
                if (round >= 0) {
                    micros[i][round] = median;
                }
                i++;
            }
        }
        int i = 0;
        for (String way : ways.keySet()) {
            System.out.printf(Locale.ROOT, "%s: %.0f µs%n", way, sorted(micros[i++])[rounds / 2]);
        }
        ratio("fifty runs over one", micros[2], micros[0]);
        ratio("radix heap over buckets", micros[1], micros[0]);
        ratio("drag anew over repaired", micros[4], micros[3]);
    }

    private static double median(Supplier<Object> way, int times) {
        double[] micros = new double[times];
        for (int i = 0; i < times; i++) {
            long busy = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            if (way.get() == null) {
                throw new IllegalStateException("nothing came of it");
            }
            micros[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - busy) / 1e3;
        }
        return sorted(micros)[times / 2];
    }

    private static void ratio(String what, double[] over, double[] under) {
        double[] ratios = new double[over.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = over[i] / under[i];
        }
        double[] sorted = sorted(ratios);
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f× (%.1f – %.1f)%n",
                what,
                sorted[ratios.length / 2],
                sorted[0],
                sorted[ratios.length - 1]);
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}

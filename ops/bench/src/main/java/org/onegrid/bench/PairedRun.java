package org.onegrid.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link LocatorBenchmark} in pairs, a fresh JVM each time (ours, theirs, ours, theirs …), and prints a Markdown
 * table: medians of points per microsecond of CPU, and the median, least and greatest of the ratios pair by pair.
 *
 * <p>Arguments: rounds (5), then peers to compare with (all).
 */
public final class PairedRun {

    private PairedRun() {}

    /** Starts the run. */
    public static void main(String[] arguments) throws RunnerException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        List<String> peers = arguments.length > 1
                ? Arrays.asList(arguments).subList(1, arguments.length)
                : List.of("JTS_INDEXED", "JTS_PREPARED");
        System.out.println(
                "| areas | points | compared with | OneGrid M points/s | theirs | ratio (least – greatest) |");
        System.out.println("|---|---|---|---|---|---|");
        for (String areas : List.of("772", "30000")) {
            for (String points : List.of("UNIFORM", "CLUSTERED")) {
                for (String peer : peers) {
                    compare(areas, points, peer, rounds);
                }
            }
        }
    }

    private static void compare(String areas, String points, String peer, int rounds) throws RunnerException {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double a = pointsPerMicrosecond(areas, points, "ONEGRID");
            double b = pointsPerMicrosecond(areas, points, peer);
            ours.add(a);
            theirs.add(b);
            ratios.add(a / b);
        }
        ratios.sort(null);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %.1f | %.3f | **%.0f×** (%.0f – %.0f) |%n",
                areas,
                points.toLowerCase(Locale.ROOT),
                peer.toLowerCase(Locale.ROOT).replace('_', ' '),
                median(ours),
                median(theirs),
                median(ratios),
                ratios.get(0),
                ratios.get(ratios.size() - 1));
    }

    private static double pointsPerMicrosecond(String areas, String points, String peer) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(LocatorBenchmark.class.getName() + "\\.find$")
                        .param("areas", areas)
                        .param("points", points)
                        .param("peer", peer)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        RunResult result = results.iterator().next();
        double asked = result.getSecondaryResults().get("points").getScore();
        double nanos = result.getSecondaryResults().get("cpuNanos").getScore();
        return asked / nanos * 1000;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

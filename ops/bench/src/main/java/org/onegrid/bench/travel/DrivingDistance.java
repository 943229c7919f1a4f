package org.onegrid.bench.travel;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.onegrid.network.Ground;
import org.onegrid.network.Isochrones;
import org.onegrid.network.Mode;
import org.onegrid.network.Reach;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Snap;
import org.onegrid.network.Travel;

/**
 * Our side of {@code ops/bench/pgrouting}. {@code edges FILE MODE FOLDER} writes the links and random nodes to start from;
 * {@code times FILE MODE FOLDER CELL} writes how many nodes each start reaches within 15 minutes and the sum of their times, in
 * milliseconds, and prints how long that takes, with and without the polygons of the 5, 10 and 15 minute bands.
 */
public final class DrivingDistance {

    private static final int LIMIT = 900_000;
    private static final int STARTS = 40;

    private DrivingDistance() {}

    /** Starts the run. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[3]);
        RoadGraph graph = RoadFile.read(RoadFile.asOsm(arguments[1], folder));
        Travel travel = Travel.of(graph, Mode.valueOf(arguments[2])).withoutIslands(200);
        int[] starts = new Random(3)
                .ints(0, graph.nodeCount())
                .filter(node -> Arrays.stream(graph.arcsFrom(node)).anyMatch(arc -> travel.millis(arc) != Travel.NEVER))
                .limit(STARTS)
                .toArray();
        if (arguments[0].equals("edges")) {
            write(travel, starts, folder);
        } else {
            time(travel, starts, folder, Double.parseDouble(arguments[4]));
        }
    }

    private static void write(Travel travel, int[] starts, Path folder) throws IOException {
        RoadGraph graph = travel.graph();
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(folder.resolve("edges.csv")))) {
            for (int link = 0; link < graph.linkCount(); link++) {
                if (travel.isOpen(link)) {
                    out.println(link + "," + graph.from(link) + "," + graph.to(link) + "," + cost(travel, 2 * link)
                            + "," + cost(travel, 2 * link + 1));
                }
            }
        }
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(folder.resolve("starts.csv")))) {
            Arrays.stream(starts).forEach(out::println);
        }
    }

    private static int cost(Travel travel, int arc) {
        return travel.millis(arc) == Travel.NEVER ? -1 : travel.millis(arc);
    }

    private static void time(Travel travel, int[] starts, Path folder, double cell) throws IOException {
        RoadGraph graph = travel.graph();
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(folder.resolve("ours.csv")))) {
            for (int start : starts) {
                Reach reach = reach(travel, start);
                long sum = 0;
                int count = 0;
                for (int node = 0; node < graph.nodeCount(); node++) {
                    if (reach.millis(node) != Travel.NEVER) {
                        count++;
                        sum += reach.millis(node);
                    }
                }
                out.println(start + "," + count + "," + sum);
            }
        }
        Ground ground = Ground.of(travel, cell, 5 * cell);
        long drawn = 0;
        for (int round = 0; round < 4; round++) {
            double[] plain = new double[50 * starts.length];
            double[] bands = new double[plain.length];
            for (int i = 0; i < plain.length; i++) {
                int start = starts[i % starts.length];
                long busy = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                Reach reach = reach(travel, start);
                long reached = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                drawn += Isochrones.around(ground, reach.sources(), 300_000, 600_000, LIMIT)
                        .size();
                plain[i] = (reached - busy) / 1e6;
                bands[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - reached) / 1e6;
            }
            Arrays.sort(plain);
            Arrays.sort(bands);
            System.out.printf(
                    Locale.ROOT,
                    "ours, CPU: times p50 %.3f ms, times and three bands of polygons p50 %.3f ms (%d drawn)%n",
                    plain[plain.length / 2],
                    bands[bands.length / 2],
                    drawn);
        }
    }

    private static Reach reach(Travel travel, int start) {
        RoadGraph graph = travel.graph();
        int arc = Arrays.stream(graph.arcsFrom(start))
                .filter(a -> travel.millis(a) != Travel.NEVER)
                .findFirst()
                .orElseThrow();
        double along = (arc & 1) == 0 ? 0 : graph.meters(arc >> 1);
        Snap at = new Snap(graph.node(start), arc >> 1, along, 0, graph.node(start));
        return Reach.within(travel, List.of(at), LIMIT);
    }
}

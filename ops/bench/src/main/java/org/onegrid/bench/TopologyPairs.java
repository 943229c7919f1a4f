package org.onegrid.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.partition.Face;
import org.onegrid.partition.Rules;
import org.onegrid.topology.Edit;
import org.onegrid.topology.Piece;
import org.onegrid.topology.Topology;

/**
 * Edits of a partition against JTS's CoverageValidator on the same polygons, in turns in one JVM: answers first, then time
 * to load, memory, and in each round a number of drags, splits and merges (made and taken back) and one full validation. Quantiles are
 * given by the clock and by the CPU time of the thread, which a busy machine does not lengthen.
 *
 * <p>Arguments: areas (100,000), rounds (3).
 */
public final class TopologyPairs {

    private static final int EDITS = 5_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private TopologyPairs() {}

    /** Starts the run. */
    public static void main(String[] arguments) {
        int areas = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        List<Face> faces = WigglyPartition.of(areas, 1);
        long vertices =
                faces.stream().mapToLong(face -> face.shape().getNumPoints()).sum();
        long start = System.nanoTime();
        Topology topology = load(faces);
        System.out.printf(Locale.ROOT, "%d areas, %d vertices: loaded in %.1f s%n", areas, vertices, seconds(start));
        start = System.nanoTime();
        topology = load(faces);
        System.out.printf(Locale.ROOT, "loaded again in %.1f s%n", seconds(start));
        Drags drags = new Drags(faces, 2);
        System.out.printf("2000 drags judged by JTS as well: %d differ%n", drags.disagreements(topology, 2_000));
        List<Edit> moves = drags.accepted(topology, EDITS);
        List<Edit> splits = drags.splits(topology, EDITS);
        List<Edit> merges = drags.merges(topology, EDITS);
        Geometry[] shapes = faces.stream().map(Face::shape).toArray(Geometry[]::new);
        for (int round = 1; round <= rounds; round++) {
            double drag = run("drag", topology, moves);
            run("split", topology, splits);
            run("merge", topology, merges);
            long busy = THREADS.getCurrentThreadCpuTime();
            boolean valid = CoverageValidator.isValid(shapes);
            double full = (THREADS.getCurrentThreadCpuTime() - busy) / 1e6;
            System.out.printf(
                    Locale.ROOT, "JTS CoverageValidator: %s, CPU %.0f ms = %.0f drags%n", valid, full, full / drag);
        }
        memory(faces);
    }

    /** What the heap loses when copies of the polygons are let go, and when a topology is. */
    private static void memory(List<Face> faces) {
        Geometry[] copies = faces.stream().map(face -> face.shape().copy()).toArray(Geometry[]::new);
        double with = usedMegabytes();
        Arrays.fill(copies, null);
        double polygons = with - usedMegabytes();
        Topology[] held = {load(faces)};
        with = usedMegabytes();
        held[0] = load(faces.subList(0, 1));
        double topology = with - usedMegabytes();
        System.out.printf(
                Locale.ROOT,
                "memory: polygons %.1f MB, topology with codes and index %.1f MB, %.2f of it%n",
                polygons,
                topology,
                topology / polygons);
    }

    static Topology load(List<Face> faces) {
        return Topology.of(
                faces.stream()
                        .map(face -> new Piece(Drags.code(face), "p", true, false, face.shape()))
                        .toList(),
                new Rules(1, 0.5, 200_000, 10_000_000, 200_000));
    }

    /** Prints quantiles by the clock and by the CPU time of the thread. @return the CPU median in milliseconds */
    private static double run(String what, Topology topology, List<Edit> edits) {
        double[] clock = new double[edits.size()];
        double[] cpu = new double[edits.size()];
        for (int i = 0; i < clock.length; i++) {
            long start = System.nanoTime();
            long busy = THREADS.getCurrentThreadCpuTime();
            topology.revert(topology.apply(edits.get(i)));
            cpu[i] = (THREADS.getCurrentThreadCpuTime() - busy) / 1e3;
            clock[i] = (System.nanoTime() - start) / 1e3;
        }
        System.out.printf(Locale.ROOT, "%s: %s; CPU %s%n", what, quantiles(clock), quantiles(cpu));
        return cpu[cpu.length / 2] / 1e3;
    }

    private static String quantiles(double[] micros) {
        Arrays.sort(micros);
        return String.format(
                Locale.ROOT,
                "p50 %.1f, p99 %.1f, p99.9 %.1f µs",
                micros[micros.length / 2],
                micros[micros.length * 99 / 100],
                micros[micros.length * 999 / 1000]);
    }

    /** Live megabytes. */
    private static double usedMegabytes() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}

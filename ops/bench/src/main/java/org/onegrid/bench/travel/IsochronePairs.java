package org.onegrid.bench.travel;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.onegrid.geo.LngLat;
import org.onegrid.network.Ground;
import org.onegrid.network.Isochrone;
import org.onegrid.network.Isochrones;
import org.onegrid.network.Mode;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Snapper;
import org.onegrid.network.Travel;

/**
 * One set of 5, 10 and 15 minute bands, polygons included, from the same places on the same file: ours and GraphHopper's in
 * turns in one JVM. First the answers: random places in and around the bands are judged by {@link PlainTimes}; the share of
 * those that are drawn and true among those that are drawn or true is the bands' intersection over union with the truth.
 *
 * <p>Arguments: road file ({@code demo}, .osm.pbf, .osm, .zip), mode (WALK, DRIVE), places (30), rounds (5), cell in metres
 * (10), access leg in metres (100).
 */
public final class IsochronePairs {

    private static final int[] LIMITS = {300_000, 600_000, 900_000};
    /** As GraphHopper leaves out networks of fewer edges. */
    private static final int LEAST_NODES = 200;

    private static final int JUDGED = 60_000;
    /** Sets between two looks at the clock, which takes some microseconds itself. */
    private static final int AT_A_TIME = 5;

    private final Travel travel;
    private final Snapper snapper;
    private final Ground ground;

    private IsochronePairs(RoadGraph graph, Mode mode, double cell, double leg) {
        travel = Travel.of(graph, mode).withoutIslands(LEAST_NODES);
        snapper = Snapper.of(travel);
        long start = System.nanoTime();
        ground = Ground.of(travel, cell, leg);
        System.out.printf(
                Locale.ROOT,
                "%d nodes, %d links; ground of %d × %d samples in %.2f s, once%n",
                graph.nodeCount(),
                graph.linkCount(),
                ground.columns(),
                ground.rows(),
                (System.nanoTime() - start) / 1e9);
    }

    /** Starts the run. */
    public static void main(String[] arguments) throws IOException {
        Mode mode = arguments.length > 1 ? Mode.valueOf(arguments[1]) : Mode.WALK;
        int places = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 30;
        int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
        double cell = arguments.length > 4 ? Double.parseDouble(arguments[4]) : 10;
        double leg = arguments.length > 5 ? Double.parseDouble(arguments[5]) : 100;
        Path folder = Files.createTempDirectory("isochrones");
        Path osm = RoadFile.asOsm(arguments[0], folder);
        RoadGraph graph = RoadFile.read(osm);
        IsochronePairs ours = new IsochronePairs(graph, mode, cell, leg);
        try (GraphHopperPeer theirs = new GraphHopperPeer(osm, folder, mode)) {
            System.out.println("GraphHopper: " + theirs.size());
            List<LngLat> starts = starts(graph, ours, theirs, places);
            ours.judge(new PlainTimes(ours.travel, mode), theirs, starts.subList(0, Math.min(5, places)));
            ours.time(theirs, starts, rounds);
        }
    }

    /** Random nodes from which both can go: neither puts a start farther off than 50 m, and ours reaches something. */
    private static List<LngLat> starts(RoadGraph graph, IsochronePairs ours, GraphHopperPeer theirs, int n) {
        Random random = new Random(1);
        List<LngLat> starts = new ArrayList<>();
        while (starts.size() < n) {
            LngLat node = graph.node(random.nextInt(graph.nodeCount()));
            if (theirs.snapMeters(node) < 50
                    && ours.snapper.get(node).accessMeters() < 50
                    && !ours.bands(node).get(0).isEmpty()
                    && !theirs.bands(node, LIMITS).get(0).isEmpty()) {
                starts.add(node);
            }
        }
        return starts;
    }

    private List<MultiPolygon> bands(LngLat place) {
        return Isochrones.around(ground, List.of(snapper.get(place)), LIMITS).stream()
                .map(Isochrone::within)
                .toList();
    }

    private void judge(PlainTimes truth, GraphHopperPeer peer, List<LngLat> starts) {
        long[] ourBoth = new long[LIMITS.length];
        long[] ourEither = new long[LIMITS.length];
        long[] theirBoth = new long[LIMITS.length];
        long[] theirEither = new long[LIMITS.length];
        long vertices = 0;
        boolean valid = true;
        Random random = new Random(2);
        for (LngLat start : starts) {
            PlainTimes.From from = truth.from(start);
            List<MultiPolygon> ours = bands(start);
            List<MultiPolygon> theirs = peer.bands(start, LIMITS);
            for (int band = 0; band < LIMITS.length; band++) {
                vertices += ours.get(band).getNumPoints();
                valid &= ours.get(band).isValid();
                Envelope around = ours.get(band).getEnvelopeInternal();
                around.expandToInclude(theirs.get(band).getEnvelopeInternal());
                around.expandBy(0.002);
                PointOnGeometryLocator drawn = new IndexedPointInAreaLocator(ours.get(band));
                PointOnGeometryLocator contour = new IndexedPointInAreaLocator(theirs.get(band));
                for (int i = 0; i < JUDGED / 5; i++) {
                    LngLat at = new LngLat(
                            around.getMinX() + random.nextDouble() * around.getWidth(),
                            around.getMinY() + random.nextDouble() * around.getHeight());
                    boolean real = truth.to(from, at, ground.accessMeters()) * 1000 <= LIMITS[band];
                    boolean a = drawn.locate(at.toCoordinate()) != Location.EXTERIOR;
                    boolean b = contour.locate(at.toCoordinate()) != Location.EXTERIOR;
                    ourBoth[band] += a && real ? 1 : 0;
                    ourEither[band] += a || real ? 1 : 0;
                    theirBoth[band] += b && real ? 1 : 0;
                    theirEither[band] += b || real ? 1 : 0;
                }
            }
        }
        for (int band = 0; band < LIMITS.length; band++) {
            System.out.printf(
                    Locale.ROOT,
                    "%2d min: IoU with the truth %.4f ours, %.4f GraphHopper's contour (%d places in the union)%n",
                    LIMITS[band] / 60_000,
                    (double) ourBoth[band] / ourEither[band],
                    (double) theirBoth[band] / theirEither[band],
                    ourEither[band]);
        }
        System.out.printf("all valid: %s; %d vertices a band%n", valid, vertices / starts.size() / LIMITS.length);
    }

    private void time(GraphHopperPeer peer, List<LngLat> starts, int rounds) {
        // Both warm: as long as it takes the compilers to have done with them.
        run(this::bands, starts, 60);
        run(place -> peer.bands(place, LIMITS), starts, 10);
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            double[] ours = run(this::bands, starts, 10);
            double[] theirs = run(place -> peer.bands(place, LIMITS), starts, 2);
            ratios.add(theirs[1] / ours[1]);
            System.out.printf(
                    Locale.ROOT,
                    "round %d: ours %.3f ms (CPU %.3f), GraphHopper %.1f ms (CPU %.2f): %.1f×%n",
                    round,
                    ours[0],
                    ours[1],
                    theirs[0],
                    theirs[1],
                    theirs[1] / ours[1]);
        }
        ratios.sort(null);
        System.out.printf(
                Locale.ROOT,
                "ratio of CPU medians: %.1f× (%.1f – %.1f)%n",
                ratios.get(rounds / 2),
                ratios.get(0),
                ratios.get(rounds - 1));
    }

    /** Medians over the places in milliseconds, by the clock and of the thread's CPU. */
    private static double[] run(Function<LngLat, List<MultiPolygon>> bands, List<LngLat> starts, int repeats) {
        double[] clock = new double[starts.size() * repeats];
        double[] cpu = new double[clock.length];
        int vertices = 0;
        for (int i = 0; i < clock.length; i++) {
            long busy = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long start = System.nanoTime();
            for (int again = 0; again < AT_A_TIME; again++) {
                vertices += bands.apply(starts.get(i % starts.size())).get(0).getNumPoints();
            }
            clock[i] = (System.nanoTime() - start) / 1e6 / AT_A_TIME;
            cpu[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - busy) / 1e6 / AT_A_TIME;
        }
        if (vertices == 0) {
            throw new IllegalStateException("nothing was drawn");
        }
        Arrays.sort(clock);
        Arrays.sort(cpu);
        return new double[] {clock[clock.length / 2], cpu[cpu.length / 2]};
    }
}

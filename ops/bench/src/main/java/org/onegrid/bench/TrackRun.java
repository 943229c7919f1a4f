package org.onegrid.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntSupplier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Plane;
import org.onegrid.movement.MapMatching;
import org.onegrid.movement.PatrolGround;
import org.onegrid.movement.Simplification;
import org.onegrid.movement.Stop;
import org.onegrid.movement.Track;
import org.onegrid.movement.Waypoint;
import org.onegrid.network.Mode;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Travel;
import org.onegrid.synth.Building;
import org.onegrid.synth.District;
import org.onegrid.synth.Recipe;
import org.onegrid.synth.RoadNetwork;

/**
 * Times what is done with tracks, on days of ten hours walked at random through the streets of the demo district, a fix a second
 * with 5 m of noise. Prints positions per second of CPU of the measuring thread, medians; with a peer where there is one, by
 * turns.
 *
 * <p>Arguments: days (4), rounds (5).
 */
public final class TrackRun {

    private static final int SECONDS = 36_000;

    private TrackRun() {}

    /** Starts the run. */
    public static void main(String[] arguments) {
        int days = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        District district = District.generate(Recipe.DEMO);
        RoadGraph graph = RoadNetwork.of(district);
        List<Geometry> footprints = district.buildings().stream()
                .map(Building::footprint)
                .map(Geometry.class::cast)
                .toList();
        Plane plane = Plane.at(graph.node(0));
        List<Track> walks = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            walks.add(walk(graph, new Random(day)));
        }
        long start = System.nanoTime();
        PatrolGround ground = new PatrolGround(graph, footprints, plane);
        System.out.printf(
                Locale.ROOT,
                "%d pieces of road and %d buildings to patrol, ready in %d ms%n",
                ground.pieceCount(),
                ground.buildingCount(),
                (System.nanoTime() - start) / 1_000_000);
        List<Geometry> lines = walks.stream().map(walk -> line(plane, walk)).toList();
        pair(
                "thinned to 5 m: ours with time, JTS Douglas-Peucker without",
                rounds,
                days,
                () -> walks.stream()
                        .mapToInt(walk -> Simplification.of(walk, 5).waypoints().size())
                        .sum(),
                () -> lines.stream()
                        .mapToInt(line ->
                                DouglasPeuckerSimplifier.simplify(line, 5).getNumPoints())
                        .sum());
        time(
                "stops",
                rounds,
                days,
                () -> walks.stream()
                        .mapToInt(walk -> Stop.in(walk, 50, 300_000).size())
                        .sum());
        MapMatching matching = new MapMatching(Travel.of(graph, Mode.WALK));
        time(
                "matched to roads",
                rounds,
                days,
                () -> walks.stream()
                        .mapToInt(walk -> matching.match(walk).size())
                        .sum());
        time("visits in stretches of 5 minutes", rounds, days, () -> {
            int visits = 0;
            for (Track walk : walks) {
                for (int slot = 0; slot < SECONDS; slot += 300) {
                    int from = Math.max(0, slot - 60);
                    Track part = Track.of(walk.waypoints().subList(from, slot + 300));
                    visits += ground.visits(part, slot * 1_000L, (slot + 300) * 1_000L)
                            .pieces()
                            .cardinality();
                }
            }
            return visits;
        });
    }

    private static void time(String what, int rounds, int days, IntSupplier work) {
        double[] seconds = new double[rounds];
        int answer = work.getAsInt();
        for (int i = 0; i < rounds; i++) {
            seconds[i] = cpuSeconds(work);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %,.0f a second, answer %d%n",
                what,
                SECONDS * (double) days / median(seconds),
                answer);
    }

    private static void pair(String what, int rounds, int days, IntSupplier ours, IntSupplier theirs) {
        double[] own = new double[rounds];
        double[] other = new double[rounds];
        int answer = ours.getAsInt();
        int otherAnswer = theirs.getAsInt();
        for (int i = 0; i < rounds; i++) {
            own[i] = cpuSeconds(ours);
            other[i] = cpuSeconds(theirs);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %.3f s and %.3f s for %d days, %.2f×; answers %d and %d%n",
                what,
                median(own),
                median(other),
                days,
                median(other) / median(own),
                answer,
                otherAnswer);
    }

    private static double cpuSeconds(IntSupplier work) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.getAsInt();
        return (threads.getCurrentThreadCpuTime() - start) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Ten hours from crossing to crossing at 1.4 m/s, with a rest of ten minutes now and then. */
    private static Track walk(RoadGraph graph, Random random) {
        List<Waypoint> walk = new ArrayList<>(SECONDS);
        int node = random.nextInt(graph.nodeCount());
        int arc = graph.arcsFrom(node)[0];
        double along = 0;
        int rest = 0;
        for (int second = 0; second < SECONDS; second++) {
            double meters = graph.meters(arc >> 1);
            LngLat at = graph.along(arc >> 1, (arc & 1) == 0 ? along : meters - along);
            walk.add(new Waypoint(
                    new LngLat(
                            at.lng() + random.nextGaussian() * 5 / 96_000,
                            at.lat() + random.nextGaussian() * 5 / 111_000),
                    second * 1_000L,
                    8));
            if (rest > 0) {
                rest--;
                continue;
            }
            rest = random.nextInt(3_600) == 0 ? 600 : 0;
            along += 1.4;
            if (along >= meters) {
                int[] next = graph.arcsFrom(graph.head(arc));
                arc = next[random.nextInt(next.length)];
                along = 0;
            }
        }
        return Track.of(walk);
    }

    private static Geometry line(Plane plane, Track walk) {
        Coordinate[] places =
                walk.waypoints().stream().map(one -> plane.project(one.place())).toArray(Coordinate[]::new);
        return new GeometryFactory().createLineString(places);
    }
}

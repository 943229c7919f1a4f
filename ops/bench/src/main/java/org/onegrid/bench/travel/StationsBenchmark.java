package org.onegrid.bench.travel;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.onegrid.network.Mode;
import org.onegrid.network.Reach;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Snap;
import org.onegrid.network.Snapper;
import org.onegrid.network.Stations;
import org.onegrid.network.Travel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The nearest of fifty stations for every node: in one run, and as fifty one-to-all runs and the least of their times. A station
 * dragged ten metres to a kilometre: repaired, and all anew. Before anything is timed both ways must give the same labels.
 */
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class StationsBenchmark {

    private static final int STATIONS = 50;

    /** As for {@link IsochronePairs}. */
    @Param("demo")
    public String roads;

    /** How they move. */
    @Param("DRIVE")
    public Mode mode;

    private Travel travel;
    private Snapper snapper;
    private List<Snap> snaps;
    private Stations stations;
    private RadixHeapSearch other;
    private final Random random = new Random(7);

    /** Reads the roads and compares the answers. */
    @Setup
    public void prepare() throws IOException {
        RoadGraph graph = RoadFile.read(RoadFile.asOsm(roads, Files.createTempDirectory("roads")));
        travel = Travel.of(graph, mode).withoutIslands(200);
        snapper = Snapper.of(travel);
        snaps = new ArrayList<>();
        for (int i = 0; i < STATIONS; i++) {
            snaps.add(anywhere());
        }
        stations = Stations.of(travel, snaps, Travel.NEVER - 1);
        other = new RadixHeapSearch(travel);
        require(Arrays.equals(nearestOfFifty(), oneToAllFiftyTimes()), "nearest");
        require(Arrays.equals(nearestOfFifty(), nearestOfFiftyByRadixHeap()), "heap");
        for (int i = 0; i < 200; i++) {
            dragRepaired();
            Reach fresh = Reach.from(travel, snaps);
            Reach live = stations.live();
            for (int node = 0; node < graph.nodeCount(); node++) {
                require(
                        live.millis(node) == fresh.millis(node) && live.source(node) == fresh.source(node),
                        "drag " + i);
            }
        }
    }

    private static void require(boolean same, String what) {
        if (!same) {
            throw new IllegalStateException("the answers differ: " + what);
        }
    }

    private Snap anywhere() {
        RoadGraph graph = travel.graph();
        return snapper.get(graph.node(random.nextInt(graph.nodeCount())));
    }

    /** One run from all stations: the source of each node. */
    @Benchmark
    public int[] nearestOfFifty() {
        return Reach.from(travel, snaps).nearest();
    }

    /** The same with another queue. */
    @Benchmark
    public int[] nearestOfFiftyByRadixHeap() {
        return other.nearest(snaps);
    }

    /** A run from each station, and the least. */
    @Benchmark
    public int[] oneToAllFiftyTimes() {
        int[] nearest = new int[travel.graph().nodeCount()];
        int[] least = new int[nearest.length];
        Arrays.fill(nearest, Reach.NO_SOURCE);
        Arrays.fill(least, Travel.NEVER);
        for (int station = 0; station < STATIONS; station++) {
            Reach reach = Reach.from(travel, snaps.subList(station, station + 1));
            for (int node = 0; node < nearest.length; node++) {
                if (reach.millis(node) < least[node]) {
                    least[node] = reach.millis(node);
                    nearest[node] = station;
                }
            }
        }
        return nearest;
    }

    /** A station to another place, the others where they are. */
    @Benchmark
    public Stations dragRepaired() {
        int station = random.nextInt(STATIONS);
        snaps.set(station, nearby(snaps.get(station)));
        stations.move(station, snaps.get(station));
        return stations;
    }

    /** The same by a run from all stations. */
    @Benchmark
    public Reach dragAnew() {
        int station = random.nextInt(STATIONS);
        snaps.set(station, nearby(snaps.get(station)));
        return Reach.from(travel, snaps);
    }

    /** A few links on: along random arcs. */
    private Snap nearby(Snap from) {
        RoadGraph graph = travel.graph();
        int node = graph.to(from.link());
        for (int i = random.nextInt(10); i >= 0; i--) {
            int[] arcs = graph.arcsFrom(node);
            node = arcs.length == 0 ? node : graph.head(arcs[random.nextInt(arcs.length)]);
        }
        return snapper.get(graph.node(node));
    }
}

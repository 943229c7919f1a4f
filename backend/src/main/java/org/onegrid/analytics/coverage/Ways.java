package org.onegrid.analytics.coverage;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;
import org.onegrid.network.Ground;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Snap;
import org.onegrid.network.Snapper;
import org.onegrid.network.Travel;

/**
 * How one mode travels on the roads: times, the road of every place, and the ground around the roads. Thread-safe; what is
 * costly is made once, when it is first asked for.
 */
final class Ways {

    /** Who lives farther from every road is not reached. */
    static final double ACCESS_METERS = 1_000;

    /** Nobody waits longer; what takes longer counts as unreached. */
    static final int LIMIT_MILLIS = 2 * 3_600_000;

    /** How far from a road the bands reach. */
    private static final double BAND_METERS = 120;

    private static final double FINEST_CELL_METERS = 10;
    private static final double COARSEST_CELL_METERS = 60;
    private static final int ISLAND_NODES = 50;

    private final TravelMode mode;
    private final Travel travel;
    private final Snapper snapper;
    private final Object makingGround = new Object();
    private final Object makingDoors = new Object();
    private volatile @Nullable Ground ground;

    /** The newest homes asked for and their roads; swapped as a whole. */
    private volatile @Nullable Doors doors;

    Ways(RoadGraph graph, TravelMode mode) {
        this.mode = mode;
        // parts that one cannot leave; in a tiny network nothing counts as one
        travel = Travel.of(graph, mode.mode()).withoutIslands(Math.min(ISLAND_NODES, graph.nodeCount() / 20));
        snapper = Snapper.of(travel);
    }

    TravelMode mode() {
        return mode;
    }

    Travel travel() {
        return travel;
    }

    Snapper snapper() {
        return snapper;
    }

    /** The road of a place; empty when none is near. */
    Optional<Snap> snap(LngLat place) {
        return snapper.find(place, ACCESS_METERS);
    }

    /** The ground around the roads, in cells of 10 m, or larger ones where that would be too many. */
    Ground ground() {
        Ground made = ground;
        if (made == null) {
            synchronized (makingGround) {
                made = ground;
                if (made == null) {
                    made = make();
                    ground = made;
                }
            }
        }
        return made;
    }

    private Ground make() {
        for (double cell = FINEST_CELL_METERS; ; cell *= 2) {
            try {
                return Ground.of(travel, Math.min(cell, COARSEST_CELL_METERS), BAND_METERS);
            } catch (IllegalArgumentException tooFine) {
                if (cell >= COARSEST_CELL_METERS) {
                    throw tooFine;
                }
            }
        }
    }

    /** The roads of homes. */
    Doors doors(Homes homes) {
        Doors made = doors;
        if (made == null || made.homes() != homes) {
            synchronized (makingDoors) {
                made = doors;
                if (made == null || made.homes() != homes) {
                    @Nullable Snap[] snaps = new Snap[homes.size()];
                    IntStream.range(0, snaps.length)
                            .parallel()
                            .forEach(home ->
                                    snaps[home] = snap(homes.place(home)).orElse(null));
                    made = new Doors(homes, snaps);
                    doors = made;
                }
            }
        }
        return made;
    }

    /** The roads of places, those of which have one. */
    List<Snap> snaps(List<LngLat> places) {
        return places.stream().map(this::snap).flatMap(Optional::stream).toList();
    }
}

package org.onegrid.partition;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.onegrid.geo.LngLat;

/** Distances from one point to the areas around it. */
final class Vicinity {

    private static final double FARTHEST_METERS = 100_000;

    /** A border place is rounded to the grid; whoever comes this near to it is across. */
    private static final double TOUCH_METERS = 0.03;

    private final Index index;
    private final LngLat point;
    private final LocalPlane plane;
    private final double u;
    private final double v;

    Vicinity(Index index, LngLat point) {
        this.index = index;
        this.point = point;
        this.plane = new LocalPlane(point.lat());
        this.u = point.lng() * Lattice.SCALE;
        this.v = point.lat() * Lattice.SCALE;
    }

    Border border(long owner) {
        Neighbour to = owner >= 0 ? edge(index.slots().get(owner)) : nearestOfAll();
        List<Long> across = new Vicinity(index, to.nearest())
                .touching(TOUCH_METERS).stream()
                        .filter(id -> id != owner)
                        .sorted()
                        .toList();
        return new Border(owner, to.distanceMeters(), to.nearest(), across);
    }

    List<Neighbour> within(double radiusMeters) {
        if (!(radiusMeters >= 0 && radiusMeters <= FARTHEST_METERS)) {
            throw new IllegalArgumentException(
                    "the radius must be 0 to " + (long) FARTHEST_METERS + " metres, was " + radiusMeters);
        }
        return candidates(radiusMeters)
                .mapToObj(slot -> Leaf.covers(index.edges()[slot], point.lng(), point.lat())
                        ? new Neighbour(index.ids()[slot + 1], 0, point)
                        : edge(slot))
                .filter(neighbour -> neighbour.distanceMeters() <= radiusMeters)
                .sorted(Comparator.comparingDouble(Neighbour::distanceMeters).thenComparingLong(Neighbour::areaId))
                .toList();
    }

    private List<Long> touching(double radiusMeters) {
        return candidates(radiusMeters)
                .mapToObj(this::edge)
                .filter(neighbour -> neighbour.distanceMeters() <= radiusMeters)
                .map(Neighbour::areaId)
                .toList();
    }

    private Neighbour nearestOfAll() {
        return IntStream.range(0, index.edges().length)
                .filter(slot -> index.edges()[slot].length > 0)
                .mapToObj(this::edge)
                .min(Comparator.comparingDouble(Neighbour::distanceMeters).thenComparingLong(Neighbour::areaId))
                .orElseThrow();
    }

    /** Slots of the areas that reach a tile within the distance. */
    private IntStream candidates(double radiusMeters) {
        int du = (int) Math.min(1e9, radiusMeters / plane.east + 2);
        int dv = (int) Math.min(1e9, radiusMeters / plane.north + 2);
        Reach reach = new Reach(clamp(u - du), clamp(v - dv), clamp(u + du), clamp(v + dv));
        return index.frame()
                .tiles(reach)
                .flatMap(tile -> Arrays.stream(index.members()[tile]))
                .distinct();
    }

    private static int clamp(double units) {
        return (int) Math.max(-2e9, Math.min(2e9, units));
    }

    /** The place on the area's edges nearest to the point. */
    private Neighbour edge(int slot) {
        int[] edges = index.edges()[slot];
        double best = Double.POSITIVE_INFINITY;
        double bestX = 0;
        double bestY = 0;
        for (int i = 0; i < edges.length; i += 4) {
            double x1 = (edges[i] - u) * plane.east;
            double y1 = (edges[i + 1] - v) * plane.north;
            double dx = ((double) edges[i + 2] - edges[i]) * plane.east;
            double dy = ((double) edges[i + 3] - edges[i + 1]) * plane.north;
            double along = Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy)));
            double x = x1 + along * dx;
            double y = y1 + along * dy;
            double squared = x * x + y * y;
            if (squared < best) {
                best = squared;
                bestX = x;
                bestY = y;
            }
        }
        LngLat nearest = new LngLat(Lattice.degrees(u + bestX / plane.east), Lattice.degrees(v + bestY / plane.north));
        return new Neighbour(index.ids()[slot + 1], Math.sqrt(best), nearest);
    }
}

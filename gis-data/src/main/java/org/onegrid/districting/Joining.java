package org.onegrid.districting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.onegrid.districting.Linework.Segment;

/**
 * Joins faces to blocks: those a building stands on together, and what is no ground to live on (slivers, traffic islands,
 * water) with the neighbour in the same grid that it shares most border with.
 */
final class Joining {

    /** So much of a building in a face is rounding. */
    private static final double TOUCHING_SQUARE_METERS = 0.02;

    private static final double SMALL_SQUARE_METERS = 300;
    private static final double SLIVER_METERS = 4;
    private static final double WATER_SHARE = 0.5;

    private final Faces faces;
    private final Flat flat;
    private final double[] households;
    private final boolean[] water;
    private final int[] leader;

    private Joining(Faces faces, Flat flat, double[] households, List<Geometry> waters) {
        this.faces = faces;
        this.flat = flat;
        this.households = households;
        this.water = new boolean[faces.count()];
        this.leader = IntStream.range(0, faces.count()).toArray();
        STRtree index = new STRtree();
        waters.forEach(one -> index.insert(one.getEnvelopeInternal(), one));
        for (int face = 0; face < faces.count(); face++) {
            Geometry shape = faces.shape(face);
            double wet = 0;
            for (Object one : index.query(shape.getEnvelopeInternal())) {
                wet += OverlayNGRobust.overlay(shape, (Geometry) one, OverlayNG.INTERSECTION)
                        .getArea();
            }
            water[face] = households[face] == 0 && wet > WATER_SHARE * shape.getArea();
        }
    }

    /** The number of its block by face; blocks are numbered as their first faces come. */
    static int[] blocks(Faces faces, Flat flat, double[] households, Terrain terrain) {
        Joining joining = new Joining(faces, flat, households, terrain.water());
        joining.keepWhole(terrain.buildings());
        joining.joinTheUninhabitable();
        Map<Integer, Integer> numbers = new TreeMap<>();
        return IntStream.range(0, faces.count())
                .map(face -> numbers.computeIfAbsent(joining.leader(face), first -> numbers.size()))
                .toArray();
    }

    private int leader(int face) {
        int at = face;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }

    /** The lesser leads. */
    private void join(int one, int other) {
        int first = leader(one);
        int second = leader(other);
        leader[Math.max(first, second)] = Math.min(first, second);
    }

    private void keepWhole(Collection<Geometry> buildings) {
        STRtree index = new STRtree();
        for (int face = 0; face < faces.count(); face++) {
            index.insert(faces.shape(face).getEnvelopeInternal(), face);
        }
        double touching = TOUCHING_SQUARE_METERS / (flat.east * flat.north);
        for (Geometry building : buildings) {
            PreparedGeometry prepared = PreparedGeometryFactory.prepare(building);
            int first = Faces.NONE;
            List<Integer> near = new ArrayList<>();
            for (Object face : index.query(building.getEnvelopeInternal())) {
                near.add((Integer) face);
            }
            near.sort(Comparator.naturalOrder());
            for (int face : near) {
                Geometry shape = faces.shape(face);
                if (prepared.intersects(shape)
                        && OverlayNGRobust.overlay(building, shape, OverlayNG.INTERSECTION)
                                        .getArea()
                                > touching) {
                    if (first != Faces.NONE) {
                        join(first, face);
                    }
                    first = first == Faces.NONE ? face : first;
                }
            }
        }
    }

    /** The smallest first, until none is left that has a neighbour. */
    private void joinTheUninhabitable() {
        while (true) {
            int[] leaders = IntStream.range(0, faces.count()).map(this::leader).toArray();
            Map<Integer, Heap> heaps = heaps(leaders);
            List<Integer> small = heaps.entrySet().stream()
                    .filter(entry -> entry.getValue().isUninhabitable())
                    .sorted(Comparator.comparingDouble(entry -> entry.getValue().area))
                    .map(Map.Entry::getKey)
                    .toList();
            boolean joined = false;
            TreeSet<Integer> touched = new TreeSet<>();
            for (int block : small) {
                Integer neighbour = heaps.get(block).best(heaps);
                if (neighbour != null && !touched.contains(block) && !touched.contains(neighbour)) {
                    join(block, neighbour);
                    touched.add(block);
                    touched.add(neighbour);
                    joined = true;
                }
            }
            if (!joined) {
                return;
            }
        }
    }

    /** What is known of a block while it is made. */
    private static final class Heap {
        double area;
        double around;
        double households;
        boolean dry;
        final TreeSet<String> grids = new TreeSet<>();
        final Map<Integer, Double> neighbours = new TreeMap<>();

        boolean isUninhabitable() {
            return households == 0 && (!dry || area < SMALL_SQUARE_METERS) || 2 * area / around < SLIVER_METERS;
        }

        /** Within the same grid, on dry ground, with the longest border in common; in this order. */
        @Nullable
        Integer best(Map<Integer, Heap> heaps) {
            @Nullable Integer best = null;
            double most = 0;
            for (Map.Entry<Integer, Double> one : neighbours.entrySet()) {
                Heap other = heaps.get(one.getKey());
                double worth = one.getValue() + (other.grids.containsAll(grids) ? 2e6 : 0) + (other.dry ? 1e6 : 0);
                if (worth > most) {
                    most = worth;
                    best = one.getKey();
                }
            }
            return best;
        }
    }

    private Map<Integer, Heap> heaps(int[] leaders) {
        Map<Integer, Heap> heaps = new TreeMap<>();
        for (int face = 0; face < leaders.length; face++) {
            Heap heap = heaps.computeIfAbsent(leaders[face], key -> new Heap());
            heap.area += faces.shape(face).getArea() * flat.east * flat.north;
            heap.households += households[face];
            heap.dry |= !water[face];
            heap.grids.add(faces.grid(face));
        }
        faces.sides().forEach((segment, sides) -> meet(heaps, leaders, segment, sides));
        return heaps;
    }

    private void meet(Map<Integer, Heap> heaps, int[] leaders, Segment segment, int[] sides) {
        double length = flat.distance(segment.one(), segment.other());
        int one = leaders[sides[0]];
        if (sides[1] == Faces.NONE) {
            heaps.get(one).around += length;
        } else if (leaders[sides[1]] != one) {
            int other = leaders[sides[1]];
            heaps.get(one).around += length;
            heaps.get(other).around += length;
            heaps.get(one).neighbours.merge(other, length, Double::sum);
            heaps.get(other).neighbours.merge(one, length, Double::sum);
        }
    }
}

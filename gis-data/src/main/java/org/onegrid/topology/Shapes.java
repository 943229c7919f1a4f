package org.onegrid.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.geo.Precision;

/** Polygons from cycles, valid in the sense of Simple Features: a cycle that touches itself becomes several rings. */
final class Shapes {

    private Shapes() {}

    static MultiPolygon of(Sheet sheet, int face) {
        return of(Walk.around(sheet, face));
    }

    /** One polygon for each outer cycle, in the order of the cycles, with the holes that lie in it. */
    static MultiPolygon of(List<Cycle> cycles) {
        List<Cycle> shells = cycles.stream().filter(cycle -> cycle.sign() > 0).toList();
        List<List<int[]>> rings = new ArrayList<>();
        shells.forEach(shell -> rings.add(loops(shell.ring())));
        for (Cycle cycle : cycles) {
            if (cycle.sign() < 0 && !shells.isEmpty()) {
                rings.get(around(cycle, shells)).addAll(loops(cycle.ring()));
            }
        }
        return Precision.FACTORY.createMultiPolygon(
                rings.stream().map(Shapes::polygon).toArray(Polygon[]::new));
    }

    /**
     * The rings as they were drawn, whether that makes valid polygons or not: what encloses its left side is a part, what
     * does not is a hole, and the largest ring is a part in any case.
     */
    static MultiPolygon asDrawn(List<Cycle> cycles) {
        List<Cycle> rings = new ArrayList<>();
        for (Cycle cycle : cycles) {
            List<int[]> loops = loops(cycle.ring());
            boolean isSpiked = loops.stream().anyMatch(loop -> loop.length < 8);
            for (int[] loop : isSpiked ? List.of(cycle.ring()) : loops) {
                if (loop.length >= 8) {
                    rings.add(Cycle.of(cycle.halves(), loop));
                }
            }
        }
        rings.sort(Comparator.comparingDouble(ring -> -Math.abs(ring.area())));
        List<Cycle> shells = rings.stream()
                .filter(ring -> ring.sign() > 0 || ring == rings.get(0))
                .toList();
        List<List<LinearRing>> holes = new ArrayList<>();
        shells.forEach(shell -> holes.add(new ArrayList<>()));
        rings.stream()
                .filter(ring -> !shells.contains(ring))
                .forEach(ring -> holes.get(around(ring, shells)).add(ring(ring.ring())));
        Polygon[] parts = new Polygon[shells.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Precision.FACTORY.createPolygon(
                    ring(shells.get(i).ring()), holes.get(i).toArray(LinearRing[]::new));
        }
        return Precision.FACTORY.createMultiPolygon(parts);
    }

    private static LinearRing ring(int[] line) {
        return Precision.FACTORY.createLinearRing(Lines.geometry(line).getCoordinateSequence());
    }

    /** The smallest outer cycle around a hole. */
    private static int around(Cycle hole, List<Cycle> shells) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < shells.size() && shells.size() > 1; i++) {
            if (shells.get(i).area() < least && shells.get(i).flips(hole.ring()[0], hole.ring()[1])) {
                least = shells.get(i).area();
                best = i;
            }
        }
        return best;
    }

    private static Polygon polygon(List<int[]> loops) {
        loops.sort(Comparator.comparingInt(loop -> -Cycle.of(new int[0], loop).sign()));
        LinearRing[] rings = loops.stream()
                .map(loop ->
                        Precision.FACTORY.createLinearRing(Lines.geometry(loop).getCoordinateSequence()))
                .toArray(LinearRing[]::new);
        LinearRing[] holes = new LinearRing[rings.length - 1];
        System.arraycopy(rings, 1, holes, 0, holes.length);
        return Precision.FACTORY.createPolygon(rings[0], holes);
    }

    /** The ring cut at places it visits twice. */
    private static List<int[]> loops(int[] ring) {
        List<int[]> loops = new ArrayList<>(1);
        int[] path = new int[ring.length];
        int n = 0;
        Map<Long, Integer> visited = new HashMap<>();
        for (int i = 0; i < ring.length; i += 2) {
            Integer before = visited.get(Places.pack(ring[i], ring[i + 1]));
            if (before != null) {
                int[] loop = java.util.Arrays.copyOfRange(path, before, n + 2);
                loop[loop.length - 2] = ring[i];
                loop[loop.length - 1] = ring[i + 1];
                loops.add(loop);
                for (int k = before; k < n; k += 2) {
                    visited.remove(Places.pack(path[k], path[k + 1]));
                }
                n = before;
            }
            visited.put(Places.pack(ring[i], ring[i + 1]), n);
            path[n] = ring[i];
            path[n + 1] = ring[i + 1];
            n += 2;
        }
        return loops;
    }
}

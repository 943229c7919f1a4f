package org.onegrid.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * A connected part of a face.
 *
 * @param cycles the outer cycle, then its holes
 */
record Part(List<Cycle> cycles) {

    /** By outer cycle; a hole goes to the smallest one around it. */
    static List<Part> of(Sheet sheet, int face) {
        List<Cycle> cycles = Walk.around(sheet, face);
        List<Part> parts = new ArrayList<>();
        for (Cycle cycle : cycles) {
            if (cycle.sign() > 0) {
                parts.add(new Part(new ArrayList<>(List.of(cycle))));
            }
        }
        for (Cycle cycle : cycles) {
            if (cycle.sign() <= 0) {
                parts.stream()
                        .filter(part -> part.shell().flips(cycle.ring()[0], cycle.ring()[1]))
                        .min((a, b) ->
                                Double.compare(a.shell().area(), b.shell().area()))
                        .ifPresent(part -> part.cycles.add(cycle));
            }
        }
        return parts;
    }

    Cycle shell() {
        return cycles.get(0);
    }

    /** In square grid units. */
    double area() {
        return cycles.stream().mapToDouble(Cycle::area).sum();
    }

    /** Whether a place that is on no border lies in it. */
    boolean contains(int x, int y) {
        boolean inside = false;
        for (Cycle cycle : cycles) {
            inside ^= cycle.flips(x, y);
        }
        return inside;
    }

    /** Whether it lies beside a half-edge. */
    boolean has(int half) {
        return cycles.stream().anyMatch(cycle -> IntStream.of(cycle.halves()).anyMatch(own -> own == half));
    }

    MultiPolygon shape() {
        return Shapes.of(cycles);
    }

    /** Gives all of it to another face. */
    void giveTo(Patch patch, int face) {
        for (Cycle cycle : cycles) {
            for (int half : cycle.halves()) {
                patch.relabel(half, face);
            }
        }
    }

    /** Faces across its border. */
    TreeSet<Integer> neighbours(Sheet sheet) {
        TreeSet<Integer> neighbours = new TreeSet<>();
        for (Cycle cycle : cycles) {
            for (int half : cycle.halves()) {
                neighbours.add(sheet.left(half ^ 1));
            }
        }
        return neighbours;
    }
}

package org.onegrid.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Walks around a face: its half-edges put in order, one cycle for each connected stretch of border. Where several leave a
 * node the first one clockwise is taken, as around any face of a planar drawing. O(n) in the vertices of the face.
 */
final class Walk {

    private final Sheet sheet;
    private final Map<Long, List<Integer>> leaving = new HashMap<>();

    private Walk(Sheet sheet) {
        this.sheet = sheet;
    }

    /** Half-edges that lead nowhere are left out; there are none where the faces are drawn rightly. */
    static List<Cycle> around(Sheet sheet, int face) {
        return new Walk(sheet).cycles(sheet.face(face).halves());
    }

    private List<Cycle> cycles(int[] halves) {
        for (int half : halves) {
            leaving.computeIfAbsent(start(half), place -> new ArrayList<>(2)).add(half);
        }
        List<Cycle> cycles = new ArrayList<>(1);
        for (int half : halves) {
            if (candidates(start(half)).contains(half)) {
                int[] order = from(half);
                if (end(order[order.length - 1]) == start(half)) {
                    cycles.add(Cycle.of(order, ring(order)));
                }
            }
        }
        return cycles;
    }

    private int[] from(int first) {
        int[] order = new int[8];
        int n = 0;
        int half = first;
        while (true) {
            candidates(start(half)).remove((Integer) half);
            if (n == order.length) {
                order = Arrays.copyOf(order, n * 2);
            }
            order[n++] = half;
            int next = next(half, first);
            if (next < 0 || next == first) {
                return Arrays.copyOf(order, n);
            }
            half = next;
        }
    }

    /** The half-edge after this one, the first of the walk, or -1. */
    private int next(int half, int first) {
        List<Integer> candidates = candidates(end(half));
        boolean mayClose = end(half) == start(first);
        if (!mayClose && candidates.size() == 1) {
            return candidates.get(0);
        }
        int best = -1;
        for (int candidate : candidates) {
            if (best < 0 || Directions.isClockwiseBefore(sheet, half ^ 1, candidate, best)) {
                best = candidate;
            }
        }
        if (mayClose && (best < 0 || Directions.isClockwiseBefore(sheet, half ^ 1, first, best))) {
            return first;
        }
        return best;
    }

    private List<Integer> candidates(long place) {
        return leaving.getOrDefault(place, Collections.emptyList());
    }

    private long start(int half) {
        Arc arc = sheet.arc(half >> 1);
        int vertex = (half & 1) == 0 ? 0 : arc.size() - 1;
        return Places.pack(arc.x(vertex), arc.y(vertex));
    }

    private long end(int half) {
        return start(half ^ 1);
    }

    private int[] ring(int[] halves) {
        int vertices = 1;
        for (int half : halves) {
            vertices += sheet.arc(half >> 1).size() - 1;
        }
        int[] ring = new int[2 * vertices];
        int n = 0;
        for (int half : halves) {
            int[] line = sheet.arc(half >> 1).line();
            if ((half & 1) == 0) {
                System.arraycopy(line, 0, ring, n, line.length - 2);
                n += line.length - 2;
            } else {
                for (int i = line.length - 2; i > 0; i -= 2) {
                    ring[n++] = line[i];
                    ring[n++] = line[i + 1];
                }
            }
        }
        ring[n] = ring[0];
        ring[n + 1] = ring[1];
        return ring;
    }
}

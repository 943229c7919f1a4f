package org.onegrid.synth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Closed lines of equal value by marching squares, with the greater values to the left; for the bands of the hills. */
final class Contours {

    private Contours() {}

    /** Outer rings around where the value is positive, in a square of the given half side; values outside count as negative. */
    static List<List<Xy>> rings(ToDoubleFunction<Xy> value, double halfSideMeters, double stepMeters) {
        int n = (int) (2 * halfSideMeters / stepMeters);
        double[][] v = new double[n + 1][n + 1];
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= n; j++) {
                boolean rim = i == 0 || j == 0 || i == n || j == n;
                double at = rim ? -1 : value.applyAsDouble(knot(i, j, halfSideMeters, stepMeters));
                v[i][j] = at == 0 ? -1e-9 : at;
            }
        }
        // Each segment runs from one cell side to another; sides are numbered so that neighbours agree.
        Map<Long, Long> next = new TreeMap<>();
        Map<Long, Xy> at = new HashMap<>();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                cell(v, i, j, n, halfSideMeters, stepMeters, next, at);
            }
        }
        List<List<Xy>> rings = new ArrayList<>();
        while (!next.isEmpty()) {
            long start = next.keySet().iterator().next();
            List<Xy> ring = new ArrayList<>();
            Long side = start;
            while (side != null) {
                ring.add(at.get(side));
                side = next.remove(side);
                if (side != null && side == start) {
                    break;
                }
            }
            if (ring.size() > 6 && Curve.area(ring) > 20_000) {
                rings.add(Curve.smooth(ring, stepMeters / 2, true));
            }
        }
        return rings;
    }

    private static void cell(
            double[][] v, int i, int j, int n, double half, double step, Map<Long, Long> next, Map<Long, Xy> at) {
        int[][] corners = {{i, j}, {i + 1, j}, {i + 1, j + 1}, {i, j + 1}};
        Long enter = null;
        Long firstExit = null;
        for (int k = 0; k < 4; k++) {
            int[] a = corners[k];
            int[] b = corners[(k + 1) % 4];
            double va = v[a[0]][a[1]];
            double vb = v[b[0]][b[1]];
            if (va > 0 == vb > 0) {
                continue;
            }
            long side = side(a, b, n);
            double t = va / (va - vb);
            Xy p = knot(a[0], a[1], half, step);
            at.put(side, p.plus(knot(b[0], b[1], half, step).minus(p).times(t)));
            // Walking the cell anticlockwise: from plus to minus the line enters, from minus to plus it leaves.
            if (va > 0) {
                enter = side;
                if (firstExit != null) {
                    next.put(enter, firstExit);
                    enter = null;
                    firstExit = null;
                }
            } else if (enter != null) {
                next.put(enter, side);
                enter = null;
            } else {
                firstExit = side;
            }
        }
        if (enter != null && firstExit != null) {
            next.put(enter, firstExit);
        }
    }

    private static long side(int[] a, int[] b, int n) {
        int i = Math.min(a[0], b[0]);
        int j = Math.min(a[1], b[1]);
        return ((long) i * (n + 1) + j) * 2 + (a[0] == b[0] ? 1 : 0);
    }

    private static Xy knot(int i, int j, double half, double step) {
        return new Xy(i * step - half, j * step - half);
    }
}

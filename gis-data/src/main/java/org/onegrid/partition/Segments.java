package org.onegrid.partition;

import java.util.Arrays;
import org.locationtech.jts.geom.Geometry;

/**
 * Border segments on the precision grid, each once, with the areas whose border it is. An area that brings a segment
 * twice has it on both sides and loses it again; so crossing a segment always changes the membership of exactly its
 * owners.
 */
final class Segments {

    private static final int[] NOBODY = {};
    /** Of a segment that parts ground without being anybody's border; told by identity. */
    private static final int[] CUT = {};

    private final LongIndex points = new LongIndex();
    private final LongIndex pairs = new LongIndex();
    private int[][] owners = new int[64][];

    /** Segments so far, those without owners included. */
    int size() {
        return pairs.size();
    }

    int points() {
        return points.size();
    }

    int x(int point) {
        return (int) (points.key(point) >> 32);
    }

    int y(int point) {
        return (int) points.key(point);
    }

    /** The two ends as numbers of points; the first is the lower, or the western one on the same height. */
    int from(int segment) {
        return (int) (pairs.key(segment) >> 32);
    }

    int to(int segment) {
        return (int) pairs.key(segment);
    }

    /** Ascending. */
    int[] owners(int segment) {
        return owners[segment];
    }

    /** Whether it parts ground: a segment that all its areas have lost again does not. */
    boolean isUsed(int segment) {
        return owners[segment].length > 0 || owners[segment] == CUT;
    }

    /** The same again, to be added to. */
    Segments copy() {
        Segments copy = new Segments();
        for (int s = 0; s < size(); s++) {
            int segment = copy.number(x(from(s)), y(from(s)), x(to(s)), y(to(s)));
            copy.owners[segment] = owners[s];
        }
        return copy;
    }

    void add(int[] edges, int... by) {
        for (int i = 0; i < edges.length; i += 4) {
            add(edges[i], edges[i + 1], edges[i + 2], edges[i + 3], by);
        }
    }

    void add(int x1, int y1, int x2, int y2, int... by) {
        if (x1 != x2 || y1 != y2) {
            int segment = number(x1, y1, x2, y2);
            owners[segment] = owners[segment] == null ? by : toggle(owners[segment], by);
        }
    }

    /** Parts ground where there is no border; crossing it changes nothing. */
    void addCut(int x1, int y1, int x2, int y2) {
        int segment = number(x1, y1, x2, y2);
        if (owners[segment] == null || owners[segment].length == 0) {
            owners[segment] = CUT;
        }
    }

    private int number(int x1, int y1, int x2, int y2) {
        boolean upward = y1 < y2 || (y1 == y2 && x1 < x2);
        long low = points.number(upward ? pack(x1, y1) : pack(x2, y2));
        long high = points.number(upward ? pack(x2, y2) : pack(x1, y1));
        int segment = pairs.number(low << 32 | high);
        if (segment == owners.length) {
            owners = Arrays.copyOf(owners, segment * 2);
        }
        return segment;
    }

    static Segments of(Iterable<? extends Geometry> shapes) {
        Segments segments = new Segments();
        int owner = 0;
        for (Geometry shape : shapes) {
            segments.add(Lattice.edges(shape), owner++);
        }
        return segments;
    }

    /** The members of one of the two ascending sets but not of both. */
    static int[] toggle(int[] a, int[] b) {
        int[] out = new int[a.length + b.length];
        int n = 0;
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            if (j == b.length || (i < a.length && a[i] < b[j])) {
                out[n++] = a[i++];
            } else if (i == a.length || b[j] < a[i]) {
                out[n++] = b[j++];
            } else {
                i++;
                j++;
            }
        }
        return n == 0 ? NOBODY : Arrays.copyOf(out, n);
    }

    private static long pack(int x, int y) {
        return (long) x << 32 | y & 0xffffffffL;
    }
}

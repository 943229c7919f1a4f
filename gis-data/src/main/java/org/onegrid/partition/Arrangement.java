package org.onegrid.partition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.CoverageUnion;
import org.onegrid.geo.Precision;

/**
 * The faces that noded segments cut the plane into, each with the areas it lies in. Half-edge {@code 2s} runs along
 * segment s, {@code 2s + 1} back; the face of a half-edge is to its left. Face 0 is the unbounded one.
 *
 * <p>Faces are traced by exact angles; membership spreads from the unbounded face, which lies in no area, across
 * segments, each of which changes it by its owners. So even the thinnest face is told right and no point is looked up.
 */
final class Arrangement {

    private static final int[] NOBODY = {};

    private final Segments segments;
    private final int[] next;
    private final int[] faceOf;
    private final List<List<Integer>> boundaries = new ArrayList<>();
    private final int[][] members;

    private Arrangement(Segments segments) {
        this.segments = segments;
        this.next = link();
        this.faceOf = new int[2 * segments.size()];
        trace();
        this.members = spread();
    }

    /** @param segments meeting at common ends only */
    static Arrangement of(Segments segments) {
        return new Arrangement(segments);
    }

    int faces() {
        return boundaries.size();
    }

    int face(int halfEdge) {
        return faceOf[halfEdge];
    }

    /** Owners of the ground, ascending. */
    int[] members(int face) {
        return members[face];
    }

    Segments segments() {
        return segments;
    }

    boolean isUsed(int segment) {
        return segments.isUsed(segment);
    }

    /** The bounded face as a polygon in degrees. */
    Polygon polygon(int face) {
        return Loops.polygon(this, boundaries.get(face));
    }

    /** The ground of several bounded faces. */
    Geometry polygons(List<Integer> faces) {
        Polygon[] parts = faces.stream().map(this::polygon).toArray(Polygon[]::new);
        return parts.length == 1 ? parts[0] : CoverageUnion.union(Precision.FACTORY.createMultiPolygon(parts));
    }

    /** The half-edges around a boundary, beginning with this one. */
    int[] cycle(int start) {
        int n = 0;
        int[] out = new int[16];
        int h = start;
        do {
            if (n == out.length) {
                out = Arrays.copyOf(out, n * 2);
            }
            out[n++] = h;
            h = next[h];
        } while (h != start);
        return Arrays.copyOf(out, n);
    }

    int origin(int halfEdge) {
        return (halfEdge & 1) == 0 ? segments.from(halfEdge >> 1) : segments.to(halfEdge >> 1);
    }

    private int[] link() {
        int halves = 2 * segments.size();
        int[] starts = new int[segments.points() + 1];
        for (int h = 0; h < halves; h++) {
            if (isUsed(h >> 1)) {
                starts[origin(h) + 1]++;
            }
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] out = new int[starts[starts.length - 1]];
        int[] fill = starts.clone();
        for (int h = 0; h < halves; h++) {
            if (isUsed(h >> 1)) {
                int at = fill[origin(h)]++;
                while (at > starts[origin(h)] && before(h, out[at - 1])) {
                    out[at] = out[at - 1];
                    at--;
                }
                out[at] = h;
            }
        }
        int[] nexts = new int[halves];
        for (int p = 0; p + 1 < starts.length; p++) {
            for (int i = starts[p]; i < starts[p + 1]; i++) {
                int clockwise = i == starts[p] ? starts[p + 1] - 1 : i - 1;
                nexts[out[i] ^ 1] = out[clockwise];
            }
        }
        return nexts;
    }

    /** Whether a half-edge comes before another from the same point, counter-clockwise from east. */
    private boolean before(int a, int b) {
        long ax = deltaX(a);
        long ay = deltaY(a);
        long bx = deltaX(b);
        long by = deltaY(b);
        boolean upperA = ay > 0 || (ay == 0 && ax > 0);
        boolean upperB = by > 0 || (by == 0 && bx > 0);
        return upperA == upperB ? ax * by - ay * bx > 0 : upperA;
    }

    private long deltaX(int h) {
        return (long) segments.x(origin(h ^ 1)) - segments.x(origin(h));
    }

    private long deltaY(int h) {
        return (long) segments.y(origin(h ^ 1)) - segments.y(origin(h));
    }

    private void trace() {
        boundaries.add(new ArrayList<>());
        Arrays.fill(faceOf, -1);
        List<Integer> outer = new ArrayList<>();
        for (int h = 0; h < faceOf.length; h++) {
            if (faceOf[h] < 0 && isUsed(h >> 1)) {
                boolean bounded = turnsLeft(h);
                int face = bounded ? boundaries.size() : 0;
                if (bounded) {
                    boundaries.add(new ArrayList<>(List.of(h)));
                } else {
                    outer.add(h);
                }
                paint(h, face);
            }
        }
        nest(outer);
    }

    private void paint(int start, int face) {
        int h = start;
        do {
            faceOf[h] = face;
            h = next[h];
        } while (h != start);
    }

    /** Whether the boundary encloses its left side: its signed area is positive. */
    private boolean turnsLeft(int start) {
        long x0 = segments.x(origin(start));
        long y0 = segments.y(origin(start));
        long high = 0;
        long low = 0;
        int h = start;
        do {
            long x1 = segments.x(origin(h)) - x0;
            long y1 = segments.y(origin(h)) - y0;
            long x2 = segments.x(origin(h ^ 1)) - x0;
            long y2 = segments.y(origin(h ^ 1)) - y0;
            long cross = x1 * y2 - x2 * y1;
            high += cross >> 32;
            low += cross & 0xffffffffL;
            h = next[h];
        } while (h != start);
        high += low >> 32;
        return high > 0 || (high == 0 && (low & 0xffffffffL) > 0);
    }

    /** Gives the outer boundary of every island to the smallest face around it. */
    private void nest(List<Integer> outer) {
        if (outer.size() == 1) {
            boundaries.get(0).add(outer.get(0));
            return;
        }
        STRtree tree = new STRtree();
        for (int face = 1; face < boundaries.size(); face++) {
            tree.insert(box(boundaries.get(face).get(0)), face);
        }
        tree.build();
        for (int start : outer) {
            Envelope own = box(start);
            int around = 0;
            double least = Double.POSITIVE_INFINITY;
            for (Object item : tree.query(own)) {
                int boundary = boundaries.get((Integer) item).get(0);
                Envelope box = box(boundary);
                if (box.contains(own) && box.getArea() < least && Loops.encloses(this, boundary, origin(start))) {
                    least = box.getArea();
                    around = (Integer) item;
                }
            }
            boundaries.get(around).add(start);
            paint(start, around);
        }
    }

    private Envelope box(int start) {
        Envelope box = new Envelope();
        for (int h : cycle(start)) {
            box.expandToInclude(segments.x(origin(h)), segments.y(origin(h)));
        }
        return box;
    }

    private int[][] spread() {
        int[][] out = new int[boundaries.size()][];
        out[0] = NOBODY;
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            int face = open.remove();
            for (int start : boundaries.get(face)) {
                for (int h : cycle(start)) {
                    int other = faceOf[h ^ 1];
                    if (out[other] == null) {
                        out[other] = Segments.toggle(out[face], segments.owners(h >> 1));
                        open.add(other);
                    }
                }
            }
        }
        return out;
    }

    /** The half-edges whose left is this face. */
    int[] halfEdges(int face) {
        return cycles(face).stream().flatMapToInt(Arrays::stream).toArray();
    }

    /** The same by boundary, the outer one first. */
    List<int[]> cycles(int face) {
        return boundaries.get(face).stream().map(this::cycle).toList();
    }
}

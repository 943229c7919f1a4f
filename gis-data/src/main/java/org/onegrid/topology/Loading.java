package org.onegrid.topology;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.partition.LongIndex;

/**
 * Makes arcs of polygons: every segment once with the face on either side, then the longest chains between nodes. O(n) in
 * the vertices of all polygons.
 */
final class Loading {

    private final LongIndex points = new LongIndex();
    private final LongIndex segments = new LongIndex();

    /** By segment, seen from its lower point number to the higher. */
    private int[] left = new int[128];

    private int[] right = new int[128];

    /** Segments by point: those of point p stand from starts[p] to starts[p + 1]. */
    private int[] starts = {};

    private int[] around = {};
    private boolean overlapping;

    /** Null when two polygons lie on the same side of a segment. */
    static @Nullable Sheet sheet(List<Piece> pieces) {
        return new Loading().load(pieces);
    }

    private @Nullable Sheet load(List<Piece> pieces) {
        Envelope bounds = new Envelope();
        for (int i = 0; i < pieces.size(); i++) {
            Geometry shape = pieces.get(i).shape();
            bounds.expandToInclude(shape.getEnvelopeInternal());
            for (int part = 0; part < shape.getNumGeometries(); part++) {
                if (shape.getGeometryN(part) instanceof Polygon polygon && !polygon.isEmpty()) {
                    add(polygon.getExteriorRing(), i + 1, true);
                    for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                        add(polygon.getInteriorRingN(hole), i + 1, false);
                    }
                }
            }
        }
        return overlapping ? null : chained(pieces, bounds);
    }

    private void add(LinearRing ring, int face, boolean shell) {
        Coordinate[] at = ring.getCoordinates();
        boolean faceIsLeft = Orientation.isCCW(at) == shell;
        int before = -1;
        for (Coordinate place : at) {
            int point = points.number(Places.pack(Lines.units(place.x), Lines.units(place.y)));
            if (before >= 0 && before != point) {
                add(before, point, face, faceIsLeft);
            }
            before = point;
        }
    }

    private void add(int from, int to, int face, boolean faceIsLeft) {
        int segment = segments.number((long) Math.min(from, to) << 32 | Math.max(from, to));
        if (segment == left.length) {
            left = Arrays.copyOf(left, segment * 2);
            right = Arrays.copyOf(right, segment * 2);
        }
        int[] sides = faceIsLeft == from < to ? left : right;
        overlapping |= sides[segment] != Face.OUTSIDE;
        sides[segment] = face;
    }

    private Sheet chained(List<Piece> pieces, Envelope bounds) {
        gather();
        Sheet sheet = new Sheet(new ArcIndex(
                Lines.units(bounds.getMinX()),
                Lines.units(bounds.getMinY()),
                Lines.units(bounds.getMaxX()),
                Lines.units(bounds.getMaxY()),
                expectedArcs(pieces.size())));
        Halves halves = new Halves(pieces.size() + 1);
        BitSet used = new BitSet(segments.size());
        for (int point = 0; point < points.size(); point++) {
            if (degree(point) != 2) {
                chains(point, used, sheet, halves);
            }
        }
        for (int point = 0; point < points.size(); point++) {
            chains(point, used, sheet, halves);
        }
        sheet.setFace(Face.OUTSIDE, new Face("", null, false, true, 0, halves.of(Face.OUTSIDE)));
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            sheet.setFace(
                    i + 1,
                    new Face(
                            piece.code(),
                            piece.parent(),
                            piece.editable(),
                            piece.enclave(),
                            Math.max(1, piece.shape().getNumGeometries()),
                            halves.of(i + 1)));
        }
        return sheet;
    }

    /** Half as many arcs as there are arc ends, roughly. */
    private int expectedArcs(int areas) {
        int ends = areas;
        for (int point = 0; point < points.size(); point++) {
            ends += degree(point) == 2 ? 0 : degree(point);
        }
        return ends / 2;
    }

    private void chains(int point, BitSet used, Sheet sheet, Halves halves) {
        for (int i = starts[point]; i < starts[point + 1]; i++) {
            if (!used.get(around[i])) {
                Arc arc = chain(point, around[i], used);
                int number = sheet.freeArc();
                sheet.setArc(number, arc);
                halves.add(arc.left(), 2 * number);
                halves.add(arc.right(), 2 * number + 1);
            }
        }
    }

    /** From a point along a segment to the next node, or round. */
    private Arc chain(int first, int along, BitSet used) {
        int[] line = new int[16];
        int n = append(line, 0, first);
        int point = first;
        int segment = along;
        boolean forward = isForward(segment, point);
        int faceLeft = forward ? left[segment] : right[segment];
        int faceRight = forward ? right[segment] : left[segment];
        while (true) {
            used.set(segment);
            point = other(segment, point);
            if (n == line.length) {
                line = Arrays.copyOf(line, n * 2);
            }
            n = append(line, n, point);
            if (point == first || degree(point) != 2) {
                return new Arc(Arrays.copyOf(line, n), faceLeft, faceRight);
            }
            int at = starts[point];
            segment = around[at] == segment ? around[at + 1] : around[at];
        }
    }

    private int append(int[] line, int n, int point) {
        line[n] = Places.x(points.key(point));
        line[n + 1] = Places.y(points.key(point));
        return n + 2;
    }

    private boolean isForward(int segment, int from) {
        return Places.x(segments.key(segment)) == from;
    }

    private int other(int segment, int point) {
        long key = segments.key(segment);
        return Places.x(key) == point ? Places.y(key) : Places.x(key);
    }

    private int degree(int point) {
        return starts[point + 1] - starts[point];
    }

    /** Segments with the same face on both sides (a polygon that touches itself) stay and are found out later. */
    private void gather() {
        starts = new int[points.size() + 1];
        for (int s = 0; s < segments.size(); s++) {
            starts[Places.x(segments.key(s)) + 1]++;
            starts[Places.y(segments.key(s)) + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        around = new int[starts[starts.length - 1]];
        int[] next = starts.clone();
        for (int s = 0; s < segments.size(); s++) {
            around[next[Places.x(segments.key(s))]++] = s;
            around[next[Places.y(segments.key(s))]++] = s;
        }
    }

    /** Half-edges by face; arcs come in ascending order, so that they are sorted. */
    private static final class Halves {

        private final int[][] lists;
        private final int[] sizes;

        Halves(int faces) {
            lists = new int[faces][4];
            sizes = new int[faces];
        }

        void add(int face, int half) {
            if (sizes[face] == lists[face].length) {
                lists[face] = Arrays.copyOf(lists[face], sizes[face] * 2);
            }
            lists[face][sizes[face]++] = half;
        }

        int[] of(int face) {
            return Arrays.copyOf(lists[face], sizes[face]);
        }
    }
}

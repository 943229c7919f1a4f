package org.onegrid.synth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.snapround.SnapRoundingNoder;

/**
 * The plane divided into faces, as half-edges on the lattice: every face keeps every vertex of its neighbours on its ring,
 * so unions of faces share their borders vertex by vertex. Lines are noded once (snap rounding); later cuts only join two
 * vertices of one ring, which cannot make a gap or an overlap.
 */
final class Mesh {

    /** A corner of the mesh. */
    static final class Vertex {
        final int cellX;
        final int cellY;
        final Xy at;

        /** A half-edge that leaves it. */
        HalfEdge out;

        Vertex(int cellX, int cellY, Frame frame) {
            this.cellX = cellX;
            this.cellY = cellY;
            this.at = frame.ofCell(cellX, cellY);
        }

        boolean sameCell(Vertex o) {
            return cellX == o.cellX && cellY == o.cellY;
        }

        /** The half-edges that leave it, clockwise. */
        List<HalfEdge> star() {
            List<HalfEdge> star = new ArrayList<>();
            HalfEdge h = out;
            do {
                star.add(h);
                h = h.twin.next;
            } while (h != out);
            return star;
        }

        int degree() {
            int degree = 0;
            HalfEdge h = out;
            do {
                degree++;
                h = h.twin.next;
            } while (h != out);
            return degree;
        }

        boolean onRoad() {
            return star().stream().anyMatch(h -> h.course.road());
        }
    }

    /** One side of an edge; its face lies to its left. */
    static final class HalfEdge {
        final Vertex origin;
        Course course;
        HalfEdge twin = this;
        HalfEdge next = this;
        HalfEdge previous = this;

        @Nullable
        Face face;

        HalfEdge(Vertex origin, Course course) {
            this.origin = origin;
            this.course = course;
        }

        Vertex target() {
            return twin.origin;
        }

        double length() {
            return origin.at.distance(target().at);
        }
    }

    /** A bounded face; the unbounded one is null. */
    static final class Face {
        final int id;

        /** The face of the skeleton it was cut from. */
        final int ward;

        HalfEdge first;

        Face(int id, int ward, HalfEdge first) {
            this.id = id;
            this.ward = ward;
            this.first = first;
        }

        List<HalfEdge> ring() {
            List<HalfEdge> ring = new ArrayList<>();
            HalfEdge h = first;
            do {
                ring.add(h);
                h = h.next;
            } while (h != first);
            return ring;
        }

        List<Xy> outline() {
            return ring().stream().map(h -> h.origin.at).toList();
        }

        boolean touches(Course.Kind kind) {
            return ring().stream().anyMatch(h -> h.course.kind == kind);
        }
    }

    private final Frame frame;
    private final List<Face> faces = new ArrayList<>();

    private Mesh(Frame frame) {
        this.frame = frame;
    }

    List<Face> faces() {
        return faces;
    }

    Frame frame() {
        return frame;
    }

    /** Nodes the lines, drops dead ends, isthmuses and what hangs on them, and finds the faces. */
    static Mesh of(List<PlanLine> lines, Frame frame) {
        Map<Long, Map<Long, Course>> links = node(lines, frame);
        while (true) {
            links = connected(withoutDeadEnds(links), lines.get(0), frame);
            Mesh mesh = of(links, frame);
            List<HalfEdge> isthmuses = mesh.isthmuses();
            if (isthmuses.isEmpty()) {
                return mesh;
            }
            for (HalfEdge h : isthmuses) {
                links.get(key(h.origin)).remove(key(h.target()));
                links.get(key(h.target())).remove(key(h.origin));
            }
        }
    }

    /**
     * Edges with the same face on both sides, which lead to an island in that face, and the first edge of each loop that
     * hangs on a single vertex.
     */
    private List<HalfEdge> isthmuses() {
        List<HalfEdge> isthmuses = new ArrayList<>();
        for (Face face : faces) {
            List<HalfEdge> ring = face.ring();
            Map<Vertex, Integer> visits = new HashMap<>();
            for (int i = 0; i < ring.size(); i++) {
                HalfEdge h = ring.get(i);
                Integer before = visits.put(h.origin, i);
                if (h.twin.face == face) {
                    isthmuses.add(h);
                } else if (before != null) {
                    isthmuses.add(ring.get(i - before <= ring.size() / 2 ? before : i));
                }
            }
        }
        return isthmuses;
    }

    private static Mesh of(Map<Long, Map<Long, Course>> links, Frame frame) {
        Mesh mesh = new Mesh(frame);
        Map<Long, Vertex> vertices = new TreeMap<>();
        links.keySet().forEach(key -> vertices.put(key, new Vertex(keyX(key), keyY(key), frame)));
        List<HalfEdge> all = new ArrayList<>();
        Map<Vertex, List<HalfEdge>> stars = new HashMap<>();
        links.forEach((from, targets) -> targets.forEach((to, course) -> {
            if (from < to) {
                HalfEdge h = new HalfEdge(vertices.get(from), course);
                HalfEdge t = new HalfEdge(vertices.get(to), course);
                h.twin = t;
                t.twin = h;
                all.add(h);
                all.add(t);
                stars.computeIfAbsent(h.origin, v -> new ArrayList<>()).add(h);
                stars.computeIfAbsent(t.origin, v -> new ArrayList<>()).add(t);
            }
        }));
        for (Vertex v : vertices.values()) {
            List<HalfEdge> star = stars.get(v);
            star.sort(ANTICLOCKWISE);
            for (int i = 0; i < star.size(); i++) {
                HalfEdge next = star.get((i + star.size() - 1) % star.size());
                star.get(i).twin.next = next;
                next.previous = star.get(i).twin;
            }
            v.out = star.get(0);
        }
        for (HalfEdge h : all) {
            if (h.face == null) {
                Face face = new Face(mesh.faces.size(), mesh.faces.size(), h);
                if (Curve.area(face.outline()) > 0) {
                    face.ring().forEach(e -> e.face = face);
                    mesh.faces.add(face);
                }
            }
        }
        return mesh;
    }

    /** Puts a vertex onto an edge, for both sides of it, and returns it; an end of the edge where that is the same cell. */
    Vertex divide(HalfEdge h, Xy at) {
        Vertex v = new Vertex(frame.cellX(at.x()), frame.cellY(at.y()), frame);
        if (v.sameCell(h.origin)) {
            return h.origin;
        }
        if (v.sameCell(h.target())) {
            return h.target();
        }
        HalfEdge t = h.twin;
        HalfEdge second = new HalfEdge(v, h.course);
        HalfEdge back = new HalfEdge(v, t.course);
        second.face = h.face;
        back.face = t.face;
        second.twin = t;
        t.twin = second;
        h.twin = back;
        back.twin = h;
        link(second, h.next);
        link(h, second);
        link(back, t.next);
        link(t, back);
        v.out = second;
        return v;
    }

    /**
     * Cuts a face from one vertex of its ring to another along a path, and returns the new face, to the left of the path.
     *
     * @param from   half-edge of the face that leaves the first vertex
     * @param to     half-edge of the face that leaves the last vertex
     * @param path   inner vertices in metres, may be empty
     */
    Face cut(HalfEdge from, HalfEdge to, List<Xy> path, Course course) {
        Face old = from.face;
        if (old == null || to.face != old || from == to) {
            throw new IllegalArgumentException("a cut joins two different vertices of one face");
        }
        HalfEdge beforeFrom = from.previous;
        HalfEdge beforeTo = to.previous;
        Vertex last = from.origin;
        List<HalfEdge> forward = new ArrayList<>();
        for (Xy p : path) {
            Vertex v = new Vertex(frame.cellX(p.x()), frame.cellY(p.y()), frame);
            if (v.sameCell(last) || v.sameCell(to.origin)) {
                continue;
            }
            forward.add(edge(last, v, course));
            last = v;
        }
        forward.add(edge(last, to.origin, course));
        for (int i = 1; i < forward.size(); i++) {
            link(forward.get(i - 1), forward.get(i));
            link(forward.get(i).twin, forward.get(i - 1).twin);
            forward.get(i).origin.out = forward.get(i);
        }
        HalfEdge head = forward.get(0);
        HalfEdge tail = forward.get(forward.size() - 1);
        link(beforeFrom, head);
        link(tail, to);
        link(beforeTo, tail.twin);
        link(head.twin, from);
        Face left = new Face(faces.size(), old.ward, head);
        left.ring().forEach(h -> h.face = left);
        old.first = head.twin;
        old.ring().forEach(h -> h.face = old);
        faces.add(left);
        return left;
    }

    private static HalfEdge edge(Vertex a, Vertex b, Course course) {
        HalfEdge h = new HalfEdge(a, course);
        h.twin = new HalfEdge(b, course);
        h.twin.twin = h;
        return h;
    }

    private static void link(HalfEdge a, HalfEdge b) {
        a.next = b;
        b.previous = a;
    }

    /** Anticlockwise from east, in exact integers. */
    private static final Comparator<HalfEdge> ANTICLOCKWISE = (a, b) -> {
        long ax = a.target().cellX - a.origin.cellX;
        long ay = a.target().cellY - a.origin.cellY;
        long bx = b.target().cellX - b.origin.cellX;
        long by = b.target().cellY - b.origin.cellY;
        boolean aLow = ay < 0 || (ay == 0 && ax < 0);
        boolean bLow = by < 0 || (by == 0 && bx < 0);
        return aLow != bLow ? (aLow ? 1 : -1) : Long.signum(bx * ay - by * ax);
    };

    private static Map<Long, Map<Long, Course>> node(List<PlanLine> lines, Frame frame) {
        List<NodedSegmentString> strings = new ArrayList<>();
        for (PlanLine line : lines) {
            Coordinate[] coordinates = line.points().stream()
                    .map(p -> new Coordinate(frame.cellX(p.x()), frame.cellY(p.y())))
                    .toArray(Coordinate[]::new);
            strings.add(new NodedSegmentString(withoutRepeats(coordinates), line.course()));
        }
        SnapRoundingNoder noder = new SnapRoundingNoder(new PrecisionModel(1));
        noder.computeNodes(strings);
        Map<Long, Map<Long, Course>> links = new TreeMap<>();
        for (Object noded : (Collection<?>) noder.getNodedSubstrings()) {
            SegmentString string = (SegmentString) noded;
            Course course = (Course) string.getData();
            for (int i = 1; i < string.size(); i++) {
                long a = key(string.getCoordinate(i - 1));
                long b = key(string.getCoordinate(i));
                if (a != b) {
                    put(links, a, b, course);
                    put(links, b, a, course);
                }
            }
        }
        return links;
    }

    private static void put(Map<Long, Map<Long, Course>> links, long a, long b, Course course) {
        links.computeIfAbsent(a, k -> new TreeMap<>())
                .merge(b, course, (x, y) -> x.kind.ordinal() <= y.kind.ordinal() ? x : y);
    }

    private static Map<Long, Map<Long, Course>> withoutDeadEnds(Map<Long, Map<Long, Course>> links) {
        List<Long> ends = new ArrayList<>(links.keySet());
        while (!ends.isEmpty()) {
            long end = ends.remove(ends.size() - 1);
            Map<Long, Course> targets = links.get(end);
            if (targets != null && targets.size() < 2) {
                links.remove(end);
                targets.keySet().forEach(other -> {
                    links.get(other).remove(end);
                    ends.add(other);
                });
            }
        }
        return links;
    }

    private static Map<Long, Map<Long, Course>> connected(
            Map<Long, Map<Long, Course>> links, PlanLine root, Frame frame) {
        Xy p = root.points().get(0);
        List<Long> open = new ArrayList<>(List.of(key(new Coordinate(frame.cellX(p.x()), frame.cellY(p.y())))));
        Map<Long, Map<Long, Course>> reached = new TreeMap<>();
        while (!open.isEmpty()) {
            long key = open.remove(open.size() - 1);
            Map<Long, Course> targets = links.get(key);
            if (targets != null && reached.put(key, targets) == null) {
                open.addAll(targets.keySet());
            }
        }
        return reached;
    }

    private static Coordinate[] withoutRepeats(Coordinate[] coordinates) {
        return new CoordinateList(coordinates, false).toCoordinateArray();
    }

    private static final long HALF = 1L << 31;

    private static long key(Coordinate c) {
        return (((long) c.x + HALF) << 32) | ((long) c.y + HALF);
    }

    private static long key(Vertex v) {
        return ((v.cellX + HALF) << 32) | (v.cellY + HALF);
    }

    private static int keyX(long key) {
        return (int) ((key >>> 32) - HALF);
    }

    private static int keyY(long key) {
        return (int) ((key & 0xffffffffL) - HALF);
    }
}

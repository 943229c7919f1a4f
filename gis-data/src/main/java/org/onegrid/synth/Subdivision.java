package org.onegrid.synth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.onegrid.synth.Course.Kind;
import org.onegrid.synth.Mesh.Face;
import org.onegrid.synth.Mesh.HalfEdge;
import org.onegrid.synth.Mesh.Vertex;

/**
 * Cuts the faces of the skeleton into blocks, the largest first, by streets that follow the {@link Field} and go on across
 * a junction where they can. A face is cut until it is as small as its quarter wants. Since a street always runs from one
 * side of a face to another, the road graph stays connected and every face stays whole.
 */
final class Subdivision {

    /** How a quarter is cut. Areas in square metres, gap: least distance between junctions in metres. */
    private record Manner(double stop, double local, double collector, double gap, double patience) {}

    private record Job(Face face, double area) {}

    private final Mesh mesh;
    private final Land land;
    private final Field field;
    private final Stream random;
    private final PriorityQueue<Job> jobs = new PriorityQueue<>(
            Comparator.comparingDouble((Job job) -> -job.area()).thenComparingInt(job -> job.face().id));

    private Subdivision(Mesh mesh, Land land, long seed) {
        this.mesh = mesh;
        this.land = land;
        this.field = new Field(seed, land);
        this.random = Stream.of(seed, "subdivision");
    }

    static void run(Mesh mesh, Land land, long seed) {
        Subdivision subdivision = new Subdivision(mesh, land, seed);
        mesh.faces().forEach(subdivision::submit);
        while (!subdivision.jobs.isEmpty()) {
            subdivision.divide(subdivision.jobs.remove().face());
        }
    }

    private static Manner manner(Zone zone) {
        return switch (zone) {
            case OLD_TOWN -> new Manner(7_500, 90_000, 900_000, 22, 0.30);
            case VILLAGE -> new Manner(5_000, 120_000, 9e9, 16, 0.35);
            case COVE -> new Manner(14_000, 60_000, 9e9, 22, 0.3);
            case NEW_TOWN -> new Manner(25_000, 70_000, 420_000, 60, 0.22);
            case CENTRE -> new Manner(21_000, 55_000, 380_000, 50, 0.2);
            case HARBOUR -> new Manner(80_000, 60_000, 800_000, 80, 0.2);
            case UNIVERSITY -> new Manner(50_000, 80_000, 700_000, 60, 0.2);
            case SUBURB -> new Manner(110_000, 260_000, 1_500_000, 90, 0.3);
            case PARK -> new Manner(160_000, 60_000, 700_000, 90, 0);
            case HILL -> new Manner(2_600_000, 9e9, 9e9, 250, 0.2);
            case CITY -> new Manner(20_000, 62_000, 480_000, 42, 0.25);
        };
    }

    private void submit(Face face) {
        jobs.add(new Job(face, Curve.area(face.outline())));
    }

    private void divide(Face face) {
        List<HalfEdge> ring = face.ring();
        List<Xy> outline = face.outline();
        double area = Curve.area(outline);
        boolean river = face.touches(Kind.RIVER);
        boolean strip = river || face.touches(Kind.COAST);
        Xy middle = Lot.inner(outline);
        Zone zone = land.zone(middle);
        Manner manner = manner(zone);
        double stop = manner.stop();
        if (strip) {
            stop = zone == Zone.COVE && !river
                    ? 30_000
                    : zone == Zone.HARBOUR ? 260_000 : zone == Zone.HILL ? 900_000 : 130_000;
        }
        if (area < stop || (area < 1.9 * stop && random.chance(manner.patience()))) {
            return;
        }
        boolean wet = zone == Zone.PARK && land.rivers.wet(middle);
        Kind kind = strip && zone != Zone.COVE || zone == Zone.HILL || wet
                ? Kind.RIDGE
                : area > manner.collector() ? Kind.COLLECTOR : area > manner.local() ? Kind.LOCAL : Kind.LANE;
        Chord best = null;
        for (Chord chord : candidates(ring, outline, area, manner, kind, strip)) {
            if (best == null || chord.cost < best.cost) {
                best = chord;
            }
        }
        if (best == null && !strip && zone != Zone.HILL) {
            // A crooked face: look at more places, closer to the corners.
            Manner finer = new Manner(stop, manner.local(), manner.collector(), manner.gap() * 0.4, 0);
            for (int k = 0; k < 4 && best == null; k++) {
                best = candidates(ring, outline, area, finer, kind, false).stream()
                        .min(Comparator.comparingDouble(Chord::cost))
                        .orElse(null);
            }
        }
        if (best != null) {
            cut(best, kind);
        }
    }

    /** A way to cut a face: from a place on its ring along a path to another place on it. */
    private record Chord(HalfEdge start, double startAt, HalfEdge end, double endAt, List<Xy> path, double cost) {}

    private void cut(Chord chord, Kind kind) {
        Course course = new Course(kind, null);
        Vertex a = vertex(chord.start, chord.startAt);
        boolean same = chord.start == chord.end && chord.endAt > 0;
        Vertex b = same ? null : vertex(chord.end, chord.endAt);
        if (b == null || a == b) {
            return;
        }
        Face face = Objects.requireNonNull(chord.start.face);
        HalfEdge from = leaving(a, face);
        HalfEdge to = leaving(b, face);
        joinAhead(course, a, chord.path.get(1));
        joinAhead(course, b, chord.path.get(chord.path.size() - 2));
        Face left = mesh.cut(from, to, chord.path.subList(1, chord.path.size() - 1), course);
        submit(left);
        submit(face);
    }

    /** Where a street of the same class ends at the vertex from the other side and straight on, it is the same street. */
    private static void joinAhead(Course course, Vertex v, Xy inside) {
        Xy heading = v.at.minus(inside).direction();
        for (HalfEdge h : v.star()) {
            if (h.course.kind == course.kind
                    && h.target().at.minus(v.at).direction().dot(heading) > 0.9) {
                course.join(h.course);
            }
        }
    }

    private Vertex vertex(HalfEdge h, double at) {
        if (at <= 0) {
            return h.origin;
        }
        Xy a = h.origin.at;
        Xy b = h.target().at;
        return mesh.divide(h, a.plus(b.minus(a).direction().times(at)));
    }

    private static HalfEdge leaving(Vertex v, Face face) {
        for (HalfEdge h : v.star()) {
            if (h.face == face) {
                return h;
            }
        }
        throw new IllegalStateException("vertex is not on the face");
    }

    private List<Chord> candidates(
            List<HalfEdge> ring, List<Xy> outline, double area, Manner manner, Kind kind, boolean strip) {
        List<Chord> chords = new ArrayList<>();
        double perimeter = 0;
        for (HalfEdge h : ring) {
            perimeter += h.length();
        }
        double spacing = Math.max(perimeter / 26, 6);
        double walked = spacing * random.unit();
        for (int i = 0; i < ring.size(); i++) {
            HalfEdge h = ring.get(i);
            double length = h.length();
            if (h.origin.degree() > 2) {
                tryChord(chords, ring, outline, area, i, 0, manner, kind, strip);
            }
            while (walked < length) {
                if (walked > manner.gap() && walked < length - manner.gap() || clear(ring, i, walked, manner.gap())) {
                    tryChord(chords, ring, outline, area, i, Math.max(0.5, walked), manner, kind, strip);
                }
                walked += spacing;
            }
            walked -= length;
        }
        return chords;
    }

    /** Whether no junction is nearer along the ring than the gap. */
    private static boolean clear(List<HalfEdge> ring, int i, double at, double gap) {
        int n = ring.size();
        double back = at;
        for (int k = i; back < gap; k = (k + n - 1) % n) {
            if (ring.get(k).origin.degree() > 2) {
                return false;
            }
            back += ring.get((k + n - 1) % n).length();
        }
        double ahead = ring.get(i).length() - at;
        for (int k = (i + 1) % n; ahead < gap; k = (k + 1) % n) {
            if (ring.get(k).origin.degree() > 2) {
                return false;
            }
            ahead += ring.get(k).length();
        }
        return true;
    }

    private void tryChord(
            List<Chord> chords,
            List<HalfEdge> ring,
            List<Xy> outline,
            double area,
            int i,
            double at,
            Manner manner,
            Kind kind,
            boolean strip) {
        HalfEdge h = ring.get(i);
        Xy a = h.origin.at;
        Xy along = h.target().at.minus(a).direction();
        Xy start = at <= 0 ? a : a.plus(along.times(at));
        Xy inward = along.left();
        if (at <= 0) {
            HalfEdge before = h.previous;
            Xy back = before.origin.at.minus(a).direction();
            if (back.dot(along) > -0.82) {
                return; // a corner, not a straight side with a street from the other side
            }
            inward = along.minus(back).direction().left();
        }
        boolean free = strip || kind == Kind.RIDGE;
        Xy heading = free ? inward : field.axis(start, inward);
        if (heading.dot(inward) < 0.8) {
            return;
        }
        Trace trace = Trace.follow(field, ring, outline, i, start, heading, free, manner.gap());
        if (trace == null) {
            return;
        }
        boolean exitRoad = roadAt(ring.get(trace.exit()), trace.exitAt());
        boolean startRoad = roadAt(h, at);
        if (kind != Kind.RIDGE && !exitRoad && !startRoad) {
            return;
        }
        double left = trace.leftArea(outline, i);
        double share = Math.min(left, area - left) / area;
        if (share < 0.2) {
            return;
        }
        double length = Curve.length(trace.path());
        double cost = 2.2 * (0.5 - share) + 0.9 * length / StrictMath.sqrt(area) + 0.12 * random.unit();
        if (at <= 0) {
            cost -= straightOn(h.origin, heading) ? 0.55 : 0.1;
        }
        if (trace.exitAt() <= 0) {
            cost -= 0.4;
        }
        if (kind != Kind.RIDGE && !(exitRoad && startRoad)) {
            cost += 0.6;
        }
        cost += 1.5 * (1 - trace.square());
        chords.add(new Chord(h, at, ring.get(trace.exit()), trace.exitAt(), trace.path(), cost));
    }

    private static boolean straightOn(Vertex v, Xy heading) {
        return v.star().stream()
                .anyMatch(h ->
                        h.course.road() && v.at.minus(h.target().at).direction().dot(heading) > 0.92);
    }

    private static boolean roadAt(HalfEdge h, double at) {
        return h.course.road() || at <= 0 && h.origin.onRoad();
    }
}

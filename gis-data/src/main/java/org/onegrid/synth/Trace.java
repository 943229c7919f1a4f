package org.onegrid.synth;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.synth.Mesh.HalfEdge;

/**
 * A street through a face, before it is cut.
 *
 * @param path   from the place on the ring where it begins to the place where it meets the ring again
 * @param exit   the side of the ring that it meets
 * @param exitAt metres along that side, 0 at its first vertex
 * @param square how near the exit is to a right angle, 1 at best
 */
record Trace(List<Xy> path, int exit, double exitAt, double square) {

    private static final double STEP_METERS = 28;

    /** Follows the field from a place on the ring until the ring is met again; null when it runs too close along it. */
    static @Nullable Trace follow(
            Field field,
            List<HalfEdge> sides,
            List<Xy> ring,
            int edge,
            Xy start,
            Xy heading,
            boolean free,
            double gap) {
        List<Xy> path = new ArrayList<>(List.of(start));
        Xy at = start;
        Xy way = heading;
        int n = ring.size();
        for (int step = 0; step < 400; step++) {
            double stride = free ? 20_000 : STEP_METERS;
            if (!free && step > 0) {
                way = field.axis(at, way);
            }
            Xy to = at.plus(way.times(stride));
            double nearest = 2;
            int exit = -1;
            for (int k = 0; k < n; k++) {
                Xy c = ring.get(k);
                Xy d = ring.get(k + 1 == n ? 0 : k + 1);
                double t = crossing(at, to, c, d);
                if (t >= 0 && t < nearest && (step > 0 || t * stride > 1.0)) {
                    nearest = t;
                    exit = k;
                }
            }
            if (exit >= 0) {
                Xy hit = at.plus(to.minus(at).times(nearest));
                return finish(sides, ring, path, hit, exit, way, gap);
            }
            at = to;
            path.add(at);
            if (step > 0 && tooClose(ring, edge, at)) {
                return null;
            }
        }
        return null;
    }

    private static boolean tooClose(List<Xy> ring, int startEdge, Xy at) {
        for (int k = 0, n = ring.size(); k < n; k++) {
            Xy c = ring.get(k);
            Xy d = ring.get(k + 1 == n ? 0 : k + 1);
            boolean far = Math.min(c.x(), d.x()) > at.x() + 5
                    || Math.max(c.x(), d.x()) < at.x() - 5
                    || Math.min(c.y(), d.y()) > at.y() + 5
                    || Math.max(c.y(), d.y()) < at.y() - 5;
            if (!far && k != startEdge && at.toSegment(c, d) < 5) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Trace finish(
            List<HalfEdge> sides, List<Xy> ring, List<Xy> path, Xy hit, int exit, Xy way, double gap) {
        int n = ring.size();
        Xy c = ring.get(exit);
        Xy d = ring.get((exit + 1) % n);
        Xy along = d.minus(c).direction();
        double square = Math.abs(along.cross(way));
        if (square < 0.72) {
            return null;
        }
        double at = hit.distance(c);
        Xy end = hit;
        int edge = exit;
        double best = gap;
        // A corner or junction near by takes the street, so that no short jogs remain.
        for (int k = exit - 3; k <= exit + 4; k++) {
            int v = (k + n) % n;
            Xy corner = ring.get(v);
            double distance = corner.distance(hit);
            boolean junction = sides.get(v).origin.degree() > 2;
            if (junction && distance < gap && !straight(ring, v)) {
                return null; // too near to a corner
            }
            if (distance < best && (distance < 4 || junction)) {
                best = distance;
                end = corner;
                edge = v;
                at = 0;
            }
        }
        if (at > 0 && (at < 1 || at > c.distance(d) - 1)) {
            at = 0;
            edge = hit.distance(c) < hit.distance(d) ? exit : (exit + 1) % n;
            end = ring.get(edge);
        }
        List<Xy> whole = new ArrayList<>(path);
        while (whole.size() > 1
                && whole.get(whole.size() - 1).distance(end) < Math.max(10, best < gap ? gap * 0.8 : 0)) {
            whole.remove(whole.size() - 1);
        }
        if (end.distance(whole.get(0)) < 12) {
            return null;
        }
        whole.add(end);
        return new Trace(whole, edge, at, square);
    }

    private static boolean straight(List<Xy> ring, int v) {
        int n = ring.size();
        Xy before = ring.get(v).minus(ring.get((v + n - 1) % n)).direction();
        Xy after = ring.get((v + 1) % n).minus(ring.get(v)).direction();
        return before.dot(after) > 0.9;
    }

    /** Area of the part of the face to the left of the path, which began on the given side of the ring. */
    double leftArea(List<Xy> ring, int startEdge) {
        List<Xy> part = new ArrayList<>(path);
        int n = ring.size();
        int k = (exit + 1) % n;
        part.add(ring.get(k));
        while (k != startEdge) {
            k = (k + 1) % n;
            part.add(ring.get(k));
        }
        return Curve.area(part);
    }

    /** Where along p-q it meets c-d, 0..1; -1 when it does not. */
    private static double crossing(Xy p, Xy q, Xy c, Xy d) {
        if (Math.min(c.x(), d.x()) > Math.max(p.x(), q.x())
                || Math.max(c.x(), d.x()) < Math.min(p.x(), q.x())
                || Math.min(c.y(), d.y()) > Math.max(p.y(), q.y())
                || Math.max(c.y(), d.y()) < Math.min(p.y(), q.y())) {
            return -1;
        }
        double rx = q.x() - p.x();
        double ry = q.y() - p.y();
        double sx = d.x() - c.x();
        double sy = d.y() - c.y();
        double det = rx * sy - ry * sx;
        if (Math.abs(det) < 1e-9) {
            return -1;
        }
        double t = ((c.x() - p.x()) * sy - (c.y() - p.y()) * sx) / det;
        double u = ((c.x() - p.x()) * ry - (c.y() - p.y()) * rx) / det;
        return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? t : -1;
    }
}

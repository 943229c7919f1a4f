package org.onegrid.synth;

import java.util.ArrayList;
import java.util.List;

/** Plane curves as dense polylines in metres. */
final class Curve {

    private Curve() {}

    /** Metres in one unit of the plan sheet on which the coast, rivers and main roads are drawn. */
    static final double SHEET = 0.86;

    /** Points drawn on the plan sheet, as x, y, x, y, in metres. */
    static List<Xy> drawn(double... xy) {
        List<Xy> points = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            points.add(drawn(xy[i], xy[i + 1]));
        }
        return points;
    }

    /** One point drawn on the plan sheet, in metres. */
    static Xy drawn(double x, double y) {
        return new Xy(x * SHEET, y * SHEET);
    }

    /** Catmull-Rom spline through the points, sampled about every step. */
    static List<Xy> smooth(List<Xy> p, double stepMeters, boolean closed) {
        List<Xy> curve = new ArrayList<>();
        int n = p.size();
        for (int i = 0; i < (closed ? n : n - 1); i++) {
            Xy a = closed ? p.get((i + n - 1) % n) : p.get(Math.max(0, i - 1));
            Xy b = p.get(i);
            Xy c = p.get((i + 1) % n);
            Xy d = closed ? p.get((i + 2) % n) : p.get(Math.min(n - 1, i + 2));
            double span = b.distance(c);
            Xy startTangent = c.minus(a).direction().times(span);
            Xy endTangent = d.minus(b).direction().times(span);
            int steps = Math.max(1, (int) (span / stepMeters));
            for (int k = 0; k < steps; k++) {
                double t = (double) k / steps;
                double t2 = t * t;
                double t3 = t2 * t;
                curve.add(b.times(2 * t3 - 3 * t2 + 1)
                        .plus(startTangent.times(t3 - 2 * t2 + t))
                        .plus(c.times(3 * t2 - 2 * t3))
                        .plus(endTangent.times(t3 - t2)));
            }
        }
        curve.add(closed ? curve.get(0) : p.get(n - 1));
        return curve;
    }

    /** The curve moved to its left by a distance that may change along it; loops of tight bends are left in. */
    static List<Xy> offset(List<Xy> curve, double leftMeters) {
        List<Xy> moved = new ArrayList<>();
        for (int i = 0; i < curve.size(); i++) {
            moved.add(curve.get(i).offset(tangent(curve, i), 0, leftMeters));
        }
        return moved;
    }

    /** Unit tangent at a vertex, from its two neighbours. */
    static Xy tangent(List<Xy> curve, int i) {
        return curve.get(Math.min(curve.size() - 1, i + 1))
                .minus(curve.get(Math.max(0, i - 1)))
                .direction();
    }

    /** Distance from a place to a polyline. */
    static double distance(List<Xy> curve, Xy place) {
        double best = Double.MAX_VALUE;
        for (int i = 1; i < curve.size(); i++) {
            best = Math.min(best, place.toSegment(curve.get(i - 1), curve.get(i)));
        }
        return best;
    }

    /** The vertex nearest to a place. */
    static int nearest(List<Xy> curve, Xy place) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < curve.size(); i++) {
            double distance = curve.get(i).distance(place);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    /** Length in metres. */
    static double length(List<Xy> curve) {
        double sum = 0;
        for (int i = 1; i < curve.size(); i++) {
            sum += curve.get(i - 1).distance(curve.get(i));
        }
        return sum;
    }

    /** Whether a place is inside a ring (first point need not be repeated); even-odd rule. */
    static boolean contains(List<Xy> ring, Xy p) {
        boolean inside = false;
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            Xy a = ring.get(i);
            Xy b = ring.get(j);
            if ((a.y() > p.y()) != (b.y() > p.y())
                    && p.x() < (b.x() - a.x()) * (p.y() - a.y()) / (b.y() - a.y()) + a.x()) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** Signed area of a ring, positive anticlockwise, in square metres. */
    static double area(List<Xy> ring) {
        double sum = 0;
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            sum += ring.get(j).cross(ring.get(i));
        }
        return sum / 2;
    }

    /** Centre of gravity of a ring; may lie outside a crooked one. */
    static Xy centroid(List<Xy> ring) {
        Xy o = ring.get(0);
        double x = 0;
        double y = 0;
        double twice = 0;
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            Xy a = ring.get(j).minus(o);
            Xy b = ring.get(i).minus(o);
            double cross = a.cross(b);
            twice += cross;
            x += (a.x() + b.x()) * cross;
            y += (a.y() + b.y()) * cross;
        }
        return twice == 0 ? o : new Xy(o.x() + x / (3 * twice), o.y() + y / (3 * twice));
    }
}

package org.onegrid.synth;

import java.util.List;

/**
 * An oriented rectangle.
 *
 * @param centre middle
 * @param axis   unit vector along its length
 * @param along  half its length in metres
 * @param across half its depth in metres
 */
record Rect(Xy centre, Xy axis, double along, double across) {

    List<Xy> ring() {
        return List.of(
                centre.offset(axis, -along, -across),
                centre.offset(axis, along, -across),
                centre.offset(axis, along, across),
                centre.offset(axis, -along, across));
    }

    /** Whether two rectangles are nearer than a gap (separating axes). */
    boolean near(Rect o, double gapMeters) {
        Xy d = o.centre.minus(centre);
        double reach = along + across + o.along + o.across + gapMeters;
        if (Math.abs(d.x()) > reach || Math.abs(d.y()) > reach) {
            return false;
        }
        double c = Math.abs(axis.dot(o.axis));
        double s = Math.abs(axis.cross(o.axis));
        return Math.abs(d.dot(axis)) < along + o.along * c + o.across * s + gapMeters
                && Math.abs(d.dot(axis.left())) < across + o.along * s + o.across * c + gapMeters
                && Math.abs(d.dot(o.axis)) < o.along + along * c + across * s + gapMeters
                && Math.abs(d.dot(o.axis.left())) < o.across + along * s + across * c + gapMeters;
    }

    /** Whether it lies inside a ring with its margin to every side; margins by side index, in metres. */
    boolean inside(List<Xy> outline, double[] margins) {
        if (!Curve.contains(outline, centre)) {
            return false;
        }
        int n = outline.size();
        double radius = StrictMath.sqrt(along * along + across * across);
        List<Xy> corners = ring();
        for (int i = 0; i < n; i++) {
            Xy a = outline.get(i);
            Xy b = outline.get(i + 1 == n ? 0 : i + 1);
            if (centre.toSegment(a, b) > radius + margins[i]) {
                continue;
            }
            Xy side = b.minus(a);
            double length = side.length();
            for (int k = 0; k < 4; k++) {
                Xy p = corners.get(k);
                if (p.toSegment(a, b) < margins[i]) {
                    return false;
                }
                Xy q = corners.get((k + 1) % 4);
                if (a.toSegment(p, q) < margins[i] || crosses(a, b, p, q)) {
                    return false;
                }
            }
            if (length == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean crosses(Xy a, Xy b, Xy p, Xy q) {
        Xy ab = b.minus(a);
        Xy pq = q.minus(p);
        return (ab.cross(p.minus(a)) > 0) != (ab.cross(q.minus(a)) > 0)
                && (pq.cross(a.minus(p)) > 0) != (pq.cross(b.minus(p)) > 0);
    }
}

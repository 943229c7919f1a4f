package org.onegrid.synth;

/**
 * A point or vector in the local frame of {@link Frame}.
 *
 * @param x metres east of the district's centre
 * @param y metres north of it
 */
record Xy(double x, double y) {

    Xy plus(Xy o) {
        return new Xy(x + o.x, y + o.y);
    }

    Xy minus(Xy o) {
        return new Xy(x - o.x, y - o.y);
    }

    Xy times(double k) {
        return new Xy(x * k, y * k);
    }

    /** This point moved along a direction and to the left of it. */
    Xy offset(Xy direction, double along, double left) {
        return new Xy(x + direction.x * along - direction.y * left, y + direction.y * along + direction.x * left);
    }

    double dot(Xy o) {
        return x * o.x + y * o.y;
    }

    double cross(Xy o) {
        return x * o.y - y * o.x;
    }

    double length() {
        return StrictMath.sqrt(x * x + y * y);
    }

    double distance(Xy o) {
        double dx = x - o.x;
        double dy = y - o.y;
        return StrictMath.sqrt(dx * dx + dy * dy);
    }

    /** Length 1, the same direction; east for the zero vector. */
    Xy direction() {
        double length = length();
        return length < 1e-9 ? new Xy(1, 0) : new Xy(x / length, y / length);
    }

    /** Turned left by a right angle. */
    Xy left() {
        return new Xy(-y, x);
    }

    /** Unit vector at an angle in radians, anticlockwise from east. */
    static Xy at(double angle) {
        return new Xy(StrictMath.cos(angle), StrictMath.sin(angle));
    }

    /** Distance from this point to the segment a-b. */
    double toSegment(Xy a, Xy b) {
        double dx = b.x - a.x;
        double dy = b.y - a.y;
        double square = dx * dx + dy * dy;
        double t = square == 0 ? 0 : ((x - a.x) * dx + (y - a.y) * dy) / square;
        t = t < 0 ? 0 : t > 1 ? 1 : t;
        double ex = a.x + t * dx - x;
        double ey = a.y + t * dy - y;
        return StrictMath.sqrt(ex * ex + ey * ey);
    }
}

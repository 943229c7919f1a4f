package org.onegrid.partition;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.geo.Precision;

/** The precision grid as whole numbers: 1e-7 degrees is one unit, so that every product of differences is exact in a long. */
final class Lattice {

    static final double SCALE = Precision.SCALE;

    private Lattice() {}

    static double degrees(double units) {
        return units / SCALE;
    }

    /** @throws IllegalArgumentException when the value is not the double of a grid line */
    static int units(double degrees, Coordinate of) {
        double units = Math.rint(degrees * SCALE);
        if (!(Math.abs(units) <= 180 * SCALE) || units / SCALE != degrees) {
            throw new IllegalArgumentException("coordinate " + of + " is not on the precision grid of 1e-7 degrees");
        }
        return (int) units;
    }

    /**
     * The edges of all rings, four numbers each (x1, y1, x2, y2) turned upward (y1 ≤ y2); edges without length are left
     * out.
     */
    static int[] edges(Geometry polygonal) {
        int[] out = new int[polygonal.getNumPoints() * 4];
        int n = 0;
        for (int i = 0; i < polygonal.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) polygonal.getGeometryN(i);
            n = append(polygon.getExteriorRing(), out, n);
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                n = append(polygon.getInteriorRingN(hole), out, n);
            }
        }
        return java.util.Arrays.copyOf(out, n);
    }

    private static int append(LinearRing ring, int[] out, int n) {
        CoordinateSequence points = ring.getCoordinateSequence();
        int px = 0;
        int py = 0;
        for (int i = 0; i < points.size(); i++) {
            Coordinate at = points.getCoordinate(i);
            int x = units(at.x, at);
            int y = units(at.y, at);
            if (i > 0 && (x != px || y != py)) {
                boolean upward = py < y || (py == y && px <= x);
                out[n++] = upward ? px : x;
                out[n++] = upward ? py : y;
                out[n++] = upward ? x : px;
                out[n++] = upward ? y : py;
            }
            px = x;
            py = y;
        }
        return n;
    }
}

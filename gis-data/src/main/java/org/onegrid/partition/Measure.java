package org.onegrid.partition;

import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Sizes of shapes in degrees: areas by the equal-area cylinder of the CGCS2000 ellipsoid (Snyder, Map Projections, 1987,
 * eq. 3-12 and 10-15), exact but for edges drawn straight there; lengths by the radii of curvature at the shape.
 */
public final class Measure {

    private static final double A = 6_378_137.0;
    private static final double F = 1 / 298.257222101;
    private static final double E2 = F * (2 - F);
    private static final double E = Math.sqrt(E2);

    private Measure() {}

    /** Of polygons or multi-polygons; holes do not count. */
    public static double squareMeters(Geometry shape) {
        double sum = 0;
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            if (shape.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                sum += ring(polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    sum -= ring(polygon.getInteriorRingN(hole));
                }
            }
        }
        return sum;
    }

    /** Twice the area by the perimeter: about the width of something long, half the width of something round. */
    public static double meanWidthMeters(Geometry shape) {
        double perimeter = 0;
        if (shape.isEmpty()) {
            return 0;
        }
        LocalPlane plane = new LocalPlane(shape.getEnvelopeInternal().centre().y);
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            Geometry border = shape.getGeometryN(i).getBoundary();
            for (int part = 0; part < border.getNumGeometries(); part++) {
                Coordinate[] line = border.getGeometryN(part).getCoordinates();
                for (int p = 1; p < line.length; p++) {
                    perimeter += Math.hypot(
                            (line[p].x - line[p - 1].x) * Lattice.SCALE * plane.east,
                            (line[p].y - line[p - 1].y) * Lattice.SCALE * plane.north);
                }
            }
        }
        return perimeter == 0 ? 0 : 2 * squareMeters(shape) / perimeter;
    }

    private static double ring(LinearRing ring) {
        Coordinate[] at = ring.getCoordinates();
        Coordinate[] flat = new Coordinate[at.length];
        double x0 = at[0].x;
        double y0 = height(at[0].y);
        for (int i = 0; i < at.length; i++) {
            flat[i] = new Coordinate(A * Math.toRadians(at[i].x - x0), height(at[i].y) - y0);
        }
        return Area.ofRing(flat);
    }

    private static double height(double lat) {
        double sin = Math.sin(Math.toRadians(lat));
        double q = (1 - E2) * (sin / (1 - E2 * sin * sin) - Math.log((1 - E * sin) / (1 + E * sin)) / (2 * E));
        return A * q / 2;
    }
}

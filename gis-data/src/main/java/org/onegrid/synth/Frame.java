package org.onegrid.synth;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;

/**
 * The local frame of a district: metres east and north of its centre, equirectangular, and the lattice of whole
 * 20e-7 degrees on which all planned lines lie. Metres to degrees is one factor per axis, so what is a partition on the
 * lattice is one in degrees.
 */
final class Frame {

    /** Lattice cell in units of 1e-7 degrees; about 0.2 m. */
    static final int CELL = 20;

    private static final double CENTRE_LNG = 123.30;
    private static final double CENTRE_LAT = 29.60;
    private static final double DISTRICT_WIDTH_DEGREES = 0.16;
    private static final double DISTRICT_HEIGHT_DEGREES = 0.13;

    private final long lngOrigin;
    private final long latOrigin;
    final double metersPerCellX;
    final double metersPerCellY;

    Frame(Recipe recipe) {
        double lng = CENTRE_LNG + recipe.eastward() * DISTRICT_WIDTH_DEGREES;
        double lat = CENTRE_LAT + recipe.northward() * DISTRICT_HEIGHT_DEGREES;
        lngOrigin = Math.round(lng * Precision.SCALE);
        latOrigin = Math.round(lat * Precision.SCALE);
        double phi = StrictMath.toRadians(lat);
        // Length of a degree on the GRS80 ellipsoid, after Snyder 1987, p. 25.
        metersPerCellY =
                (111132.954 - 559.822 * StrictMath.cos(2 * phi) + 1.175 * StrictMath.cos(4 * phi)) * CELL / 1e7;
        metersPerCellX =
                (111412.84 * StrictMath.cos(phi) - 93.5 * StrictMath.cos(3 * phi) + 0.118 * StrictMath.cos(5 * phi))
                        * CELL
                        / 1e7;
    }

    int cellX(double x) {
        return (int) Math.rint(x / metersPerCellX);
    }

    int cellY(double y) {
        return (int) Math.rint(y / metersPerCellY);
    }

    Xy ofCell(int cellX, int cellY) {
        return new Xy(cellX * metersPerCellX, cellY * metersPerCellY);
    }

    /** Degrees of a lattice point. */
    Coordinate degreesOfCell(int cellX, int cellY) {
        return new Coordinate(
                (lngOrigin + (long) cellX * CELL) / Precision.SCALE,
                (latOrigin + (long) cellY * CELL) / Precision.SCALE);
    }

    /** Degrees of any place, on the 1e-7 grid. */
    Coordinate degrees(Xy p) {
        return new Coordinate(
                (lngOrigin + Math.round(p.x() / metersPerCellX * CELL)) / Precision.SCALE,
                (latOrigin + Math.round(p.y() / metersPerCellY * CELL)) / Precision.SCALE);
    }

    LngLat lngLat(Xy p) {
        Coordinate c = degrees(p);
        return new LngLat(c.x, c.y);
    }

    /** Metres of a place in degrees. */
    Xy meters(double lng, double lat) {
        return new Xy(
                (Math.round(lng * Precision.SCALE) - lngOrigin) * metersPerCellX / CELL,
                (Math.round(lat * Precision.SCALE) - latOrigin) * metersPerCellY / CELL);
    }

    /** A polygon from an open or closed ring in metres. */
    Polygon polygon(List<Xy> ring) {
        int n = ring.get(0).equals(ring.get(ring.size() - 1)) ? ring.size() - 1 : ring.size();
        Coordinate[] coordinates = new Coordinate[n + 1];
        for (int i = 0; i < n; i++) {
            coordinates[i] = degrees(ring.get(i));
        }
        coordinates[n] = coordinates[0];
        return Precision.FACTORY.createPolygon(coordinates);
    }

    LineString line(List<Xy> points) {
        return Precision.FACTORY.createLineString(
                points.stream().map(this::degrees).toArray(Coordinate[]::new));
    }
}

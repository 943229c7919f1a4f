package org.onegrid.grid.change;

import java.util.function.Consumer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.geo.Precision;

/** The straight piece of a border between two vertices that follow each other, whichever way it is walked. */
record Segment(double x1, double y1, double x2, double y2) {

    static Segment of(double x1, double y1, double x2, double y2) {
        return x1 < x2 || x1 == x2 && y1 <= y2 ? new Segment(x1, y1, x2, y2) : new Segment(x2, y2, x1, y1);
    }

    static Segment of(Coordinate from, Coordinate to) {
        return of(from.x, from.y, to.x, to.y);
    }

    /** Visits every segment of the shape's rings. */
    static void forEach(MultiPolygon shape, Consumer<Segment> visit) {
        for (int part = 0; part < shape.getNumGeometries(); part++) {
            Polygon polygon = (Polygon) shape.getGeometryN(part);
            forEach(polygon.getExteriorRing(), visit);
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                forEach(polygon.getInteriorRingN(hole), visit);
            }
        }
    }

    private static void forEach(LinearRing ring, Consumer<Segment> visit) {
        CoordinateSequence places = ring.getCoordinateSequence();
        for (int i = 1; i < places.size(); i++) {
            visit.accept(of(places.getX(i - 1), places.getY(i - 1), places.getX(i), places.getY(i)));
        }
    }

    Coordinate first() {
        return new Coordinate(x1, y1);
    }

    Coordinate second() {
        return new Coordinate(x2, y2);
    }

    LineString line() {
        return Precision.FACTORY.createLineString(new Coordinate[] {first(), second()});
    }
}

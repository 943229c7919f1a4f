package org.onegrid.tracking.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * A GeoJSON geometry in EPSG:4490.
 *
 * @param coordinates of a point two numbers, of a line a list of them, of a polygon a list of those
 */
@Schema(name = "Shape")
record Shape(String type, List<?> coordinates) {

    static Shape of(Geometry geometry) {
        if (geometry instanceof Point point) {
            return new Shape("Point", place(point.getCoordinate()));
        }
        if (geometry instanceof LineString line) {
            return new Shape("LineString", line(line));
        }
        if (geometry instanceof Polygon polygon) {
            return new Shape("Polygon", rings(polygon));
        }
        List<Object> polygons = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            polygons.add(rings((Polygon) geometry.getGeometryN(i)));
        }
        return new Shape("MultiPolygon", polygons);
    }

    private static List<List<List<Double>>> rings(Polygon polygon) {
        List<List<List<Double>>> rings = new ArrayList<>(List.of(line(polygon.getExteriorRing())));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(line(polygon.getInteriorRingN(i)));
        }
        return rings;
    }

    private static List<List<Double>> line(LineString line) {
        return Arrays.stream(line.getCoordinates()).map(Shape::place).toList();
    }

    private static List<Double> place(Coordinate place) {
        return List.of(place.x, place.y);
    }
}

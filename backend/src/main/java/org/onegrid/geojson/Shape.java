package org.onegrid.geojson;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * A GeoJSON geometry (RFC 7946) in EPSG:4490.
 *
 * @param coordinates of a point two numbers, of a line a list of them, of a polygon a list of those
 */
@Schema(name = "Shape")
public record Shape(String type, List<?> coordinates) {

    /**
     * A point, a line, a polygon, or several lines or polygons.
     *
     * @throws IllegalArgumentException for any other geometry
     */
    public static Shape of(Geometry geometry) {
        return new Shape(geometry.getGeometryType(), coordinates(geometry));
    }

    private static List<?> coordinates(Geometry geometry) {
        if (geometry instanceof Point point) {
            return place(point.getCoordinate());
        }
        if (geometry instanceof LineString line) {
            return line(line);
        }
        if (geometry instanceof Polygon polygon) {
            return rings(polygon);
        }
        if (geometry instanceof MultiLineString || geometry instanceof MultiPolygon) {
            return IntStream.range(0, geometry.getNumGeometries())
                    .mapToObj(i -> coordinates(geometry.getGeometryN(i)))
                    .toList();
        }
        throw new IllegalArgumentException("not drawn: " + geometry.getGeometryType());
    }

    private static List<List<List<Double>>> rings(Polygon polygon) {
        return IntStream.rangeClosed(0, polygon.getNumInteriorRing())
                .mapToObj(i -> line(i == 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(i - 1)))
                .toList();
    }

    private static List<List<Double>> line(LineString line) {
        return Arrays.stream(line.getCoordinates()).map(Shape::place).toList();
    }

    private static List<Double> place(Coordinate place) {
        return List.of(place.x, place.y);
    }
}

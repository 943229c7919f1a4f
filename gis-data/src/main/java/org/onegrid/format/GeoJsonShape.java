package org.onegrid.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A GeoJSON geometry as it stands in the file. Members may come in any order, so the numbers are taken up first and become a
 * geometry when the type is known. Altitudes are left out.
 *
 * @param coordinates a double[2], or a list of such or of lists
 * @param complaint what was wrong with the numbers; null when nothing was
 */
record GeoJsonShape(
        @Nullable String type,
        @Nullable Object coordinates,
        List<GeoJsonShape> geometries,
        @Nullable BadGeometry complaint) {

    private static final Set<String> TYPES = Set.of(
            "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection");
    private static final GeometryFactory AS_READ = new GeometryFactory();
    private static final int DEEPEST_COORDINATES = 4;

    static boolean isType(@Nullable Object type) {
        return type instanceof String && TYPES.contains(type);
    }

    /** Takes up the members of one geometry, one after the other, whatever their order. */
    static final class Members {
        private final int maxVertices;
        private int vertices;
        private @Nullable String type;
        private @Nullable Object coordinates;
        private List<GeoJsonShape> geometries = List.of();
        private @Nullable BadGeometry complaint;

        Members(int maxVertices) {
            this.maxVertices = maxVertices;
        }

        /** Takes the value at the current token if the member belongs to a geometry, else passes over it. */
        void take(String name, JsonParser json) {
            switch (name) {
                case "type" -> {
                    type = json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : null;
                    json.skipChildren();
                }
                case "coordinates" -> coordinates = coordinates(json, 1);
                case "geometries" -> geometries = geometries(json);
                default -> json.skipChildren();
            }
        }

        @Nullable
        String type() {
            return type;
        }

        GeoJsonShape shape() {
            return new GeoJsonShape(type, coordinates, geometries, complaint);
        }

        private List<GeoJsonShape> geometries(JsonParser json) {
            List<GeoJsonShape> shapes = new ArrayList<>();
            if (json.currentToken() != JsonToken.START_ARRAY) {
                complain("geometry-malformed", "geometries is not a list");
                json.skipChildren();
                return shapes;
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                Members part = new Members(maxVertices - vertices);
                GeoJsonShape shape = read(json, part);
                vertices += part.vertices + 1;
                if (shape == null) {
                    complain("geometry-malformed", "a geometry in the collection is not an object");
                } else if (vertices > maxVertices) {
                    complain("vertices-too-many", "the geometry has more than " + maxVertices + " vertices");
                } else {
                    shapes.add(shape);
                }
            }
            return shapes;
        }

        private @Nullable Object coordinates(JsonParser json, int depth) {
            if (json.currentToken() != JsonToken.START_ARRAY || depth > DEEPEST_COORDINATES) {
                complain("geometry-malformed", "coordinates are not lists of numbers");
                json.skipChildren();
                return null;
            }
            JsonToken first = json.nextToken();
            if (first.isNumeric()) {
                return position(json);
            }
            List<@Nullable Object> parts = new ArrayList<>();
            for (JsonToken token = first; token != JsonToken.END_ARRAY; token = json.nextToken()) {
                Object part = coordinates(json, depth + 1);
                if (vertices <= maxVertices) {
                    parts.add(part);
                }
            }
            return parts;
        }

        private double @Nullable [] position(JsonParser json) {
            double[] position = {json.getDoubleValue(), Double.NaN};
            int count = 1;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (!json.currentToken().isNumeric()) {
                    complain("geometry-malformed", "a position holds something that is not a number");
                    json.skipChildren();
                } else if (count == 1) {
                    position[1] = json.getDoubleValue();
                }
                count++;
            }
            if (count < 2) {
                complain("geometry-malformed", "a position needs two numbers");
            }
            if (++vertices > maxVertices) {
                complain("vertices-too-many", "the geometry has more than " + maxVertices + " vertices");
                return null;
            }
            return position;
        }

        private void complain(String code, String message) {
            if (complaint == null) {
                complaint = new BadGeometry(code, message);
            }
        }
    }

    /** The geometry at the current token; null when that is not an object. */
    static @Nullable GeoJsonShape read(JsonParser json, Members members) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return null;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            members.take(name, json);
        }
        return members.shape();
    }

    /** As a JTS geometry with SRID 0 in whatever datum the file has. */
    Geometry toGeometry() throws BadGeometry {
        if (complaint != null) {
            throw complaint;
        }
        if (type == null || !isType(type)) {
            throw new BadGeometry("geometry-malformed", "the geometry has no known type");
        }
        if (type.equals("GeometryCollection")) {
            Geometry[] parts = new Geometry[geometries.size()];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = geometries.get(i).toGeometry();
            }
            return AS_READ.createGeometryCollection(requireSome(parts));
        }
        return switch (type) {
            case "Point" -> point(coordinates);
            case "LineString" -> line(coordinates);
            case "Polygon" -> polygon(coordinates);
            case "MultiPoint" -> AS_READ.createMultiPoint(each(Point[]::new, GeoJsonShape::point));
            case "MultiLineString" -> AS_READ.createMultiLineString(each(LineString[]::new, GeoJsonShape::line));
            default -> AS_READ.createMultiPolygon(each(Polygon[]::new, GeoJsonShape::polygon));
        };
    }

    private interface Part<T> {
        T of(@Nullable Object coordinates) throws BadGeometry;
    }

    private <T> T[] each(java.util.function.IntFunction<T[]> array, Part<T> part) throws BadGeometry {
        List<?> list = list(coordinates);
        T[] parts = array.apply(list.size());
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part.of(list.get(i));
        }
        return requireSome(parts);
    }

    private static <T> T[] requireSome(T[] parts) throws BadGeometry {
        if (parts.length == 0) {
            throw new BadGeometry("geometry-empty", "the geometry has no part");
        }
        return parts;
    }

    private static Point point(@Nullable Object coordinates) throws BadGeometry {
        return AS_READ.createPoint(position(coordinates));
    }

    private static LineString line(@Nullable Object coordinates) throws BadGeometry {
        Coordinate[] vertices = positions(coordinates);
        if (vertices.length < 2) {
            throw new BadGeometry("line-too-short", "a line needs two positions, has " + vertices.length);
        }
        return AS_READ.createLineString(vertices);
    }

    private static Polygon polygon(@Nullable Object coordinates) throws BadGeometry {
        List<?> rings = list(coordinates);
        if (rings.isEmpty()) {
            throw new BadGeometry("geometry-empty", "a polygon has no ring");
        }
        LinearRing[] made = new LinearRing[rings.size()];
        for (int i = 0; i < made.length; i++) {
            made[i] = Rings.ring(positions(rings.get(i)), AS_READ);
        }
        return AS_READ.createPolygon(made[0], java.util.Arrays.copyOfRange(made, 1, made.length));
    }

    private static Coordinate[] positions(@Nullable Object coordinates) throws BadGeometry {
        List<?> list = list(coordinates);
        Coordinate[] vertices = new Coordinate[list.size()];
        for (int i = 0; i < vertices.length; i++) {
            vertices[i] = position(list.get(i));
        }
        return vertices;
    }

    private static List<?> list(@Nullable Object coordinates) throws BadGeometry {
        if (coordinates instanceof List<?> list) {
            return list;
        }
        throw new BadGeometry("geometry-malformed", "coordinates are not nested as the type asks");
    }

    private static Coordinate position(@Nullable Object coordinates) throws BadGeometry {
        if (coordinates instanceof double[] xy) {
            return new Coordinate(xy[0], xy[1]);
        }
        boolean empty = coordinates instanceof List<?> list && list.isEmpty();
        throw empty
                ? new BadGeometry("geometry-empty", "a position is empty")
                : new BadGeometry("geometry-malformed", "coordinates are not nested as the type asks");
    }
}

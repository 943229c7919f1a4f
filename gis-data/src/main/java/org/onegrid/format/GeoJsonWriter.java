package org.onegrid.format;

import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.geo.Precision;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a FeatureCollection (RFC 7946: shells counter-clockwise, no crs member) feature by feature from geometries in the stored
 * form. Close it to finish the file; the stream under it stays open.
 */
public final class GeoJsonWriter implements AutoCloseable {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(tools.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final JsonGenerator json;

    /** Starts the collection. */
    public GeoJsonWriter(OutputStream out) {
        json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
        json.writeStartObject();
        json.writeStringProperty("type", "FeatureCollection");
        json.writeArrayPropertyStart("features");
    }

    /**
     * Adds a feature on a line of its own.
     *
     * @param id left out when null
     * @param geometry in the stored form, or null
     * @param properties values are texts, numbers, truth values, lists, maps or null; anything else is written as its text
     * @throws IllegalArgumentException when the geometry's SRID is not 4490
     */
    public GeoJsonWriter add(
            @Nullable Object id, @Nullable Geometry geometry, Map<String, ? extends @Nullable Object> properties) {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        if (id instanceof Number) {
            json.writeName("id");
            value(id);
        } else if (id != null) {
            json.writeStringProperty("id", id.toString());
        }
        json.writeName("geometry");
        geometry(json, geometry);
        json.writeName("properties");
        value(properties);
        json.writeEndObject();
        return this;
    }

    @Override
    public void close() {
        json.writeRaw('\n');
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }

    /**
     * Writes one geometry, or null, as a value.
     *
     * @throws IllegalArgumentException when its SRID is not 4490
     */
    public static void geometry(JsonGenerator json, @Nullable Geometry geometry) {
        if (geometry == null) {
            json.writeNull();
            return;
        }
        if (geometry.getSRID() != Precision.SRID) {
            throw new IllegalArgumentException("only stored geometry (SRID " + Precision.SRID
                    + ") is written as GeoJSON, SRID was " + geometry.getSRID());
        }
        json.writeStartObject();
        json.writeStringProperty("type", geometry instanceof LinearRing ? "LineString" : geometry.getGeometryType());
        if (geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION)) {
            json.writeArrayPropertyStart("geometries");
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                geometry(json, geometry.getGeometryN(i));
            }
            json.writeEndArray();
        } else {
            json.writeName("coordinates");
            coordinates(json, geometry);
        }
        json.writeEndObject();
    }

    private static void coordinates(JsonGenerator json, Geometry geometry) {
        if (geometry instanceof Point point) {
            if (point.isEmpty()) {
                json.writeStartArray();
                json.writeEndArray();
            } else {
                position(json, point.getCoordinateSequence(), 0);
            }
        } else if (geometry instanceof LineString line) {
            line(json, line.getCoordinateSequence(), false);
        } else if (geometry instanceof Polygon polygon) {
            json.writeStartArray();
            if (!polygon.isEmpty()) {
                ring(json, polygon.getExteriorRing(), true);
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    ring(json, polygon.getInteriorRingN(i), false);
                }
            }
            json.writeEndArray();
        } else {
            json.writeStartArray();
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                coordinates(json, geometry.getGeometryN(i));
            }
            json.writeEndArray();
        }
    }

    private static void ring(JsonGenerator json, LinearRing ring, boolean counterClockwise) {
        boolean isCounterClockwise = Orientation.isCCWArea(ring.getCoordinates());
        line(json, ring.getCoordinateSequence(), isCounterClockwise != counterClockwise);
    }

    private static void line(JsonGenerator json, CoordinateSequence vertices, boolean backwards) {
        json.writeStartArray();
        for (int i = 0; i < vertices.size(); i++) {
            position(json, vertices, backwards ? vertices.size() - 1 - i : i);
        }
        json.writeEndArray();
    }

    private static void position(JsonGenerator json, CoordinateSequence vertices, int at) {
        json.writeStartArray();
        json.writeNumber(vertices.getX(at));
        json.writeNumber(vertices.getY(at));
        json.writeEndArray();
    }

    private void value(@Nullable Object value) {
        if (value == null || value instanceof Double d && !Double.isFinite(d)) {
            json.writeNull();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            map.forEach((name, member) -> {
                json.writeName(String.valueOf(name));
                value(member);
            });
            json.writeEndObject();
        } else if (value instanceof Iterable<?> elements) {
            json.writeStartArray();
            elements.forEach(this::value);
            json.writeEndArray();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Double || value instanceof Float) {
            json.writeNumber(((Number) value).doubleValue());
        } else if (value instanceof Number number) {
            json.writeNumber(number.toString());
        } else {
            json.writeString(value.toString());
        }
    }
}

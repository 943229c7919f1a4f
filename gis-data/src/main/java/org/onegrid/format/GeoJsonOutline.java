package org.onegrid.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Datum;
import org.onegrid.geo.DatumRefusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What stands at the top of a GeoJSON file.
 *
 * @param type FeatureCollection, Feature or a geometry type
 * @param datum of the {@code crs} member; null where there is none
 */
record GeoJsonOutline(String type, @Nullable Datum datum) {

    /** Reads all of the content. @throws FileRefusal when it is not JSON throughout, or not GeoJSON at the top */
    static GeoJsonOutline of(Content content, Limits limits) {
        try (JsonParser json = Json.parser(content.open(), limits)) {
            return read(json, limits);
        } catch (JacksonException e) {
            throw Json.refusal(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GeoJsonOutline read(JsonParser json, Limits limits) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw notGeoJson("the top of the file is not an object");
        }
        String type = null;
        boolean hasFeatures = false;
        Datum datum = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            switch (name) {
                case "type" -> type = token == JsonToken.VALUE_STRING ? json.getString() : null;
                case "crs" -> datum = declared(Json.value(json, limits));
                case "features" -> {
                    hasFeatures = token == JsonToken.START_ARRAY;
                    json.skipChildren();
                }
                default -> json.skipChildren();
            }
        }
        if (json.nextToken() != null) {
            throw new FileRefusal(new Fault(
                    "json-malformed",
                    0,
                    json.currentLocation().getLineNr(),
                    "something follows the end of the GeoJSON object",
                    "one file holds one FeatureCollection"));
        }
        if (type == null) {
            throw notGeoJson("it has no type");
        }
        boolean collection = type.equals("FeatureCollection");
        if (!collection && !type.equals("Feature") && !GeoJsonShape.isType(type)) {
            throw notGeoJson("its type is " + type.substring(0, Math.min(40, type.length())));
        }
        if (collection && !hasFeatures) {
            throw notGeoJson("it has no list of features");
        }
        return new GeoJsonOutline(type, datum);
    }

    private static FileRefusal notGeoJson(String why) {
        return new FileRefusal(
                "geojson-malformed", "the file is JSON but not GeoJSON: " + why, "export it as GeoJSON (RFC 7946)");
    }

    private static @Nullable Datum declared(@Nullable Object crs) {
        if (crs == null) {
            return null;
        }
        if (crs instanceof Map<?, ?> map
                && map.get("properties") instanceof Map<?, ?> properties
                && properties.get("name") instanceof String name) {
            try {
                return Datum.parse(name);
            } catch (DatumRefusal e) {
                throw new FileRefusal(
                        e.code().toString(), String.valueOf(e.getMessage()), "correct the crs member of the file");
            }
        }
        throw new FileRefusal("datum-unknown", "the crs member of the file has no name", "correct or remove it");
    }
}

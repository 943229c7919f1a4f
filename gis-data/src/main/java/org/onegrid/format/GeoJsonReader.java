package org.onegrid.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.geo.Datum;
import org.onegrid.geo.DatumRefusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * GeoJSON (RFC 7946), also with the {@code crs} member of the older specification. The file is read twice: once to be sure that all of
 * it is JSON and to learn its datum, wherever that stands, then feature by feature.
 */
final class GeoJsonReader implements FeatureReader {

    private final Limits limits;
    private final Datum datum;
    private final JsonParser json;
    private final boolean collection;
    private long record;

    private GeoJsonReader(Content content, GeoJsonOutline outline, Reading reading) throws IOException {
        this.limits = reading.limits();
        Datum declared = outline.datum();
        this.datum = reading.settle(declared == null && reading.datum() == null ? Datum.WGS84 : declared);
        this.collection = outline.type().equals("FeatureCollection");
        this.json = Json.parser(content.open(), limits);
    }

    static FeatureReader open(Content content, Reading reading) {
        GeoJsonOutline outline = GeoJsonOutline.of(content, reading.limits());
        try {
            GeoJsonReader reader = new GeoJsonReader(content, outline, reading);
            reader.goToFirst();
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String format() {
        return "geojson";
    }

    @Override
    public Datum datum() {
        return datum;
    }

    @Override
    public List<String> attributeNames() {
        return List.of();
    }

    /** Stands before the first feature: inside the features array, or at the only object. */
    private void goToFirst() {
        if (!collection) {
            return;
        }
        json.nextToken();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean features = json.currentName().equals("features");
            JsonToken value = json.nextToken();
            if (features && value == JsonToken.START_ARRAY) {
                return;
            }
            json.skipChildren();
        }
    }

    @Override
    public @Nullable Feature next() {
        try {
            JsonToken token = json.nextToken();
            if (token == null || token == JsonToken.END_ARRAY || !collection && record == 1) {
                return null;
            }
            if (++record > limits.maxFeatures()) {
                throw new FileRefusal(
                        "features-too-many",
                        "more than " + limits.maxFeatures() + " features",
                        "split the file and import the parts");
            }
            return read(token);
        } catch (JacksonException e) {
            throw Json.refusal(e);
        }
    }

    private Feature read(JsonToken token) {
        long line = json.currentTokenLocation().getLineNr();
        if (token != JsonToken.START_OBJECT) {
            json.skipChildren();
            Fault fault = new Fault(
                    "feature-malformed", record, line, "a feature must be an object", "export the file again");
            return new Feature(record, line, null, null, Map.of(), List.of(fault));
        }
        GeoJsonShape.Members own = new GeoJsonShape.Members(limits.maxVertices());
        GeoJsonShape.Members inner = new GeoJsonShape.Members(limits.maxVertices());
        GeoJsonShape shape = null;
        Object id = null;
        Map<String, @Nullable Object> attributes = Map.of();
        List<Fault> faults = new ArrayList<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "id" -> id = Json.value(json, limits);
                case "properties" -> {
                    if (value == JsonToken.START_OBJECT) {
                        attributes = Json.object(json, limits);
                    } else {
                        requireNull(value, "properties", line, faults);
                    }
                }
                case "geometry" -> {
                    shape = GeoJsonShape.read(json, inner);
                    if (shape == null) {
                        requireNull(value, "geometry", line, faults);
                    }
                }
                default -> own.take(name, json);
            }
        }
        if (!collection && GeoJsonShape.isType(own.type())) {
            shape = own.shape();
        } else if (!"Feature".equals(own.type())) {
            faults.add(
                    new Fault("feature-malformed", record, line, "its type is not Feature", "export the file again"));
        }
        Geometry geometry = shape == null ? null : stored(shape, line, faults);
        return new Feature(record, line, id == null ? null : id.toString(), geometry, attributes, faults);
    }

    private void requireNull(JsonToken value, String member, long line, List<Fault> faults) {
        if (value != JsonToken.VALUE_NULL) {
            json.skipChildren();
            faults.add(new Fault(
                    "feature-malformed", record, line, member + " is not an object", "export the file again"));
        }
    }

    private @Nullable Geometry stored(GeoJsonShape shape, long line, List<Fault> faults) {
        try {
            return datum.toStored(shape.toGeometry());
        } catch (BadGeometry e) {
            faults.add(new Fault(
                    e.code(),
                    record,
                    line,
                    String.valueOf(e.getMessage()),
                    "correct it in the source and export it again"));
        } catch (DatumRefusal e) {
            faults.add(new Fault(e.code().toString(), record, line, String.valueOf(e.getMessage()), ""));
        }
        return null;
    }

    @Override
    public void close() {
        json.close();
    }
}

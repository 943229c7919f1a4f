package org.onegrid.grid.change;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.format.GeoJsonWriter;
import org.onegrid.geo.Precision;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A geometry as it is sent: GeoJSON in EPSG:4490. */
public record GeoJson(@JsonValue @JsonRawValue String text) {

    private static final JsonFactory JSON = new JsonFactory();

    /** The geometry. */
    static GeoJson of(Geometry geometry) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            GeoJsonWriter.geometry(json, Precision.FACTORY.createGeometry(geometry));
        }
        return new GeoJson(text.toString());
    }

    /** What has something to draw; of what has too much, its rectangle. */
    static @Nullable GeoJson placeOf(Geometry place, int mostVertices) {
        if (place.isEmpty()) {
            return null;
        }
        return of(place.getNumPoints() <= mostVertices ? place : place.getEnvelope());
    }
}

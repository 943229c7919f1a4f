package org.onegrid.grid.coverage;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.onegrid.format.GeoJsonWriter;
import org.onegrid.geo.Precision;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Something wrong with the file or its areas, with where and what to do.
 *
 * @param code     stable word
 * @param areas    codes of the areas concerned
 * @param record   number of the record in the file, 0 when it is not about one
 * @param line     line in the file, 0 where there are none
 * @param lng      a place to look at, null when there is none
 * @param lat      likewise
 * @param geometry GeoJSON to draw, null when there is none
 * @param message  what was found
 * @param advice   what to do
 */
public record PlacedFault(
        String code,
        List<String> areas,
        long record,
        long line,
        @Nullable Double lng,
        @Nullable Double lat,

        @Schema(types = {"object", "null"}) @JsonRawValue @Nullable
        String geometry,

        String message,
        String advice) {

    private static final int MOST_VERTICES = 500;
    private static final JsonFactory JSON = new JsonFactory();

    /** A fault of the coverage; what has too many vertices to draw is drawn as its rectangle. */
    static PlacedFault of(org.onegrid.partition.Fault fault) {
        Geometry place = fault.place();
        Geometry drawn = place.getNumPoints() <= MOST_VERTICES ? place : place.getEnvelope();
        Point at = place.isEmpty() ? null : place.getInteriorPoint();
        return new PlacedFault(
                fault.code().name(),
                fault.areas(),
                0,
                0,
                at == null ? null : Precision.round(at.getX()),
                at == null ? null : Precision.round(at.getY()),
                place.isEmpty() ? null : geoJson(drawn),
                fault.message(),
                fault.advice());
    }

    /** A fault of a record of the file. */
    static PlacedFault of(org.onegrid.format.Fault fault) {
        return new PlacedFault(
                fault.code(),
                List.of(),
                fault.record(),
                fault.line(),
                null,
                null,
                null,
                fault.message(),
                fault.advice());
    }

    private static String geoJson(Geometry geometry) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            GeoJsonWriter.geometry(json, Precision.FACTORY.createGeometry(geometry));
        }
        return text.toString();
    }
}

package org.onegrid.format;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.geo.Datum;
import org.onegrid.geo.DatumRefusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** One GeoJSON geometry as it comes in a request. */
public final class GeoJsonGeometry {

    private GeoJsonGeometry() {}

    /**
     * The geometry in the stored form.
     *
     * @param text a GeoJSON geometry object, nothing before or after it
     * @param datum what its numbers mean
     * @throws FileRefusal when it is not JSON, not a geometry, or beyond the limits; codes as for a file
     * @throws DatumRefusal when a vertex is no place in the datum
     */
    public static Geometry parse(String text, Datum datum, Limits limits) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > limits.maxBytes()) {
            throw new FileRefusal("file-too-large", "the geometry has " + bytes.length + " bytes", "simplify it");
        }
        try (JsonParser json = Json.parser(new ByteArrayInputStream(bytes), limits)) {
            json.nextToken();
            GeoJsonShape shape = json.currentToken() == null
                    ? null
                    : GeoJsonShape.read(json, new GeoJsonShape.Members(limits.maxVertices()));
            if (shape == null || json.nextToken() != null) {
                throw new FileRefusal(
                        "geometry-malformed", "not one GeoJSON geometry object", "send {type, coordinates}");
            }
            return datum.toStored(shape.toGeometry());
        } catch (BadGeometry e) {
            throw new FileRefusal(e.code(), String.valueOf(e.getMessage()), "correct the geometry");
        } catch (JacksonException e) {
            throw Json.refusal(e);
        }
    }
}

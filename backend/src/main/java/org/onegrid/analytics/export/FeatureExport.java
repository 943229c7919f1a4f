package org.onegrid.analytics.export;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.analytics.Feature;
import org.onegrid.analytics.KeptResult;
import org.onegrid.analytics.Row;
import org.onegrid.format.GeoJsonWriter;

/**
 * A result as GeoJSON: a feature for each area with the values of its row, raw, and one for each band and point; {@code layer} says
 * which. Areas without ground have a null geometry.
 */
final class FeatureExport {

    private FeatureExport() {}

    static byte[] write(KeptResult kept, Map<String, Geometry> shapes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GeoJsonWriter json = new GeoJsonWriter(out)) {
            for (Row row : kept.result().table().rows()) {
                json.add(row.code(), shapes.get(row.code()), properties(row));
            }
            kept.result().bands().forEach(band -> add(json, "bands", band));
            kept.result().points().forEach(point -> add(json, "points", point));
        }
        return out.toByteArray();
    }

    /** What is said of an area, flat, so that any program can colour by it. */
    static Map<String, @Nullable Object> properties(Row row) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("layer", "areas");
        properties.put("code", row.code());
        properties.put("name", row.name());
        properties.put("path", row.path());
        properties.putAll(row.values());
        properties.put("unknown", row.unknown() == null ? null : row.unknown().word());
        return properties;
    }

    private static void add(GeoJsonWriter json, String layer, Feature feature) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("layer", layer);
        properties.putAll(feature.properties());
        json.add(null, feature.geometry(), properties);
    }
}

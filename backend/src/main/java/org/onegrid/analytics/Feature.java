package org.onegrid.analytics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Something to draw: a band, a site, a place.
 *
 * @param geometry in EPSG:4490, lng/lat
 */
public record Feature(Map<String, @Nullable Object> properties, Geometry geometry) {

    /** Copies the properties in, by name. */
    public Feature {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }
}

package org.onegrid.tiles;

import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * Something drawn on the base map.
 *
 * @param layer    water, green, roads, blocks, buildings or names
 * @param kind     what it is, a stable word
 * @param name     its name, or empty
 * @param rank     drawn and thinned in this order, the least first
 * @param minZoom  the first zoom it is worth drawing at
 * @param attrs    further properties; values are text, numbers or truth values
 * @param geometry EPSG:4490
 */
public record BaseFeature(
        String layer, String kind, String name, int rank, int minZoom, Map<String, Object> attrs, Geometry geometry) {

    /** Copies the map in. */
    public BaseFeature {
        attrs = Map.copyOf(attrs);
    }
}

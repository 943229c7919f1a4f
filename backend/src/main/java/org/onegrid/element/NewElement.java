package org.onegrid.element;

import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * An element to be stored.
 *
 * @param layer      id of its layer
 * @param code       unique within the layer
 * @param kind       stable word
 * @param name       its name, or empty
 * @param areaCode   the lowest area it lies in
 * @param attributes as its layer has them
 * @param geometry   EPSG:4490
 */
public record NewElement(
        String layer,
        String code,
        String kind,
        String name,
        String areaCode,
        Map<String, Object> attributes,
        Geometry geometry) {}

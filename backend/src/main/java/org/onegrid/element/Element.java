package org.onegrid.element;

/**
 * An element as stored.
 *
 * @param id         never changes
 * @param layer      id of its layer
 * @param code       unique within the layer
 * @param kind       stable word
 * @param name       its name, or empty
 * @param areaCode   the lowest area it lies in
 * @param areaName   name of that area
 * @param areaPath   its codes from the top of the command tree, joined by dots
 * @param attributes as JSON
 * @param geometry   GeoJSON in EPSG:4490
 */
public record Element(
        long id,
        String layer,
        String code,
        String kind,
        String name,
        String areaCode,
        String areaName,
        String areaPath,
        String attributes,
        String geometry) {}

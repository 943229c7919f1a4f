package org.onegrid.partition;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/**
 * One area of a partition as the locator takes it.
 *
 * @param id    not negative; the lowest id owns a shared edge
 * @param shape polygon or multi-polygon in degrees, every coordinate on the precision grid
 */
public record Face(long id, Geometry shape) {

    /** @throws IllegalArgumentException when the id is negative or the shape is empty or no polygon */
    public Face {
        if (id < 0) {
            throw new IllegalArgumentException("the id of a face must not be negative, was " + id);
        }
        if (!(shape instanceof Polygonal) || shape.isEmpty()) {
            throw new IllegalArgumentException(
                    "face " + id + " must be a polygon with an area, was " + shape.getGeometryType());
        }
    }
}

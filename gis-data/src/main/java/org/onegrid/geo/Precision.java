package org.onegrid.geo;

import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * The one precision model: degrees on a fixed grid of 1e-7, in EPSG:4490. Every stored coordinate lies on it, so that
 * neighbours share vertices bit for bit.
 */
public final class Precision {

    /** Grid cells per degree. */
    public static final double SCALE = 1e7;

    /** EPSG code of stored geometry, CGCS2000 in lng/lat. */
    public static final int SRID = 4490;

    /** Makes every geometry of the product. */
    public static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(SCALE), SRID);

    private Precision() {}

    /** The nearest value on the grid, in degrees. */
    public static double round(double degrees) {
        return Math.rint(degrees * SCALE) / SCALE;
    }
}

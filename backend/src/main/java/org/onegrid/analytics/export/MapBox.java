package org.onegrid.analytics.export;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.onegrid.geo.Bounds;
import org.onegrid.geo.Plane;

/** Where on the page the ground comes to lie: metres of a plane, equally scaled both ways, into the middle of a box. */
final class MapBox {

    /** Bends smaller than this, in points, are not drawn. */
    private static final double TOLERANCE = 0.12;
    /** Left free at each side, share of the box. */
    private static final double MARGIN = 0.03;

    private final Plane plane;
    private final double scale;
    private final double x;
    private final double y;

    private MapBox(Plane plane, double scale, double x, double y) {
        this.plane = plane;
        this.scale = scale;
        this.x = x;
        this.y = y;
    }

    /**
     * The box that shows all of some ground.
     *
     * @param shapes EPSG:4490, not empty
     * @param given  the plane to draw in; null for that of the shapes' middle
     * @param box    on the page, points
     */
    static MapBox around(Collection<Geometry> shapes, @Nullable Plane given, Envelope box) {
        Envelope degrees = new Envelope();
        shapes.forEach(shape -> degrees.expandToInclude(shape.getEnvelopeInternal()));
        Plane plane = given != null
                ? given
                : Plane.at(new Bounds(degrees.getMinX(), degrees.getMinY(), degrees.getMaxX(), degrees.getMaxY()));
        Envelope metres = new Envelope();
        shapes.forEach(shape -> metres.expandToInclude(plane.project(shape).getEnvelopeInternal()));
        double scale = (1 - 2 * MARGIN)
                * Math.min(
                        box.getWidth() / Math.max(1, metres.getWidth()),
                        box.getHeight() / Math.max(1, metres.getHeight()));
        Coordinate middle = metres.centre();
        return new MapBox(plane, scale, box.centre().x - middle.x * scale, box.centre().y - middle.y * scale);
    }

    /** A stored geometry on the page. */
    Geometry place(Geometry stored) {
        Geometry placed = new AffineTransformation(scale, 0, x, 0, scale, y).transform(plane.project(stored));
        if (placed.getDimension() == 0) {
            return placed;
        }
        DouglasPeuckerSimplifier simpler = new DouglasPeuckerSimplifier(placed);
        simpler.setDistanceTolerance(TOLERANCE);
        simpler.setEnsureValid(false);
        return simpler.getResultGeometry();
    }

    Plane plane() {
        return plane;
    }

    /** Points a metre. */
    double scale() {
        return scale;
    }

    /** Easting of a place on the page. */
    double easting(double pageX) {
        return (pageX - x) / scale;
    }

    /** Northing of a place on the page. */
    double northing(double pageY) {
        return (pageY - y) / scale;
    }
}

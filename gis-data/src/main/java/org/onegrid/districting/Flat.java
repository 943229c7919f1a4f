package org.onegrid.districting;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.onegrid.geo.Precision;
import org.onegrid.network.Spheroid;

/**
 * Metres around one place by scaling degrees, so that what is straight in degrees is straight in metres and back. True to 1e-3
 * within a community.
 */
final class Flat {

    private static final GeometryFactory METRIC = new GeometryFactory();

    private final AffineTransformation toMeters;
    private final AffineTransformation toDegrees;
    final double east;
    final double north;

    private Flat(double lng, double lat) {
        east = Spheroid.metersPerDegreeLng(lat);
        north = Spheroid.metersPerDegreeLat(lat);
        toMeters = AffineTransformation.translationInstance(-lng, -lat).scale(east, north);
        toDegrees = AffineTransformation.scaleInstance(1 / east, 1 / north).translate(lng, lat);
    }

    static Flat around(Envelope degrees) {
        Coordinate centre = degrees.centre();
        return new Flat(centre.x, centre.y);
    }

    /** A copy in metres, floating precision. */
    Geometry meters(Geometry degrees) {
        return METRIC.createGeometry(toMeters.transform(degrees));
    }

    Coordinate meters(Coordinate degrees) {
        return toMeters.transform(degrees, new Coordinate());
    }

    /** A copy in degrees on the precision grid. */
    Geometry degrees(Geometry meters) {
        Geometry copy = Precision.FACTORY.createGeometry(toDegrees.transform(meters));
        copy.apply((Coordinate at) -> {
            at.x = Precision.round(at.x);
            at.y = Precision.round(at.y);
        });
        copy.geometryChanged();
        return copy;
    }

    /** Metres between two places in degrees. */
    double distance(Coordinate one, Coordinate other) {
        return Math.hypot((one.x - other.x) * east, (one.y - other.y) * north);
    }
}

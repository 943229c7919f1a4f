package org.onegrid.geo;

import org.geotools.api.metadata.extent.GeographicBoundingBox;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.NoninvertibleTransformException;
import org.geotools.api.referencing.operation.TransformException;
import org.jspecify.annotations.Nullable;

/** A projected system, or a geographic one on another ellipsoid. Thread-safe as GeoTools' transforms are. */
final class Projected implements Conversion {

    /** How far beyond its stated area a system may be used: a city often lies across the border of its zone. */
    private static final double MARGIN_LNG_DEGREES = 3;

    /** Generous, since a zone reaches from pole to pole while the register states the land in it: Sansha lies at 4 to 17°N. */
    private static final double MARGIN_LAT_DEGREES = 50;

    private static final double AGREEMENT_UNITS = 0.02;

    private final String name;
    private final boolean degrees;
    private final MathTransform fromDegrees;
    private final MathTransform toDegrees;
    private final @Nullable GeographicBoundingBox area;

    Projected(String name, boolean degrees, MathTransform fromDegrees, @Nullable GeographicBoundingBox area) {
        this.name = name;
        this.degrees = degrees;
        this.fromDegrees = fromDegrees;
        this.area = area;
        try {
            this.toDegrees = fromDegrees.inverse();
        } catch (NoninvertibleTransformException e) {
            throw new DatumRefusal(DatumRefusal.Code.DATUM_UNKNOWN, name + " has no way back to degrees");
        }
    }

    /** Compared by what they do in the area of either, since a .prj and a code say the same thing in different words. */
    boolean agreesWith(Projected other) {
        GeographicBoundingBox shared = area != null ? area : other.area;
        if (shared == null) {
            return fromDegrees.equals(other.fromDegrees);
        }
        double[] here = {
            shared.getWestBoundLongitude(), shared.getSouthBoundLatitude(),
            shared.getEastBoundLongitude(), shared.getNorthBoundLatitude()
        };
        double[] there = here.clone();
        try {
            fromDegrees(here, 2);
            other.fromDegrees(there, 2);
        } catch (DatumRefusal notTheSameArea) {
            return false;
        }
        for (int i = 0; i < here.length; i++) {
            if (!(Math.abs(here[i] - there[i]) < AGREEMENT_UNITS)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isDegrees() {
        return degrees;
    }

    @Override
    public void toDegrees(double[] xy, int count) {
        double[] source = xy.clone();
        transform(toDegrees, xy, count, source);
        for (int at = 0; at < 2 * count; at += 2) {
            if (isOutside(xy[at], xy[at + 1])) {
                throw outside(source[at], source[at + 1]);
            }
        }
    }

    @Override
    public void fromDegrees(double[] xy, int count) {
        for (int at = 0; at < 2 * count; at += 2) {
            if (isOutside(xy[at], xy[at + 1])) {
                throw outside(xy[at], xy[at + 1]);
            }
        }
        transform(fromDegrees, xy, count, xy);
    }

    private void transform(MathTransform transform, double[] xy, int count, double[] source) {
        try {
            transform.transform(xy, 0, xy, 0, count);
        } catch (TransformException e) {
            throw outside(source[0], source[1]);
        }
    }

    private boolean isOutside(double lng, double lat) {
        if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) {
            return true;
        }
        if (area == null) {
            return false;
        }
        boolean crossesAntimeridian = area.getWestBoundLongitude() > area.getEastBoundLongitude();
        return lat < area.getSouthBoundLatitude() - MARGIN_LAT_DEGREES
                || lat > area.getNorthBoundLatitude() + MARGIN_LAT_DEGREES
                || !crossesAntimeridian
                        && (lng < area.getWestBoundLongitude() - MARGIN_LNG_DEGREES
                                || lng > area.getEastBoundLongitude() + MARGIN_LNG_DEGREES);
    }

    private DatumRefusal outside(double x, double y) {
        return new DatumRefusal(
                DatumRefusal.Code.COORDINATE_OUTSIDE_PROJECTION,
                "(" + x + ", " + y + ") lies outside the area of " + name
                        + "; check the zone, its prefix in the easting, the unit and the order easting, northing");
    }
}

package org.onegrid.geo;

import org.locationtech.jts.geom.Coordinate;

/**
 * A place in degrees, longitude first, on the precision grid of {@link Precision} (1e-7°, about a centimetre).
 *
 * @param lng degrees east, -180 to 180
 * @param lat degrees north, -90 to 90
 */
public record LngLat(double lng, double lat) {

    /** @throws IllegalArgumentException when a value is not finite or out of range; the message says which and what it was */
    public LngLat {
        if (!(lng >= -180 && lng <= 180)) {
            throw new IllegalArgumentException("longitude must be within -180..180 degrees, was " + lng);
        }
        if (!(lat >= -90 && lat <= 90)) {
            throw new IllegalArgumentException("latitude must be within -90..90 degrees, was " + lat);
        }
        lng = Precision.round(lng);
        lat = Precision.round(lat);
    }

    /** The same place as a JTS coordinate (x = lng, y = lat). */
    public Coordinate toCoordinate() {
        return new Coordinate(lng, lat);
    }

    /** Great-circle distance in metres on the mean sphere; within 0.6 % of the spheroid, for display and pre-selection. */
    public double distanceMeters(LngLat other) {
        double phi1 = Math.toRadians(lat);
        double phi2 = Math.toRadians(other.lat);
        double sinLat = Math.sin((phi2 - phi1) / 2);
        double sinLng = Math.sin(Math.toRadians(other.lng - lng) / 2);
        double h = sinLat * sinLat + Math.cos(phi1) * Math.cos(phi2) * sinLng * sinLng;
        return 2 * MEAN_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    private static final double MEAN_RADIUS_METERS = 6_371_008.8;
}

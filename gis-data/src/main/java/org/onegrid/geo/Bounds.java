package org.onegrid.geo;

import org.locationtech.jts.geom.Envelope;

/**
 * A rectangle in degrees that does not cross the antimeridian; its edges belong to it.
 *
 * @param west  least longitude
 * @param south least latitude
 * @param east  greatest longitude, not less than west
 * @param north greatest latitude, not less than south
 */
public record Bounds(double west, double south, double east, double north) {

    /** @throws IllegalArgumentException when out of range, not finite, or turned inside out */
    public Bounds {
        LngLat southWest = new LngLat(west, south);
        LngLat northEast = new LngLat(east, north);
        if (west > east || south > north) {
            throw new IllegalArgumentException(
                    "bounds must be west,south,east,north with west <= east and south <= north, was " + west + ","
                            + south + "," + east + "," + north);
        }
        west = southWest.lng();
        south = southWest.lat();
        east = northEast.lng();
        north = northEast.lat();
    }

    /** The bounds of a JTS envelope in degrees. */
    public static Bounds of(Envelope envelope) {
        return new Bounds(envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMaxY());
    }

    /**
     * Reads {@code west,south,east,north} in degrees.
     *
     * @throws IllegalArgumentException when it is not four numbers, or not bounds
     */
    public static Bounds parse(String text) {
        String[] sides = text.split(",", 5);
        if (sides.length != 4) {
            throw new IllegalArgumentException("four numbers are needed");
        }
        return new Bounds(
                Double.parseDouble(sides[0]),
                Double.parseDouble(sides[1]),
                Double.parseDouble(sides[2]),
                Double.parseDouble(sides[3]));
    }

    /** Whether the place lies within or on the edge. */
    public boolean contains(LngLat place) {
        return place.lng() >= west && place.lng() <= east && place.lat() >= south && place.lat() <= north;
    }

    /** The same rectangle for JTS. */
    public Envelope toEnvelope() {
        return new Envelope(west, east, south, north);
    }
}

package org.onegrid.network;

/**
 * Short distances on the CGCS2000 spheroid by the radii of curvature at the middle latitude: better than 1e-6 of the length
 * up to a kilometre. {@link StrictMath}, so that every machine gets the same bits.
 */
public final class Spheroid {

    private static final double SEMI_MAJOR_METERS = 6_378_137;
    private static final double FLATTENING = 1 / 298.257222101;
    private static final double E2 = FLATTENING * (2 - FLATTENING);
    private static final double RADIANS = StrictMath.PI / 180;

    private Spheroid() {}

    /** Metres of a degree of longitude at a latitude in degrees. */
    public static double metersPerDegreeLng(double lat) {
        double sin = StrictMath.sin(lat * RADIANS);
        return SEMI_MAJOR_METERS * StrictMath.cos(lat * RADIANS) * RADIANS / StrictMath.sqrt(1 - E2 * sin * sin);
    }

    /** Metres of a degree of latitude at a latitude in degrees. */
    public static double metersPerDegreeLat(double lat) {
        double sin = StrictMath.sin(lat * RADIANS);
        double w = 1 - E2 * sin * sin;
        return SEMI_MAJOR_METERS * (1 - E2) * RADIANS / (w * StrictMath.sqrt(w));
    }

    /** Metres between two places near each other. */
    public static double meters(double lng1, double lat1, double lng2, double lat2) {
        double middle = (lat1 + lat2) / 2;
        double x = (lng2 - lng1) * metersPerDegreeLng(middle);
        double y = (lat2 - lat1) * metersPerDegreeLat(middle);
        return StrictMath.sqrt(x * x + y * y);
    }
}

package org.onegrid.partition;

/**
 * Metres around one place: grid units scaled by the radii of curvature of the CGCS2000 ellipsoid there. Distances are
 * right to 1e-4 within 5 km and to 1e-3 within 50 km of the place at latitudes below 60°.
 */
final class LocalPlane {

    private static final double A = 6_378_137.0;
    private static final double F = 1 / 298.257222101;
    private static final double E2 = F * (2 - F);

    /** Metres per grid unit, east and north. */
    final double east;

    final double north;

    LocalPlane(double lat) {
        double phi = Math.toRadians(lat);
        double w = 1 - E2 * Math.sin(phi) * Math.sin(phi);
        double unit = Math.toRadians(1 / Lattice.SCALE);
        east = unit * A / Math.sqrt(w) * Math.max(1e-9, Math.cos(phi));
        north = unit * A * (1 - E2) / (w * Math.sqrt(w));
    }
}

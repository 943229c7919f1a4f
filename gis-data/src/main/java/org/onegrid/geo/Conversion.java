package org.onegrid.geo;

/**
 * The way between one datum and CGCS2000 degrees. Works in place on {@code count} pairs x, y (x = lng or easting), does no
 * rounding, and leaves range checks of degrees to {@link Datum}.
 */
interface Conversion {

    /** Degrees that are CGCS2000 already. WGS 84 counts: the two agree within centimetres. */
    Conversion NONE = new Conversion() {
        @Override
        public void toDegrees(double[] xy, int count) {}

        @Override
        public void fromDegrees(double[] xy, int count) {}
    };

    /** Whether x, y are lng, lat in degrees rather than easting, northing. */
    default boolean isDegrees() {
        return true;
    }

    /** @throws DatumRefusal when a pair is no place in this datum */
    void toDegrees(double[] xy, int count);

    /** @throws DatumRefusal when a pair cannot be expressed in this datum */
    void fromDegrees(double[] xy, int count);
}

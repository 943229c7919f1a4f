package org.onegrid.geo;

/**
 * The two shifted systems of Chinese web maps. GCJ-02 moves WGS-84 by a smooth 300 to 700 m, BD-09 moves GCJ-02 once more.
 * Neither formula is official; these are the ones every map library uses (github.com/googollee/eviltransform,
 * github.com/hujiulong/gcoord). Both move places only inside the rectangle {@link #CHINA}, which also covers some
 * neighbouring land. The inverses have no closed form: they iterate to 1e-10°, far below a millimetre.
 */
enum ChinaShift implements Conversion {
    GCJ02 {
        @Override
        void shift(double[] xy, int at) {
            gcjFromWgs(xy, at);
        }
    },
    BD09 {
        @Override
        void shift(double[] xy, int at) {
            gcjFromWgs(xy, at);
            bdFromGcj(xy, at);
        }
    };

    /** Where the shift applies, as in all published implementations. */
    static final Bounds CHINA = new Bounds(72.004, 0.8293, 137.8347, 55.8271);

    private static final double SEMI_MAJOR_METERS = 6_378_245.0;
    private static final double ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943;
    private static final double BD_PI = Math.PI * 3000 / 180;
    private static final double ENOUGH_DEGREES = 1e-10;
    private static final int MOST_ROUNDS = 30;

    /** Applies this datum's shift to the pair, wherever it lies. */
    abstract void shift(double[] xy, int at);

    @Override
    public void fromDegrees(double[] xy, int count) {
        for (int at = 0; at < 2 * count; at += 2) {
            if (inChina(xy[at], xy[at + 1])) {
                shift(xy, at);
            }
        }
    }

    @Override
    public void toDegrees(double[] xy, int count) {
        for (int at = 0; at < 2 * count; at += 2) {
            if (inChina(xy[at], xy[at + 1])) {
                unshift(xy, at);
            }
        }
    }

    /** Fixed-point iteration; the shift changes by less than 1 % of a step, so each round gains two digits or more. */
    private void unshift(double[] xy, int at) {
        double[] guess = {xy[at], xy[at + 1]};
        double[] shifted = new double[2];
        for (int round = 0; round < MOST_ROUNDS; round++) {
            shifted[0] = guess[0];
            shifted[1] = guess[1];
            shift(shifted, 0);
            double missLng = shifted[0] - xy[at];
            double missLat = shifted[1] - xy[at + 1];
            guess[0] -= missLng;
            guess[1] -= missLat;
            if (Math.abs(missLng) < ENOUGH_DEGREES && Math.abs(missLat) < ENOUGH_DEGREES) {
                break;
            }
        }
        xy[at] = guess[0];
        xy[at + 1] = guess[1];
    }

    static boolean inChina(double lng, double lat) {
        return lng >= CHINA.west() && lng <= CHINA.east() && lat >= CHINA.south() && lat <= CHINA.north();
    }

    private static void gcjFromWgs(double[] xy, int at) {
        double x = xy[at] - 105;
        double y = xy[at + 1] - 35;
        double phi = Math.toRadians(xy[at + 1]);
        double w = 1 - ECCENTRICITY_SQUARED * Math.sin(phi) * Math.sin(phi);
        double meridianRadius = SEMI_MAJOR_METERS * (1 - ECCENTRICITY_SQUARED) / (w * Math.sqrt(w));
        double parallelRadius = SEMI_MAJOR_METERS / Math.sqrt(w) * Math.cos(phi);
        xy[at] += Math.toDegrees(eastMeters(x, y) / parallelRadius);
        xy[at + 1] += Math.toDegrees(northMeters(x, y) / meridianRadius);
    }

    private static double eastMeters(double x, double y) {
        return 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + ripple(x)
                + waves(x, 20, 1, 40, 3)
                + waves(x, 150, 12, 300, 30);
    }

    private static double northMeters(double x, double y) {
        return -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + ripple(x)
                + waves(y, 20, 1, 40, 3)
                + waves(y, 160, 12, 320, 30);
    }

    private static double ripple(double x) {
        return (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;
    }

    private static double waves(double t, double amplitude1, double period1, double amplitude2, double period2) {
        return (amplitude1 * Math.sin(t / period1 * Math.PI) + amplitude2 * Math.sin(t / period2 * Math.PI)) * 2 / 3;
    }

    private static void bdFromGcj(double[] xy, int at) {
        double x = xy[at];
        double y = xy[at + 1];
        double z = Math.hypot(x, y) + 0.000_02 * Math.sin(y * BD_PI);
        double theta = Math.atan2(y, x) + 0.000_003 * Math.cos(x * BD_PI);
        xy[at] = z * Math.cos(theta) + 0.0065;
        xy[at + 1] = z * Math.sin(theta) + 0.006;
    }
}

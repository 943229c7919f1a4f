package org.onegrid.synth;

/** Smooth value noise over the plane; pure arithmetic, so the same everywhere. */
final class Noise {

    private final long seed;
    private final double scaleMeters;

    Noise(long seed, String subject, double scaleMeters) {
        this.seed = Stream.of(seed, subject).nextLong();
        this.scaleMeters = scaleMeters;
    }

    /** A value in -1..1 that changes over about one scale. */
    double at(double x, double y) {
        double u = x / scaleMeters;
        double v = y / scaleMeters;
        long i = (long) Math.floor(u);
        long j = (long) Math.floor(v);
        double s = smooth(u - i);
        double t = smooth(v - j);
        double low = knot(i, j) * (1 - s) + knot(i + 1, j) * s;
        double high = knot(i, j + 1) * (1 - s) + knot(i + 1, j + 1) * s;
        return low * (1 - t) + high * t;
    }

    private double knot(long i, long j) {
        long z = seed ^ (i * 0x9e3779b97f4a7c15L) ^ (j * 0xc2b2ae3d27d4eb4fL);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1.0p-52 - 1;
    }

    private static double smooth(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }
}

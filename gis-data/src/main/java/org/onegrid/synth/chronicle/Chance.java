package org.onegrid.synth.chronicle;

import org.onegrid.synth.Stream;

/** Draws from the distributions that counts and durations follow; {@link StrictMath} throughout. */
final class Chance {

    /** Above this mean a Poisson count is drawn as the sum of two, so that the exponential stays far from zero. */
    private static final double SPLIT = 64;

    private Chance() {}

    /** A Poisson count (Knuth's product of uniforms). */
    static int poisson(Stream stream, double mean) {
        if (mean > SPLIT) {
            return poisson(stream, mean / 2) + poisson(stream, mean / 2);
        }
        double limit = StrictMath.exp(-mean);
        int n = 0;
        for (double product = stream.unit(); product > limit; product *= stream.unit()) {
            n++;
        }
        return n;
    }

    /** Log-normal minutes as whole seconds, at least one, with this median and sigma of the logarithm. */
    static long seconds(Stream stream, double medianMinutes, double sigma) {
        return Math.max(1, StrictMath.round(60 * medianMinutes * StrictMath.exp(sigma * stream.gauss())));
    }

    /** Exponential minutes as whole seconds. */
    static long waitSeconds(Stream stream, double meanMinutes) {
        return StrictMath.round(-60 * meanMinutes * StrictMath.log(1 - stream.unit()));
    }
}

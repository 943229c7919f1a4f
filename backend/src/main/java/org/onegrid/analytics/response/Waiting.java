package org.onegrid.analytics.response;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.onegrid.statistics.KaplanMeier;
import org.onegrid.statistics.QuantileEstimate;
import org.onegrid.statistics.ShareEstimate;

/**
 * How long something took in one area, what still lasts included. Quantiles are those of PostgreSQL's {@code percentile_disc}
 * when nothing lasts, with distribution-free intervals from order statistics; else those of Kaplan and Meier with the interval of
 * Brookmeyer and Crowley, which are the same where everything that lasts has lasted longer. Seconds; intervals of 90 %.
 */
final class Waiting {

    static final double CONFIDENCE = 0.9;
    /** A product of shares may miss a whole number by its rounding. */
    private static final double ROUNDING = 1e-9;

    private final double[] ended;
    private final int open;
    private final @Nullable KaplanMeier curve;

    private Waiting(double[] ended, int open, @Nullable KaplanMeier curve) {
        this.ended = ended;
        this.open = open;
        this.curve = curve;
    }

    static Waiting of(Times times) {
        double[] ended = times.ended();
        double[] lasting = times.lasting();
        return new Waiting(ended, lasting.length, lasting.length == 0 ? null : KaplanMeier.of(ended, lasting));
    }

    /** How many, open ones included. */
    int n() {
        return ended.length + open;
    }

    /** How many still last. */
    int open() {
        return open;
    }

    /** A quantile with the ends of its interval; each null when it cannot be told. */
    record Quantile(
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high) {}

    Quantile quantile(double p) {
        if (curve != null) {
            KaplanMeier.Interval interval = curve.interval(p, CONFIDENCE);
            return new Quantile(boxed(curve.quantile(p)), boxed(interval.low()), boxed(interval.high()));
        }
        if (ended.length == 0) {
            return new Quantile(null, null, null);
        }
        QuantileEstimate estimate = QuantileEstimate.of(ended, p, CONFIDENCE);
        int rank = Math.max(1, (int) Math.ceil(p * ended.length - ROUNDING));
        return new Quantile(
                ended[rank - 1],
                estimate.low() == null ? null : (Double) Math.floor(estimate.low()),
                estimate.high() == null ? null : (Double) Math.ceil(estimate.high()));
    }

    /** The mean of what has ended; null when nothing has. */
    @Nullable
    Double mean() {
        if (ended.length == 0) {
            return null;
        }
        long sum = 0;
        for (double one : ended) {
            sum += (long) one;
        }
        return Math.round(10.0 * sum / ended.length) / 10.0;
    }

    /** The share that took no longer than a limit, with Wilson's interval (1927); nulls when there are none. */
    Quantile shareWithin(double limitSeconds) {
        int n = n();
        if (n == 0) {
            return new Quantile(null, null, null);
        }
        double share = curve != null ? 1 - curve.unfinishedAfter(limitSeconds) : within(limitSeconds) / (double) n;
        ShareEstimate estimate = ShareEstimate.of(n, share, CONFIDENCE);
        return new Quantile(rounded(share), rounded(estimate.low()), rounded(estimate.high()));
    }

    private int within(double limit) {
        int from = 0;
        int to = ended.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ended[middle] <= limit) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static double rounded(double share) {
        return Math.round(share * 1e6) / 1e6;
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }
}

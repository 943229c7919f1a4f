package org.onegrid.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How long things take when some have not ended yet: the product-limit estimate of the share still unfinished after a time
 * (Kaplan and Meier 1958). An open case says that it takes at least as long as it has lasted; leaving it out would make slow
 * areas look quick. Durations in the caller's unit. Immutable.
 */
public final class KaplanMeier {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final int n;
    private final int finished;
    /** Times at which something finished, ascending, and the share unfinished just after each. */
    private final double[] times;

    private final double[] unfinished;
    /** Greenwood's sum up to each time. */
    private final double[] greenwood;

    private KaplanMeier(int n, int finished, double[] times, double[] unfinished, double[] greenwood) {
        this.n = n;
        this.finished = finished;
        this.times = times;
        this.unfinished = unfinished;
        this.greenwood = greenwood;
    }

    /**
     * @param finished durations of what has ended, not negative
     * @param open     how long the rest has lasted so far, not negative
     * @throws IllegalArgumentException when there are none, or one is negative or not finite
     */
    public static KaplanMeier of(double[] finished, double[] open) {
        double[] ended = sorted(finished);
        double[] lasting = sorted(open);
        int n = ended.length + lasting.length;
        if (n == 0) {
            throw new IllegalArgumentException("durations are needed");
        }
        int distinct = distinct(ended);
        double[] times = new double[distinct];
        double[] unfinished = new double[distinct];
        double[] greenwood = new double[distinct];
        int steps = 0;
        double share = 1;
        double sum = 0;
        int gone = 0; // open ones that lasted less than the time looked at
        for (int i = 0; i < ended.length; ) {
            double time = ended[i];
            int upTo = i;
            while (upTo < ended.length && ended[upTo] == time) {
                upTo++;
            }
            while (gone < lasting.length && lasting[gone] < time) {
                gone++;
            }
            double atRisk = n - i - gone;
            double events = upTo - i;
            share *= 1 - events / atRisk;
            sum += events / (atRisk * (atRisk - events));
            times[steps] = time;
            unfinished[steps] = share;
            greenwood[steps++] = sum;
            i = upTo;
        }
        return new KaplanMeier(n, ended.length, times, unfinished, greenwood);
    }

    private static int distinct(double[] sorted) {
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                distinct++;
            }
        }
        return distinct;
    }

    private static double[] sorted(double[] durations) {
        double[] sorted = durations.clone();
        Arrays.sort(sorted);
        if (sorted.length > 0 && !(sorted[0] >= 0 && sorted[sorted.length - 1] < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a duration is finite and not negative");
        }
        return sorted;
    }

    /** How many, open ones included. */
    public int n() {
        return n;
    }

    /** How many are still open. */
    public int open() {
        return n - finished;
    }

    /** The share unfinished after a time, between 0 and 1. Past the longest duration it keeps its last value. */
    public double unfinishedAfter(double time) {
        int at = Arrays.binarySearch(times, time);
        int steps = at >= 0 ? at + 1 : -at - 1;
        return steps == 0 ? 1 : unfinished[steps - 1];
    }

    /** The time within which the share {@code p} has ended; empty when so many have not ended yet that nobody can tell. */
    public OptionalDouble quantile(double p) {
        checkShare(p);
        for (int i = 0; i < times.length; i++) {
            // the sum of many steps may miss the share by its rounding
            if (unfinished[i] <= 1 - p + 1e-12) {
                return OptionalDouble.of(times[i]);
            }
        }
        return OptionalDouble.empty();
    }

    /**
     * The interval of a quantile (Brookmeyer and Crowley 1982, with the log-log transformation): all times at which the
     * share unfinished does not differ from 1 − p. An end is empty when it cannot be told.
     *
     * @param confidence two-sided, such as 0.9
     */
    public Interval interval(double p, double confidence) {
        checkShare(p);
        checkShare(confidence);
        double z = NORMAL.inverseCumulativeProbability(1 - (1 - confidence) / 2);
        double target = Math.log(-Math.log(1 - p));
        OptionalDouble low = OptionalDouble.empty();
        OptionalDouble high = OptionalDouble.empty();
        for (int i = 0; i < times.length; i++) {
            double log = Math.log(unfinished[i]);
            // grows with time; the spread of log(−log S)
            double reached = unfinished[i] == 0 ? Double.POSITIVE_INFINITY : Math.log(-log);
            double spread = unfinished[i] == 0 ? 0 : Math.sqrt(greenwood[i]) / -log;
            if (low.isEmpty() && reached + z * spread >= target) {
                low = OptionalDouble.of(times[i]);
            }
            if (high.isEmpty() && reached - z * spread > target) {
                high = OptionalDouble.of(times[i]);
            }
        }
        return new Interval(low, high);
    }

    /** An interval of durations; an end that is empty cannot be told from this sample. */
    public record Interval(OptionalDouble low, OptionalDouble high) {}

    private static void checkShare(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1, was " + share);
        }
    }
}

package org.onegrid.surface;

import java.util.Arrays;
import java.util.BitSet;

/** Events on a plane, each with a weight and a value such as its duration, which may last yet. Immutable. */
public final class Events {

    /** Most events of one surface. */
    public static final int MAX_EVENTS = 20_000_000;

    private final double[] x;
    private final double[] y;
    private final double[] weight;
    private final double[] value;
    private final boolean counted;
    /** Which last yet; empty when none does. */
    private final BitSet lasting;

    private Events(double[] x, double[] y, double[] weight, double[] value, boolean counted, BitSet lasting) {
        this.x = x;
        this.y = y;
        this.weight = weight;
        this.value = value;
        this.counted = counted;
        this.lasting = lasting;
    }

    /** Events that all weigh 1 and have no value. */
    public static Events at(double[] x, double[] y) {
        double[] ones = new double[x.length];
        Arrays.fill(ones, 1);
        return of(x, y, ones, new double[x.length]);
    }

    /**
     * @param x      eastings, metres
     * @param y      northings, metres
     * @param weight not negative
     * @param value  such as seconds
     * @throws IllegalArgumentException when lengths differ, there are more than {@link #MAX_EVENTS}, a number is not finite or
     *     a weight negative
     */
    public static Events of(double[] x, double[] y, double[] weight, double[] value) {
        int n = x.length;
        if (y.length != n || weight.length != n || value.length != n || n > MAX_EVENTS) {
            throw new IllegalArgumentException("up to " + MAX_EVENTS + " events, each with x, y, weight and value");
        }
        for (int i = 0; i < n; i++) {
            if (!Double.isFinite(x[i] + y[i] + value[i]) || !(weight[i] >= 0 && weight[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("event " + i + ": numbers are finite and weights not negative");
            }
        }
        return new Events(x.clone(), y.clone(), weight.clone(), value.clone(), false, new BitSet());
    }

    /**
     * Events of which many are alike: each stands for as many of weight 1 at its place and with its value as {@code count} says.
     *
     * @param count whole numbers, not negative
     * @throws IllegalArgumentException as {@link #of}
     */
    public static Events counted(double[] x, double[] y, double[] count, double[] value) {
        Events events = of(x, y, count, value);
        return new Events(events.x, events.y, events.weight, events.value, true, new BitSet());
    }

    /**
     * The same, of which some have not ended: their value is how long they have lasted so far.
     *
     * @param indices of those, in the order of the events
     */
    public Events lasting(BitSet indices) {
        return new Events(x, y, weight, value, counted, (BitSet) indices.clone());
    }

    public int count() {
        return x.length;
    }

    double x(int i) {
        return x[i];
    }

    double y(int i) {
        return y[i];
    }

    double weight(int i) {
        return weight[i];
    }

    double value(int i) {
        return value[i];
    }

    /** Whether it has not ended. */
    boolean lasts(int i) {
        return lasting.get(i);
    }

    /** Sum of the squared weights of the events that this one stands for. */
    double squaredWeight(int i) {
        return counted ? weight[i] : weight[i] * weight[i];
    }

    /** How many events this one stands for. */
    int multiplicity(int i) {
        return counted ? (int) weight[i] : 1;
    }
}

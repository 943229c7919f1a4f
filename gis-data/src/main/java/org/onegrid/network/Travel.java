package org.onegrid.network;

import java.util.Arrays;

/** The time each link of a graph takes in one mode, in whole milliseconds, at least one. */
public final class Travel {

    /** The time of a link that cannot be used, and of a place that cannot be reached. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** Speed of the leg between a place and the road it snaps to, in metres per second (4.5 km/h, on foot). */
    public static final double ACCESS_METERS_PER_SECOND = 1.25;

    private final RoadGraph graph;
    private final int[] millis;

    private Travel(RoadGraph graph, int[] millis) {
        this.graph = graph;
        this.millis = millis;
    }

    /** Free-flow times in one mode. */
    public static Travel of(RoadGraph graph, Mode mode) {
        int[] millis = new int[graph.linkCount()];
        for (int link = 0; link < millis.length; link++) {
            double kph = graph.speeds(link).kph(mode);
            millis[link] = kph == 0 ? NEVER : whole(graph.meters(link) * 3600 / kph);
        }
        return new Travel(graph, millis);
    }

    /**
     * The same with every time multiplied, for example by the delay of the rush hour.
     *
     * @throws IllegalArgumentException when the factor is not within 0.01..100
     */
    public Travel slower(double factor) {
        if (!(factor >= 0.01 && factor <= 100)) {
            throw new IllegalArgumentException("a delay factor must be within 0.01..100, was " + factor);
        }
        int[] slower = new int[millis.length];
        for (int link = 0; link < slower.length; link++) {
            slower[link] = millis[link] == NEVER ? NEVER : whole(millis[link] * factor);
        }
        return new Travel(graph, slower);
    }

    /** The same with these links closed. */
    public Travel closing(int... links) {
        int[] closed = Arrays.copyOf(millis, millis.length);
        for (int link : links) {
            closed[link] = NEVER;
        }
        return new Travel(graph, closed);
    }

    /** The graph these times belong to. */
    public RoadGraph graph() {
        return graph;
    }

    /** The time of a whole link in milliseconds, or {@link #NEVER}. */
    public int millis(int link) {
        return millis[link];
    }

    /** The time of a part of a link in milliseconds, rounded up, or {@link #NEVER}. */
    int millis(int link, double meters) {
        int whole = millis[link];
        double length = graph.linkMeters[link];
        if (whole == NEVER || length == 0) {
            return whole == NEVER ? NEVER : 0;
        }
        return (int) StrictMath.ceil(whole * Math.min(1, Math.max(0, meters / length)));
    }

    /** The sum of times, {@link #NEVER} if either is or if it does not fit. */
    static int sum(int a, int b) {
        long sum = (long) a + b;
        return sum >= NEVER ? NEVER : (int) sum;
    }

    private static int whole(double millis) {
        return (int) Math.min(NEVER - 1L, Math.max(1, StrictMath.round(millis)));
    }
}

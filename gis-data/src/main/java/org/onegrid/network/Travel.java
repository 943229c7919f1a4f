package org.onegrid.network;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The time each link of a graph takes in one mode and direction, in whole milliseconds, at least one. Immutable, safe for many
 * threads.
 */
public final class Travel {

    /** The time of a link that cannot be used, and of a place that cannot be reached. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** Speed of the leg between a place and the road it snaps to, in metres per second (4.5 km/h, on foot). */
    public static final double ACCESS_METERS_PER_SECOND = 1.25;

    /** The precision grid's centimetre. */
    static final double NO_DISTANCE_METERS = 0.012;

    private final RoadGraph graph;
    /** By arc. */
    private final int[] millis;

    /** Made when first asked for; two threads may make it twice, both alike. */
    private volatile @Nullable Rows leaving;

    private volatile @Nullable Rows entering;

    private volatile @Nullable Ends ends;

    private Travel(RoadGraph graph, int[] millis) {
        this.graph = graph;
        this.millis = millis;
    }

    /** Free-flow times in one mode. */
    public static Travel of(RoadGraph graph, Mode mode) {
        int[] millis = new int[2 * graph.linkCount()];
        for (int arc = 0; arc < millis.length; arc++) {
            double kph = graph.speeds(arc).kph(mode);
            millis[arc] = kph == 0 ? NEVER : whole(graph.meters(arc >> 1) * 3600 / kph);
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
        for (int arc = 0; arc < slower.length; arc++) {
            slower[arc] = millis[arc] == NEVER ? NEVER : whole(millis[arc] * factor);
        }
        return new Travel(graph, slower);
    }

    /** The same with these links closed. */
    public Travel closing(int... links) {
        int[] closed = Arrays.copyOf(millis, millis.length);
        for (int link : links) {
            closed[2 * link] = NEVER;
            closed[2 * link + 1] = NEVER;
        }
        return new Travel(graph, closed);
    }

    /**
     * The same without islands: links are closed that have an end in a part of fewer nodes than this, from which one cannot go to
     * the rest and come back. Real maps are full of them, and a station put on one would reach nobody.
     */
    public Travel withoutIslands(int leastNodes) {
        Islands islands = Islands.of(leaving(), entering());
        int[] links = IntStream.range(0, graph.linkCount())
                .filter(link -> Math.min(islands.size(graph.from(link)), islands.size(graph.to(link))) < leastNodes)
                .toArray();
        return closing(links);
    }

    /** The same driven backwards: times from a source become times to it, as for people who walk to a station. */
    public Travel reversed() {
        int[] reversed = new int[millis.length];
        for (int arc = 0; arc < reversed.length; arc++) {
            reversed[arc] = millis[arc ^ 1];
        }
        return new Travel(graph, reversed);
    }

    /** The graph these times belong to. */
    public RoadGraph graph() {
        return graph;
    }

    /** The time of a whole arc in milliseconds, or {@link #NEVER}. */
    public int millis(int arc) {
        return millis[arc];
    }

    /** Whether a link can be used in either direction. */
    public boolean isOpen(int link) {
        return millis[2 * link] != NEVER || millis[2 * link + 1] != NEVER;
    }

    /**
     * The time of a part of an arc in milliseconds, rounded up, or {@link #NEVER}. A centimetre takes none, even where the arc is
     * closed: who is at a junction is there on whichever link his place was put.
     */
    int millis(int arc, double meters) {
        if (meters <= NO_DISTANCE_METERS) {
            return 0;
        }
        int whole = millis[arc];
        return whole == NEVER ? NEVER : (int) StrictMath.ceil(whole * Math.min(1, meters / graph.linkMeters[arc >> 1]));
    }

    /** The arcs in use that leave each node. */
    Rows leaving() {
        Rows rows = leaving;
        if (rows == null) {
            rows = Rows.leaving(graph, millis);
            leaving = rows;
        }
        return rows;
    }

    /** The arcs in use that lead to each node. */
    Rows entering() {
        Rows rows = entering;
        if (rows == null) {
            rows = Rows.entering(graph, millis);
            entering = rows;
        }
        return rows;
    }

    /** The links in use at each node. */
    Ends ends() {
        Ends made = ends;
        if (made == null) {
            made = new Ends(this);
            ends = made;
        }
        return made;
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

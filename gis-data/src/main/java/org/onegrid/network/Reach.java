package org.onegrid.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Travel times from the nearest of many sources to every node and every place, with the label of that source. One run of
 * Dijkstra's algorithm whatever the number of sources: O(links · log(time range)). Equal times go to the source named first.
 * The leg between a source and its road counts, and so does that of the target. Immutable and safe for many threads, except the
 * one {@link Stations#live} hands out.
 */
public final class Reach {

    /** Label of a place no source reaches. */
    public static final int NO_SOURCE = Labels.NO_SOURCE;

    private final Labels labels;
    /** The same without a limit, made when a reason is first asked for. */
    private volatile @Nullable Reach unlimited;

    Reach(Labels labels) {
        this.labels = labels;
    }

    private static Reach run(Travel travel, List<Snap> sources, int limitMillis, @Nullable Snap goal) {
        Labels labels = new Labels(travel, limitMillis);
        sources.forEach(labels::enter);
        labels.settle(goal);
        return new Reach(labels);
    }

    /** Reach without a limit. */
    public static Reach from(Travel travel, List<Snap> sources) {
        return run(travel, sources, Travel.NEVER - 1, null);
    }

    /** Reach of places within a limit; what lies farther counts as unreachable. */
    public static Reach within(Travel travel, List<Snap> sources, int limitMillis) {
        return run(travel, sources, limitMillis, null);
    }

    /** The quickest way between two places; looks no farther than it has to. Empty when there is none. */
    public static Optional<Route> findRoute(Travel travel, Snap from, Snap to) {
        return run(travel, List.of(from), Travel.NEVER - 1, to).findRoute(to);
    }

    /** The times these are computed with. */
    public Travel travel() {
        return labels.travel;
    }

    /** What lies farther than this counts as unreachable. */
    public int limitMillis() {
        return labels.limitMillis;
    }

    /** The sources there are, in the order of their labels. */
    public List<Snap> sources() {
        List<Snap> present = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            Snap source = labels.place(label);
            if (source != null) {
                present.add(source);
            }
        }
        return present;
    }

    /** Milliseconds to a node, {@link Travel#NEVER} if out of reach. */
    public int millis(int node) {
        return labels.millis(node);
    }

    /** Which source is nearest to a node, or {@link #NO_SOURCE}. */
    public int source(int node) {
        return labels.source(node);
    }

    /** Of every node the nearest source, or {@link #NO_SOURCE}. */
    public int[] nearest() {
        return labels.nearest();
    }

    /** Milliseconds to a point of a link, so many metres from its start; {@link Travel#NEVER} if out of reach. */
    public int millisAlong(int link, double alongMeters) {
        return labels.best(link, alongMeters).millis();
    }

    /** Milliseconds to a place, the leg from the road included; {@link Travel#NEVER} if out of reach. */
    public int millisTo(Snap target) {
        int there = Travel.sum(labels.best(target.link(), target.alongMeters()).millis(), target.accessMillis());
        return there > labels.limitMillis ? Travel.NEVER : there;
    }

    /** Which source is nearest to a place, or {@link #NO_SOURCE}. */
    public int sourceOf(Snap target) {
        return millisTo(target) == Travel.NEVER
                ? NO_SOURCE
                : labels.best(target.link(), target.alongMeters()).source();
    }

    /**
     * Why a place is not reached; empty if it is. The first question costs a run without limit.
     *
     * @param target the place on its road, null if there is none near it
     */
    public Optional<Unreached> whyNot(@Nullable Snap target) {
        if (target == null) {
            return Optional.of(Unreached.NO_ROAD);
        }
        if (millisTo(target) != Travel.NEVER) {
            return Optional.empty();
        }
        Reach all = unlimited;
        if (all == null) {
            all = from(travel(), sources());
            unlimited = all;
        }
        return Optional.of(all.millisTo(target) == Travel.NEVER ? Unreached.NO_WAY : Unreached.TOO_FAR);
    }

    /** The nodes within reach, in no particular order. */
    int[] reached() {
        return labels.reached();
    }

    /** The quickest way from the nearest source to a place; empty when it is out of reach. */
    public Optional<Route> findRoute(Snap target) {
        return millisTo(target) == Travel.NEVER ? Optional.empty() : Optional.of(route(target));
    }

    private Route route(Snap target) {
        Labels.Approach last = labels.best(target.link(), target.alongMeters());
        Snap start = labels.place(last.source());
        if (start == null) {
            throw new IllegalStateException("label " + last.source() + " outlived its source");
        }
        Route.Trace trace = new Route.Trace(travel());
        if (last.arc() == Labels.NO_ARC) {
            trace.prepend(target.link(), start.alongMeters(), target.alongMeters());
            return trace.toRoute(start, target);
        }
        RoadGraph graph = travel().graph();
        double length = graph.meters(target.link());
        trace.prepend(target.link(), (last.arc() & 1) == 0 ? 0 : length, target.alongMeters());
        int node = graph.head(last.arc() ^ 1);
        int arc = labels.arcInto[node];
        while (!labels.startsOn(node, arc)) {
            length = graph.meters(arc >> 1);
            trace.prepend(arc >> 1, (arc & 1) == 0 ? 0 : length, (arc & 1) == 0 ? length : 0);
            node = graph.head(arc ^ 1);
            arc = labels.arcInto[node];
        }
        trace.prepend(arc >> 1, start.alongMeters(), (arc & 1) == 0 ? graph.meters(arc >> 1) : 0);
        return trace.toRoute(start, target);
    }
}

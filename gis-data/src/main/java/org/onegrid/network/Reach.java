package org.onegrid.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Travel times from the nearest of many sources to every node and every place, with the label of that source. One run of
 * Dijkstra's algorithm whatever the number of sources: O(links · log(time range)). Equal times go to the source named first.
 * The leg between a source and its road counts, and so does that of the target.
 */
public final class Reach {

    /** Label of a place no source reaches. */
    public static final int NO_SOURCE = -1;

    private static final int NO_ARC = -1;

    private final Travel travel;
    private final List<Snap> sources;
    private final int limitMillis;
    private final int[] millis;
    private final int[] source;
    private final int[] arcInto;
    /** The sources on each link that has any. */
    private final Map<Integer, int[]> onLink = new HashMap<>();

    private Reach(Travel travel, List<Snap> sources, int limitMillis, @Nullable Snap goal) {
        this.travel = travel;
        this.sources = List.copyOf(sources);
        this.limitMillis = limitMillis;
        int nodes = travel.graph().nodeCount();
        millis = new int[nodes];
        source = new int[nodes];
        arcInto = new int[nodes];
        Arrays.fill(millis, Travel.NEVER);
        Arrays.fill(source, NO_SOURCE);
        Arrays.fill(arcInto, NO_ARC);
        run(goal);
    }

    /** Reach without a limit. */
    public static Reach from(Travel travel, List<Snap> sources) {
        return new Reach(travel, sources, Travel.NEVER - 1, null);
    }

    /** Reach of places within a limit; what lies farther counts as unreachable. */
    public static Reach within(Travel travel, List<Snap> sources, int limitMillis) {
        return new Reach(travel, sources, limitMillis, null);
    }

    /** The quickest way between two places; looks no farther than it has to. Empty when there is none. */
    public static Optional<Route> findRoute(Travel travel, Snap from, Snap to) {
        return new Reach(travel, List.of(from), Travel.NEVER - 1, to).findRoute(to);
    }

    private void run(@Nullable Snap goal) {
        RoadGraph graph = travel.graph();
        RadixHeap heap = new RadixHeap();
        int enough = Travel.NEVER;
        for (int s = 0; s < sources.size(); s++) {
            Snap snap = sources.get(s);
            int link = snap.link();
            onLink.merge(link, new int[] {s}, Reach::joined);
            int toEnd = travel.millis(link, graph.meters(link) - snap.alongMeters());
            offer(heap, graph.to(link), Travel.sum(snap.accessMillis(), toEnd), s, 2 * link);
            if (!graph.oneWay[link]) {
                int toStart = travel.millis(link, snap.alongMeters());
                offer(heap, graph.from(link), Travel.sum(snap.accessMillis(), toStart), s, 2 * link + 1);
            }
        }
        while (!heap.isEmpty()) {
            long pair = heap.pop();
            int node = (int) pair;
            int now = (int) (pair >>> 32);
            if (now > millis[node]) {
                continue;
            }
            if (now > enough) {
                break;
            }
            if (goal != null && (node == graph.from(goal.link()) || node == graph.to(goal.link()))) {
                enough = best(goal.link(), goal.alongMeters()).millis;
            }
            for (int i = graph.firstArc[node]; i < graph.firstArc[node + 1]; i++) {
                int arc = graph.arcs[i];
                offer(heap, graph.head(arc), Travel.sum(now, travel.millis(arc >> 1)), source[node], arc);
            }
        }
        for (int node = 0; node < arcInto.length; node++) {
            // A source's own link is left half way; the route starts there and not at the node behind.
            if (arcInto[node] != NO_ARC && startsOn(node, arcInto[node])) {
                arcInto[node] = ~arcInto[node];
            }
        }
    }

    private void offer(RadixHeap heap, int node, int when, int from, int arc) {
        if (when > limitMillis || when > millis[node] || (when == millis[node] && from >= source[node])) {
            return;
        }
        millis[node] = when;
        source[node] = from;
        arcInto[node] = arc;
        heap.push(when, node);
    }

    private boolean startsOn(int node, int arc) {
        Snap snap = sources.get(source[node]);
        return snap.link() == arc >> 1 && millis[node] == fromSource(snap, arc);
    }

    private int fromSource(Snap snap, int arc) {
        double meters = (arc & 1) == 0 ? travel.graph().meters(snap.link()) - snap.alongMeters() : snap.alongMeters();
        return Travel.sum(snap.accessMillis(), travel.millis(snap.link(), meters));
    }

    private static int[] joined(int[] a, int[] b) {
        int[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /** The times these are computed with. */
    public Travel travel() {
        return travel;
    }

    /** The sources, in the order of their labels. */
    public List<Snap> sources() {
        return sources;
    }

    /** Milliseconds to a node, {@link Travel#NEVER} if out of reach. */
    public int millis(int node) {
        return millis[node];
    }

    /** Which source is nearest to a node, or {@link #NO_SOURCE}. */
    public int source(int node) {
        return source[node];
    }

    /** Milliseconds to a point of a link, so many metres from its start; {@link Travel#NEVER} if out of reach. */
    public int millisAlong(int link, double alongMeters) {
        return best(link, alongMeters).millis;
    }

    /** Milliseconds to a place, the leg from the road included; {@link Travel#NEVER} if out of reach. */
    public int millisTo(Snap target) {
        int there = Travel.sum(best(target.link(), target.alongMeters()).millis, target.accessMillis());
        return there > limitMillis ? Travel.NEVER : there;
    }

    /** Which source is nearest to a place, or {@link #NO_SOURCE}. */
    public int sourceOf(Snap target) {
        return millisTo(target) == Travel.NEVER ? NO_SOURCE : best(target.link(), target.alongMeters()).source;
    }

    /** The quickest way from the nearest source to a place; empty when it is out of reach. */
    public Optional<Route> findRoute(Snap target) {
        return millisTo(target) == Travel.NEVER ? Optional.empty() : Optional.of(route(target));
    }

    private Route route(Snap target) {
        Approach last = best(target.link(), target.alongMeters());
        Snap start = sources.get(last.source);
        Route.Trace trace = new Route.Trace(travel);
        if (last.arc == NO_ARC) {
            trace.prepend(target.link(), start.alongMeters(), target.alongMeters());
            return trace.toRoute(start, target);
        }
        RoadGraph graph = travel.graph();
        trace.prepend(target.link(), (last.arc & 1) == 0 ? 0 : graph.meters(target.link()), target.alongMeters());
        int node = (last.arc & 1) == 0 ? graph.from(target.link()) : graph.to(target.link());
        while (arcInto[node] >= 0) {
            int arc = arcInto[node];
            int link = arc >> 1;
            boolean along = (arc & 1) == 0;
            trace.prepend(link, along ? 0 : graph.meters(link), along ? graph.meters(link) : 0);
            node = along ? graph.from(link) : graph.to(link);
        }
        int first = ~arcInto[node];
        trace.prepend(first >> 1, start.alongMeters(), (first & 1) == 0 ? graph.meters(first >> 1) : 0);
        return trace.toRoute(start, target);
    }

    /** How a point of a link is best reached: along the link's line (arc even), against it, or from a source on it. */
    private record Approach(int millis, int source, int arc) {

        Approach orBetter(int otherMillis, int otherSource, int otherArc) {
            boolean better = otherMillis < millis || (otherMillis == millis && otherSource < source);
            return better && otherMillis != Travel.NEVER ? new Approach(otherMillis, otherSource, otherArc) : this;
        }
    }

    private Approach best(int link, double alongMeters) {
        RoadGraph graph = travel.graph();
        int from = graph.from(link);
        int to = graph.to(link);
        Approach best = new Approach(Travel.NEVER, NO_SOURCE, NO_ARC);
        best = best.orBetter(Travel.sum(millis[from], travel.millis(link, alongMeters)), source[from], 2 * link);
        if (!graph.oneWay[link]) {
            int back = travel.millis(link, graph.meters(link) - alongMeters);
            best = best.orBetter(Travel.sum(millis[to], back), source[to], 2 * link + 1);
        }
        for (int s : onLink.getOrDefault(link, new int[0])) {
            double meters = alongMeters - sources.get(s).alongMeters();
            if (meters >= 0 || !graph.oneWay[link]) {
                int direct = Travel.sum(sources.get(s).accessMillis(), travel.millis(link, Math.abs(meters)));
                best = best.orBetter(direct, s, NO_ARC);
            }
        }
        return best.millis > limitMillis ? new Approach(Travel.NEVER, NO_SOURCE, NO_ARC) : best;
    }
}

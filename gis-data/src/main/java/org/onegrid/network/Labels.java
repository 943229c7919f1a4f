package org.onegrid.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * For every node the time from its nearest source, which source that is, and the arc it is reached by; of equal times the
 * lowest source. Sources come and go; {@link #settle} and {@link #leave} bring the labels up to date by touching only nodes
 * whose label changes and their neighbours. Not for several threads while it changes.
 */
final class Labels {

    static final int NO_SOURCE = -1;
    static final int NO_ARC = -1;

    final Travel travel;
    final int limitMillis;
    final int[] millis;
    final int[] source;
    final int[] arcInto;

    /** By label; null where a source has left. */
    private final List<@Nullable Snap> sources;
    /** The sources on each link that has any. */
    private final Map<Integer, int[]> onLink;
    /** The keys of the map, which are asked for far more often than found. */
    private final BitSet occupied;

    private final FourAryHeap heap = new FourAryHeap();

    Labels(Travel travel, int limitMillis) {
        this.travel = travel;
        this.limitMillis = limitMillis;
        int nodes = travel.graph().nodeCount();
        millis = new int[nodes];
        source = new int[nodes];
        arcInto = new int[nodes];
        sources = new ArrayList<>();
        onLink = new HashMap<>();
        occupied = new BitSet();
        restart();
    }

    /** Forgets all sources. */
    void restart() {
        sources.clear();
        onLink.clear();
        occupied.clear();
        Arrays.fill(millis, Travel.NEVER);
        Arrays.fill(source, NO_SOURCE);
        Arrays.fill(arcInto, NO_ARC);
    }

    /** A copy that no later change touches. */
    Labels(Labels other) {
        travel = other.travel;
        limitMillis = other.limitMillis;
        millis = other.millis.clone();
        source = other.source.clone();
        arcInto = other.arcInto.clone();
        sources = new ArrayList<>(other.sources);
        onLink = new HashMap<>(other.onLink);
        occupied = (BitSet) other.occupied.clone();
    }

    /** How many labels there are, those of sources that left included. */
    int size() {
        return sources.size();
    }

    /** The source of this label, null if it has left. */
    @Nullable
    Snap source(int label) {
        return sources.get(label);
    }

    /** Puts in a source under the next label and queues its ends; {@link #settle} does the rest. */
    int enter(Snap snap) {
        sources.add(null);
        put(sources.size() - 1, snap);
        return sources.size() - 1;
    }

    /** Puts in a source under the label of one that has left. */
    void put(int label, Snap snap) {
        sources.set(label, snap);
        onLink.merge(snap.link(), new int[] {label}, Labels::joined);
        occupied.set(snap.link());
        offerEnds(label, snap);
    }

    /**
     * Takes a source away: the nodes it was nearest to lose their label and are offered those of their neighbours. They are
     * found from the ends of its link, since the way to each of them leads only over such nodes.
     */
    void leave(int label) {
        Snap snap = label < 0 || label >= sources.size() ? null : sources.set(label, null);
        if (snap == null) {
            throw new IllegalArgumentException("there is no source " + label);
        }
        onLink.computeIfPresent(snap.link(), (link, labels) -> without(labels, label));
        occupied.set(snap.link(), onLink.containsKey(snap.link()));
        IntStack lost = lose(label, snap.link());
        Rows entering = travel.entering();
        for (int i = 0; i < lost.size; i++) {
            int node = lost.items[i];
            for (int a = entering.first[node]; a < entering.first[node + 1]; a += Rows.STRIDE) {
                int before = entering.arcs[a];
                if (millis[before] != Travel.NEVER) {
                    int when = Travel.sum(millis[before], entering.arcs[a + 1]);
                    offer(node, when, source[before], entering.arcs[a + 2]);
                }
            }
        }
        for (int other = 0; other < sources.size(); other++) {
            Snap standing = sources.get(other);
            if (standing != null) {
                offerEnds(other, standing);
            }
        }
    }

    /** Strips every node of this label and lists them. */
    private IntStack lose(int label, int link) {
        RoadGraph graph = travel.graph();
        Rows leaving = travel.leaving();
        IntStack lost = new IntStack();
        strip(graph.from(link), label, lost);
        strip(graph.to(link), label, lost);
        for (int i = 0; i < lost.size; i++) {
            int node = lost.items[i];
            for (int a = leaving.first[node]; a < leaving.first[node + 1]; a += Rows.STRIDE) {
                strip(leaving.arcs[a], label, lost);
            }
        }
        return lost;
    }

    private void strip(int node, int label, IntStack lost) {
        if (source[node] == label) {
            millis[node] = Travel.NEVER;
            source[node] = NO_SOURCE;
            arcInto[node] = NO_ARC;
            lost.push(node);
        }
    }

    private void offerEnds(int label, Snap snap) {
        RoadGraph graph = travel.graph();
        offer(graph.to(snap.link()), fromSource(snap, 2 * snap.link()), label, 2 * snap.link());
        offer(graph.from(snap.link()), fromSource(snap, 2 * snap.link() + 1), label, 2 * snap.link() + 1);
    }

    /** From a source to the node at the end of an arc of its own link. */
    private int fromSource(Snap snap, int arc) {
        double meters = (arc & 1) == 0 ? travel.graph().meters(snap.link()) - snap.alongMeters() : snap.alongMeters();
        return Travel.sum(snap.accessMillis(), travel.millis(arc, meters));
    }

    private void offer(int node, int when, int from, int arc) {
        if (when > limitMillis || when > millis[node] || (when == millis[node] && from >= source[node])) {
            return;
        }
        millis[node] = when;
        source[node] = from;
        arcInto[node] = arc;
        heap.push(when, node);
    }

    /** Works off what was offered. */
    void settle() {
        settle(null);
    }

    /** Works off what was offered; with a goal no farther than it has to. */
    void settle(@Nullable Snap goal) {
        RoadGraph graph = travel.graph();
        Rows leaving = travel.leaving();
        int[] first = leaving.first;
        int[] arcs = leaving.arcs;
        int enough = Travel.NEVER;
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
                enough = best(goal.link(), goal.alongMeters()).millis();
            }
            int from = source[node];
            for (int a = first[node]; a < first[node + 1]; a += Rows.STRIDE) {
                offer(arcs[a], Travel.sum(now, arcs[a + 1]), from, arcs[a + 2]);
            }
        }
        heap.clear();
    }

    /** Whether the way to a node begins on the last link before it: a source's own link is left half way. */
    boolean startsOn(int node, int arc) {
        Snap snap = sources.get(source[node]);
        return snap != null && snap.link() == arc >> 1 && millis[node] == fromSource(snap, arc);
    }

    /** Whether a source stands on the link. */
    boolean hasSourceOn(int link) {
        return occupied.get(link);
    }

    /** How a point of a link is best reached: along the link's line (arc even), against it, or from a source on it. */
    record Approach(int millis, int source, int arc) {

        private static final Approach NONE = new Approach(Travel.NEVER, NO_SOURCE, NO_ARC);

        private Approach orBetter(int otherMillis, int otherSource, int otherArc) {
            boolean better = otherMillis < millis || (otherMillis == millis && otherSource < source);
            return better && otherMillis != Travel.NEVER ? new Approach(otherMillis, otherSource, otherArc) : this;
        }
    }

    Approach best(int link, double alongMeters) {
        RoadGraph graph = travel.graph();
        int from = graph.from(link);
        int to = graph.to(link);
        int along = 2 * link;
        int against = along + 1;
        Approach best = Approach.NONE;
        best = best.orBetter(Travel.sum(millis[from], travel.millis(along, alongMeters)), source[from], along);
        int back = travel.millis(against, graph.meters(link) - alongMeters);
        best = best.orBetter(Travel.sum(millis[to], back), source[to], against);
        for (int s : occupied.get(link) ? onLink.getOrDefault(link, NOBODY) : NOBODY) {
            Snap snap = sources.get(s);
            if (snap != null) {
                double meters = alongMeters - snap.alongMeters();
                int direct = travel.millis(meters > 0 ? along : against, Math.abs(meters));
                best = best.orBetter(Travel.sum(snap.accessMillis(), direct), s, NO_ARC);
            }
        }
        return best.millis > limitMillis ? Approach.NONE : best;
    }

    private static final int[] NOBODY = {};

    private static int[] joined(int[] a, int[] b) {
        int[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static int @Nullable [] without(int[] labels, int gone) {
        int[] rest = Arrays.stream(labels).filter(s -> s != gone).toArray();
        return rest.length == 0 ? null : rest;
    }

    /** A growing list of ints. */
    private static final class IntStack {

        private int[] items = new int[64];
        private int size;

        void push(int item) {
            if (size == items.length) {
                items = Arrays.copyOf(items, 2 * size);
            }
            items[size++] = item;
        }
    }
}

package org.onegrid.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * For every node the time from its nearest source, which source that is, and the arc it is reached by; of equal times the
 * lowest source. Labels are corrected until none can be bettered, so the order of the queue decides the work and not the
 * answer. Sources come and go; {@link #settle} and {@link #leave} bring the labels up to date by touching only nodes whose label
 * changes and their neighbours. Not for several threads while it changes.
 */
final class Labels {

    static final int NO_SOURCE = -1;
    static final int NO_ARC = -1;

    private static final long UNREACHED = (long) Travel.NEVER << 32 | NO_SOURCE & 0xffff_ffffL;

    final Travel travel;
    int limitMillis;
    final int[] arcInto;
    /** By node the time in the upper half and the source in the lower, so that the better label is the smaller number. */
    private final long[] label;
    /** The nodes with a label in the order they got one; null once a source has left, since then only a search would tell. */
    private @Nullable IntStack labelled = new IntStack();

    /** By label; null where a source has left. */
    private final List<@Nullable Snap> sources;
    /** The sources on each link that has any. */
    private final Map<Integer, int[]> onLink;
    /** The keys of the map, which are asked for far more often than found. */
    private final BitSet occupied;

    private final Buckets queue;

    Labels(Travel travel, int limitMillis) {
        this.travel = travel;
        this.limitMillis = limitMillis;
        int nodes = travel.graph().nodeCount();
        label = new long[nodes];
        arcInto = new int[nodes];
        sources = new ArrayList<>();
        onLink = new HashMap<>();
        occupied = new BitSet();
        queue = new Buckets(travel.leaving().bucketShift);
        Arrays.fill(label, UNREACHED);
    }

    /** Forgets all sources, and looks as far as this from now on. */
    void restart(int newLimitMillis) {
        limitMillis = newLimitMillis;
        sources.clear();
        onLink.clear();
        occupied.clear();
        for (int i = 0; labelled != null && i < labelled.size; i++) {
            label[labelled.items[i]] = UNREACHED;
        }
        if (labelled == null) {
            Arrays.fill(label, UNREACHED);
        }
        if (labelled == null) {
            labelled = new IntStack();
        }
        labelled.size = 0;
    }

    /** A copy that no later change touches. */
    Labels(Labels other) {
        travel = other.travel;
        limitMillis = other.limitMillis;
        label = other.label.clone();
        arcInto = other.arcInto.clone();
        labelled = other.labelled == null ? null : new IntStack(other.labelled);
        queue = new Buckets(travel.leaving().bucketShift);
        sources = new ArrayList<>(other.sources);
        onLink = new HashMap<>(other.onLink);
        occupied = (BitSet) other.occupied.clone();
    }

    /** Milliseconds to a node, NEVER if out of reach. */
    int millis(int node) {
        return (int) (label[node] >>> 32);
    }

    /** The source nearest to a node, or {@link #NO_SOURCE}. */
    int source(int node) {
        return (int) label[node];
    }

    /** Of every node its source. */
    int[] nearest() {
        int[] nearest = new int[label.length];
        for (int node = 0; node < nearest.length; node++) {
            nearest[node] = (int) label[node];
        }
        return nearest;
    }

    /** The nodes within reach, in no particular order. */
    int[] reached() {
        if (labelled != null) {
            return Arrays.copyOf(labelled.items, labelled.size);
        }
        return IntStream.range(0, label.length)
                .filter(node -> label[node] != UNREACHED)
                .toArray();
    }

    /** How many labels there are, those of sources that left included. */
    int size() {
        return sources.size();
    }

    /** The place of a source, null if it has left. */
    @Nullable
    Snap place(int ofLabel) {
        return sources.get(ofLabel);
    }

    /** Puts in a source under the next label and queues its ends; {@link #settle} does the rest. */
    int enter(Snap snap) {
        sources.add(null);
        put(sources.size() - 1, snap);
        return sources.size() - 1;
    }

    /** Puts in a source under the label of one that has left. */
    void put(int as, Snap snap) {
        sources.set(as, snap);
        onLink.merge(snap.link(), new int[] {as}, Labels::joined);
        occupied.set(snap.link());
        offerEnds(as, snap);
    }

    /**
     * Takes a source away: the nodes it was nearest to lose their label and are offered those of their neighbours. They are
     * found from the ends of its link, since the way to each of them leads only over such nodes.
     */
    void leave(int who) {
        Snap snap = who < 0 || who >= sources.size() ? null : sources.set(who, null);
        if (snap == null) {
            throw new IllegalArgumentException("there is no source " + who);
        }
        labelled = null;
        onLink.computeIfPresent(snap.link(), (link, labels) -> without(labels, who));
        occupied.set(snap.link(), onLink.containsKey(snap.link()));
        IntStack lost = lose(who, snap.link());
        Rows entering = travel.entering();
        for (int i = 0; i < lost.size; i++) {
            int node = lost.items[i];
            for (int a = entering.first[node]; a < entering.first[node + 1]; a += Rows.STRIDE) {
                int before = entering.arcs[a];
                offer(node, (long) millis(before) + entering.arcs[a + 1], source(before), entering.arcs[a + 2]);
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
    private IntStack lose(int who, int link) {
        RoadGraph graph = travel.graph();
        Rows leaving = travel.leaving();
        IntStack lost = new IntStack();
        strip(graph.from(link), who, lost);
        strip(graph.to(link), who, lost);
        for (int i = 0; i < lost.size; i++) {
            int node = lost.items[i];
            for (int a = leaving.first[node]; a < leaving.first[node + 1]; a += Rows.STRIDE) {
                strip(leaving.arcs[a], who, lost);
            }
        }
        return lost;
    }

    private void strip(int node, int who, IntStack lost) {
        if (source(node) == who) {
            label[node] = UNREACHED;
            lost.push(node);
        }
    }

    private void offerEnds(int who, Snap snap) {
        RoadGraph graph = travel.graph();
        offer(graph.to(snap.link()), fromSource(snap, 2 * snap.link()), who, 2 * snap.link());
        offer(graph.from(snap.link()), fromSource(snap, 2 * snap.link() + 1), who, 2 * snap.link() + 1);
    }

    /** From a source to the node at the end of an arc of its own link. */
    private int fromSource(Snap snap, int arc) {
        double meters = (arc & 1) == 0 ? travel.graph().meters(snap.link()) - snap.alongMeters() : snap.alongMeters();
        return Travel.sum(snap.accessMillis(), travel.millis(arc, meters));
    }

    private void offer(int node, long when, int from, int arc) {
        long offered = when << 32 | from;
        if (when > limitMillis || offered >= label[node]) {
            return;
        }
        if (labelled != null && label[node] == UNREACHED) {
            labelled.push(node);
        }
        label[node] = offered;
        arcInto[node] = arc;
        queue.push((int) when, node);
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
        for (long pair = queue.pop(); pair != Buckets.NOTHING; pair = queue.pop()) {
            int node = (int) pair;
            int now = (int) (pair >>> 32);
            if (now > millis(node) || now > enough) {
                continue;
            }
            if (goal != null && (node == graph.from(goal.link()) || node == graph.to(goal.link()))) {
                enough = best(goal.link(), goal.alongMeters()).millis();
            }
            int from = source(node);
            for (int a = first[node]; a < first[node + 1]; a += Rows.STRIDE) {
                offer(arcs[a], (long) now + arcs[a + 1], from, arcs[a + 2]);
            }
        }
    }

    /** Whether the way to a node begins on the last link before it: a source's own link is left half way. */
    boolean startsOn(int node, int arc) {
        Snap snap = sources.get(source(node));
        return snap != null && snap.link() == arc >> 1 && millis(node) == fromSource(snap, arc);
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
        best = best.orBetter(Travel.sum(millis(from), travel.millis(along, alongMeters)), source(from), along);
        int back = travel.millis(against, graph.meters(link) - alongMeters);
        best = best.orBetter(Travel.sum(millis(to), back), source(to), against);
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

        IntStack() {}

        IntStack(IntStack other) {
            items = other.items.clone();
            size = other.size;
        }

        void push(int item) {
            if (size == items.length) {
                items = Arrays.copyOf(items, 2 * size);
            }
            items[size++] = item;
        }
    }
}

package org.onegrid.bench.travel;

import java.util.Arrays;
import java.util.List;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Snap;
import org.onegrid.network.Travel;

/** The product's search with a radix heap in the place of its buckets, to choose the queue by. */
final class RadixHeapSearch {

    private final int[] first;
    private final int[] arcs;
    private final RoadGraph graph;
    private final Travel travel;
    private final RadixHeap heap = new RadixHeap();

    RadixHeapSearch(Travel travel) {
        this.travel = travel;
        graph = travel.graph();
        first = new int[graph.nodeCount() + 1];
        int[] filled = new int[4 * graph.linkCount()];
        int n = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int arc : graph.arcsFrom(node)) {
                if (travel.millis(arc) != Travel.NEVER) {
                    filled[n++] = graph.head(arc);
                    filled[n++] = travel.millis(arc);
                }
            }
            first[node + 1] = n;
        }
        arcs = Arrays.copyOf(filled, n);
    }

    /** The nearest source of every node. */
    int[] nearest(List<Snap> sources) {
        int[] millis = new int[graph.nodeCount()];
        int[] source = new int[millis.length];
        Arrays.fill(millis, Travel.NEVER);
        Arrays.fill(source, -1);
        heap.restart();
        for (int s = 0; s < sources.size(); s++) {
            Snap snap = sources.get(s);
            int link = snap.link();
            enter(millis, source, graph.to(link), part(snap, 2 * link, graph.meters(link) - snap.alongMeters()), s);
            enter(millis, source, graph.from(link), part(snap, 2 * link + 1, snap.alongMeters()), s);
        }
        while (!heap.isEmpty()) {
            long pair = heap.pop();
            int node = (int) pair;
            int now = (int) (pair >>> 32);
            if (now > millis[node]) {
                continue;
            }
            for (int a = first[node]; a < first[node + 1]; a += 2) {
                enter(millis, source, arcs[a], now + (long) arcs[a + 1], source[node]);
            }
        }
        return source;
    }

    private long part(Snap snap, int arc, double meters) {
        if (meters <= 0.012) {
            return snap.accessMillis();
        }
        int whole = travel.millis(arc);
        return whole == Travel.NEVER
                ? Travel.NEVER
                : snap.accessMillis() + (long) StrictMath.ceil(whole * Math.min(1, meters / graph.meters(arc >> 1)));
    }

    private void enter(int[] millis, int[] source, int node, long when, int from) {
        if (when < millis[node] || when == millis[node] && when != Travel.NEVER && from < source[node]) {
            millis[node] = (int) when;
            source[node] = from;
            heap.push((int) when, node);
        }
    }
}

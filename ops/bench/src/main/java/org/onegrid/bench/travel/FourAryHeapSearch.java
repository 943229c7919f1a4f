package org.onegrid.bench.travel;

import java.util.Arrays;
import java.util.List;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Snap;
import org.onegrid.network.Travel;

/** The product's search with a 4-ary heap of (time, node) pairs and stale pairs left in it, to choose the queue by. */
final class FourAryHeapSearch {

    private final int[] first;
    private final int[] arcs;
    private final RoadGraph graph;
    private final Travel travel;
    private long[] heap = new long[1024];
    private int size;

    FourAryHeapSearch(Travel travel) {
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
        size = 0;
        for (int s = 0; s < sources.size(); s++) {
            Snap snap = sources.get(s);
            int link = snap.link();
            enter(millis, source, graph.to(link), part(snap, 2 * link, graph.meters(link) - snap.alongMeters()), s);
            enter(millis, source, graph.from(link), part(snap, 2 * link + 1, snap.alongMeters()), s);
        }
        while (size > 0) {
            long pair = pop();
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
            push(when << 32 | node);
        }
    }

    private void push(long pair) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        int i = size++;
        while (i > 0 && heap[(i - 1) >> 2] > pair) {
            heap[i] = heap[(i - 1) >> 2];
            i = (i - 1) >> 2;
        }
        heap[i] = pair;
    }

    private long pop() {
        long least = heap[0];
        long last = heap[--size];
        int i = 0;
        while (4 * i + 1 < size) {
            int child = 4 * i + 1;
            for (int c = child + 1; c < Math.min(size, 4 * i + 5); c++) {
                child = heap[c] < heap[child] ? c : child;
            }
            if (heap[child] >= last) {
                break;
            }
            heap[i] = heap[child];
            i = child;
        }
        heap[i] = last;
        return least;
    }
}

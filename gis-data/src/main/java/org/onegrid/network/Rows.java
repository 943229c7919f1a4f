package org.onegrid.network;

import java.util.Arrays;

/**
 * Arcs by node in compressed rows, for one mode: only arcs in use, each with all that a search needs of it side by side.
 * In the order of the graph's nodes, and within a node by arc.
 */
final class Rows {

    /** Ints per arc in {@link #arcs}: the node at its other end, its milliseconds, its number. */
    static final int STRIDE = 3;

    private static final int LEAST_SHIFT = 5;

    /** Where each node's arcs begin in {@link #arcs}; one entry more than nodes. */
    final int[] first;

    final int[] arcs;

    /** Two to the power of this is an eighth of the time of a usual arc: the width of a bucket that few arcs stay within. */
    final int bucketShift;

    private Rows(int[] first, int[] arcs) {
        this.first = first;
        this.arcs = arcs;
        long sum = 0;
        for (int a = 1; a < arcs.length; a += STRIDE) {
            sum += arcs[a];
        }
        long mean = sum / Math.max(1, arcs.length / STRIDE);
        bucketShift = Math.max(LEAST_SHIFT, Long.SIZE - Long.numberOfLeadingZeros(mean / 8));
    }

    static Rows leaving(RoadGraph graph, int[] millis) {
        return of(graph, millis, 0);
    }

    static Rows entering(RoadGraph graph, int[] millis) {
        return of(graph, millis, 1);
    }

    /** @param turned 0 to file an arc under the node it leaves, 1 under the one it leads to */
    private static Rows of(RoadGraph graph, int[] millis, int turned) {
        int[] first = new int[graph.nodeCount() + 1];
        for (int arc = 0; arc < millis.length; arc++) {
            if (millis[arc] != Travel.NEVER) {
                first[graph.head(arc ^ 1 ^ turned) + 1] += STRIDE;
            }
        }
        for (int node = 0; node < graph.nodeCount(); node++) {
            first[node + 1] = Math.addExact(first[node], first[node + 1]);
        }
        int[] arcs = new int[first[graph.nodeCount()]];
        int[] next = Arrays.copyOf(first, graph.nodeCount());
        for (int arc = 0; arc < millis.length; arc++) {
            if (millis[arc] != Travel.NEVER) {
                int node = graph.head(arc ^ 1 ^ turned);
                arcs[next[node]] = graph.head(arc ^ turned);
                arcs[next[node] + 1] = millis[arc];
                arcs[next[node] + 2] = arc;
                next[node] += STRIDE;
            }
        }
        return new Rows(first, arcs);
    }
}

package org.onegrid.network;

import java.util.Arrays;

/**
 * Arcs by node in compressed rows, for one mode: only arcs in use, each with all that a search needs of it side by side.
 * In the order of the graph's nodes, and within a node by arc.
 */
final class Rows {

    /** Ints per arc in {@link #arcs}: the node at its other end, its milliseconds, its number. */
    static final int STRIDE = 3;

    /** Where each node's arcs begin in {@link #arcs}; one entry more than nodes. */
    final int[] first;

    final int[] arcs;

    private Rows(int[] first, int[] arcs) {
        this.first = first;
        this.arcs = arcs;
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

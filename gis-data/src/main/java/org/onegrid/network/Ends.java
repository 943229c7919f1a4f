package org.onegrid.network;

import java.util.Arrays;

/** By node the links with an end there that are in use in either direction, each once. Immutable. */
final class Ends {

    /** Where each node's links begin in {@link #links}; one entry more than nodes. */
    final int[] first;

    final int[] links;

    Ends(Travel travel) {
        RoadGraph graph = travel.graph();
        first = new int[graph.nodeCount() + 1];
        for (int link = 0; link < graph.linkCount(); link++) {
            if (travel.isOpen(link)) {
                first[graph.from(link) + 1]++;
                first[graph.to(link) + 1] += graph.from(link) == graph.to(link) ? 0 : 1;
            }
        }
        for (int node = 0; node < graph.nodeCount(); node++) {
            first[node + 1] += first[node];
        }
        links = new int[first[graph.nodeCount()]];
        int[] next = Arrays.copyOf(first, graph.nodeCount());
        for (int link = 0; link < graph.linkCount(); link++) {
            if (travel.isOpen(link)) {
                links[next[graph.from(link)]++] = link;
                if (graph.from(link) != graph.to(link)) {
                    links[next[graph.to(link)]++] = link;
                }
            }
        }
    }
}

package org.onegrid.network;

import java.util.Arrays;

/**
 * Finds the strongly connected parts of a network: within a part one can go from every node to every other. Kosaraju's two
 * passes without recursion, O(arcs).
 */
final class Islands {

    private final int[] part;
    private final int[] sizes;

    private Islands(int[] part, int[] sizes) {
        this.part = part;
        this.sizes = sizes;
    }

    static Islands of(Rows leaving, Rows entering) {
        int n = leaving.first.length - 1;
        int[] order = finished(leaving, n);
        int[] part = new int[n];
        int[] sizes = new int[n];
        Arrays.fill(part, -1);
        int[] stack = new int[n];
        int parts = 0;
        for (int i = n - 1; i >= 0; i--) {
            if (part[order[i]] >= 0) {
                continue;
            }
            int depth = 0;
            stack[depth++] = order[i];
            part[order[i]] = parts;
            while (depth > 0) {
                int node = stack[--depth];
                sizes[parts]++;
                for (int a = entering.first[node]; a < entering.first[node + 1]; a += Rows.STRIDE) {
                    int before = entering.arcs[a];
                    if (part[before] < 0) {
                        part[before] = parts;
                        stack[depth++] = before;
                    }
                }
            }
            parts++;
        }
        return new Islands(part, sizes);
    }

    /** The nodes in the order a depth-first search leaves them. */
    private static int[] finished(Rows leaving, int n) {
        int[] order = new int[n];
        int[] stack = new int[n];
        int[] next = new int[n];
        boolean[] seen = new boolean[n];
        int done = 0;
        for (int root = 0; root < n; root++) {
            int depth = 0;
            if (!seen[root]) {
                stack[depth++] = root;
                seen[root] = true;
                next[root] = leaving.first[root];
            }
            while (depth > 0) {
                int node = stack[depth - 1];
                if (next[node] == leaving.first[node + 1]) {
                    order[done++] = node;
                    depth--;
                    continue;
                }
                int after = leaving.arcs[next[node]];
                next[node] += Rows.STRIDE;
                if (!seen[after]) {
                    seen[after] = true;
                    next[after] = leaving.first[after];
                    stack[depth++] = after;
                }
            }
        }
        return order;
    }

    /** How many nodes one can go to from this one and come back. */
    int size(int node) {
        return sizes[part[node]];
    }
}

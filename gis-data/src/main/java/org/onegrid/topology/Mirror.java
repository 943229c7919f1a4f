package org.onegrid.topology;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.onegrid.topology.Sheet.Vertex;

/**
 * Turns an island over. A vertex drawn past the far side of an island leaves it whole but inside out: each of its arcs has
 * its two faces on the other side then. That can only be where all faces along the island's arcs changed.
 */
final class Mirror {

    private static final int MOST_ARCS = 1_000;

    private Mirror() {}

    /** Exchanges the sides of all arcs connected with the first that was drawn; false where there are others' among them. */
    static boolean turn(Patch patch, Collection<Integer> changed) {
        Sheet sheet = patch.sheet();
        Set<Integer> island = new TreeSet<>();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        for (Swap<Arc> swap : patch.arcs()) {
            if (swap.after() != null && island.isEmpty()) {
                island.add(swap.number());
                open.add(swap.number());
            }
        }
        while (!open.isEmpty()) {
            Arc arc = sheet.arc(open.remove());
            if (!changed.contains(arc.left()) || !changed.contains(arc.right()) || island.size() > MOST_ARCS) {
                return false;
            }
            for (int end : new int[] {0, arc.size() - 1}) {
                for (Vertex vertex : sheet.vertices(arc.x(end), arc.y(end))) {
                    if (island.add(vertex.arc())) {
                        open.add(vertex.arc());
                    }
                }
            }
        }
        for (int number : island) {
            Arc arc = sheet.arc(number);
            patch.setArc(number, new Arc(arc.line(), arc.right(), arc.left()));
        }
        return !island.isEmpty();
    }
}

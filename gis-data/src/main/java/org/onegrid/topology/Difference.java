package org.onegrid.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a patch changed on the ground, segment by segment: arcs that were only divided or joined are no change. */
final class Difference {

    /** A segment with its ends in order. */
    private record Segment(long low, long high) {}

    private final Map<Segment, Long> gone = new HashMap<>();
    private final List<int[]> drawn = new ArrayList<>();
    private final Set<Integer> faces = new TreeSet<>();

    /** All that the patch changed so far. O(n) in the vertices of arcs that changed their number or shape. */
    Difference(List<Swap<Arc>> arcs) {
        for (Swap<Arc> swap : arcs) {
            if (swap.before() != null) {
                collect(swap.before(), swap.after(), gone::put);
            }
        }
        for (Swap<Arc> swap : arcs) {
            if (swap.after() != null) {
                Arc arc = swap.after();
                collect(arc, swap.before(), (segment, sides) -> draw(segment, sides));
            }
        }
        gone.values().forEach(this::mark);
        faces.remove(Face.OUTSIDE);
    }

    /** Segments x1, y1, x2, y2, left face, right face that were not there before. */
    List<int[]> drawn() {
        return drawn;
    }

    /** Faces with another border than before, without the outside, ascending. */
    Set<Integer> faces() {
        return faces;
    }

    private void draw(Segment segment, long sides) {
        Long before = gone.remove(segment);
        if (before == null) {
            drawn.add(new int[] {
                Places.x(segment.low), Places.y(segment.low),
                Places.x(segment.high), Places.y(segment.high),
                Places.x(sides), Places.y(sides)
            });
            mark(sides);
        } else {
            relabel(Places.x(before), Places.x(sides));
            relabel(Places.y(before), Places.y(sides));
        }
    }

    private void relabel(int before, int after) {
        if (before != after) {
            faces.add(before);
            faces.add(after);
        }
    }

    private void mark(long sides) {
        faces.add(Places.x(sides));
        faces.add(Places.y(sides));
    }

    private interface Take {
        void segment(Segment segment, long sides);
    }

    /** The segments of one arc but those that another begins and ends with as well. */
    private static void collect(Arc arc, @Nullable Arc other, Take take) {
        int first = 0;
        int last = arc.size() - 1;
        if (other != null && other.left() == arc.left() && other.right() == arc.right()) {
            int shorter = Math.min(arc.size(), other.size()) - 1;
            while (first < shorter && same(arc, first, other, first) && same(arc, first + 1, other, first + 1)) {
                first++;
            }
            int cut = other.size() - arc.size();
            while (last > first
                    && last + cut > first
                    && same(arc, last, other, last + cut)
                    && same(arc, last - 1, other, last - 1 + cut)) {
                last--;
            }
        }
        for (int i = first; i < last; i++) {
            long from = Places.pack(arc.x(i), arc.y(i));
            long to = Places.pack(arc.x(i + 1), arc.y(i + 1));
            if (from < to) {
                take.segment(new Segment(from, to), Places.pack(arc.left(), arc.right()));
            } else {
                take.segment(new Segment(to, from), Places.pack(arc.right(), arc.left()));
            }
        }
    }

    private static boolean same(Arc arc, int i, Arc other, int j) {
        return arc.x(i) == other.x(j) && arc.y(i) == other.y(j);
    }
}

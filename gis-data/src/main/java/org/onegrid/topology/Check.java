package org.onegrid.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.onegrid.partition.Fault.Code;
import org.onegrid.partition.Rules;

/**
 * Tells whether a drawing is a partition, by what was drawn anew and the faces beside it.
 *
 * <p>Segments that meet at ends only make a planar drawing. If then around every node the face left of each arc is the
 * face right of the next one counter-clockwise, every connected piece of it has one face at each of its cycles; if every
 * face has as many outer cycles as parts, and its holes lie inside, the faces tile the ground (de Berg et al.,
 * Computational Geometry, 2008, chapter 2). What did not change was so before.
 */
final class Check {

    private final Sheet sheet;
    private final Rules rules;
    private final List<Finding> found = new ArrayList<>();

    Check(Sheet sheet, Rules rules) {
        this.sheet = sheet;
        this.rules = rules;
    }

    /** What is wrong, one kind at a time; empty when all is well. */
    List<Finding> found() {
        return found;
    }

    /** @param segments as {@link Difference#drawn} has them */
    boolean segmentsMeetAtEnds(Iterable<int[]> segments) {
        Meetings meetings = new Meetings(sheet);
        for (int[] segment : segments) {
            if (!meetings.isEnough()) {
                meetings.compare(segment);
            }
        }
        found.addAll(meetings.found());
        return found.isEmpty();
    }

    /** At the ends of the arcs. */
    boolean nodesAgree(Collection<Arc> arcs) {
        Set<Long> nodes = new HashSet<>();
        for (Arc arc : arcs) {
            for (int vertex : new int[] {0, arc.size() - 1}) {
                if (nodes.add(Places.pack(arc.x(vertex), arc.y(vertex)))) {
                    node(arc.x(vertex), arc.y(vertex));
                }
            }
        }
        return found.isEmpty();
    }

    private void node(int x, int y) {
        List<Integer> leaving = new ArrayList<>(4);
        List<Sheet.Vertex> there = sheet.vertices(x, y);
        for (Sheet.Vertex vertex : there) {
            if (!sheet.arc(vertex.arc()).isEnd(vertex.at())) {
                if (there.size() > 1) {
                    throw new IllegalStateException("arcs meet at " + x + " " + y + " without a node");
                }
                return;
            }
            leaving.add(2 * vertex.arc() + (vertex.at() == 0 ? 0 : 1));
        }
        leaving.sort((a, b) -> a.equals(b) ? 0 : Directions.isBefore(sheet, a, b) ? -1 : 1);
        for (int i = 0; i < leaving.size(); i++) {
            int left = sheet.left(leaving.get(i));
            int right = sheet.left(leaving.get((i + 1) % leaving.size()) ^ 1);
            if (left != right) {
                found.add(new Finding(
                        Code.OVERLAP, faces(left, right), x, y, "borders that meet here have changed their order"));
                return;
            }
        }
    }

    private static List<Integer> faces(int one, int other) {
        return one == Face.OUTSIDE ? List.of(other) : other == Face.OUTSIDE ? List.of(one) : List.of(one, other);
    }

    /** Parts, holes and sizes of a face. @return how many parts it has */
    int face(int number) {
        Face face = sheet.face(number);
        List<Cycle> cycles = Walk.around(sheet, number);
        List<Cycle> parts = cycles.stream().filter(cycle -> cycle.sign() > 0).toList();
        if (parts.isEmpty()) {
            found.add(at(Code.BELOW_MIN_AREA, number, cycles, "an area has no ground left, or is turned inside out"));
            return 0;
        }
        for (Cycle cycle : cycles) {
            if (cycle.sign() < 0 && !isInside(cycle, cycles)) {
                found.add(at(Code.CONTAINED, number, List.of(cycle), "an island lies outside of the area around it"));
            } else if (cycle.sign() == 0) {
                found.add(at(Code.SELF_INTERSECTION, number, List.of(cycle), "a border runs back along itself"));
            }
        }
        if (parts.size() > face.parts() && !face.enclave()) {
            found.add(at(Code.DISCONNECTED, number, List.of(parts.get(parts.size() - 1)), "an area falls apart"));
        }
        if (found.isEmpty()) {
            sizes(number, cycles, parts);
        }
        return parts.size();
    }

    /** The outside: nothing stands on ground of an area, and no gap is so thin that it cannot be meant. */
    void outside(List<Cycle> cycles) {
        for (Cycle cycle : cycles) {
            int x = cycle.ring()[0];
            int y = cycle.ring()[1];
            if (cycle.sign() > 0 && new Sizes(List.of(cycle)).hasPartThinnerThan(rules.sliverMeters())) {
                found.add(new Finding(Code.SLIVER, List.of(), x, y, "a gap is too thin to be meant"));
            } else if (cycle.sign() < 0) {
                owner(cycle)
                        .ifPresent(face -> found.add(new Finding(
                                Code.CONTAINED,
                                List.of(face),
                                x,
                                y,
                                "areas lie inside of an area that has no hole for them")));
            }
        }
    }

    /** A face around the cycle, found by what the way from its westernmost vertex towards the west crosses. */
    private OptionalInt owner(Cycle cycle) {
        int[] ring = cycle.ring();
        int first = 0;
        for (int i = 0; i < ring.length; i += 2) {
            first = ring[i] < ring[first] ? i : first;
        }
        int x = ring[first];
        int y = ring[first + 1];
        Set<Integer> arcs = new TreeSet<>();
        sheet.westOf(x, y, arcs::add);
        Set<Integer> around = new TreeSet<>();
        for (int number : arcs) {
            Arc arc = sheet.arc(number);
            if (Cycle.flips(arc.line(), x, y)) {
                for (int face : new int[] {arc.left(), arc.right()}) {
                    if (!around.add(face)) {
                        around.remove(face);
                    }
                }
            }
        }
        around.remove(Face.OUTSIDE);
        return around.stream().mapToInt(face -> face).findFirst();
    }

    private void sizes(int number, List<Cycle> cycles, List<Cycle> parts) {
        Sizes sizes = new Sizes(cycles);
        if (sizes.isBelow(rules.minAreaSquareMeters())) {
            found.add(at(Code.BELOW_MIN_AREA, number, parts, "an area is too small"));
        } else if (sizes.hasPartThinnerThan(rules.sliverMeters())) {
            found.add(at(Code.SLIVER, number, parts, "an area, or a part of it, is too thin"));
        }
    }

    /** Whether the first vertex of the hole lies in the face, the hole itself left out of account. */
    private static boolean isInside(Cycle hole, List<Cycle> cycles) {
        boolean inside = false;
        for (Cycle cycle : cycles) {
            inside ^= cycle != hole && cycle.flips(hole.ring()[0], hole.ring()[1]);
        }
        return inside;
    }

    private static Finding at(Code code, int face, List<Cycle> cycles, String message) {
        int[] ring = cycles.isEmpty() ? new int[2] : cycles.get(0).ring();
        return new Finding(code, List.of(face), ring[0], ring[1], message);
    }
}

package org.onegrid.topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onegrid.topology.Sheet.Vertex;

/**
 * One edit under way: it changes the sheet at once and remembers what stood there, so that it can be taken back or handed
 * out as a {@link Change}.
 */
final class Patch {

    private final Sheet sheet;
    private final Map<Integer, @Nullable Arc> arcsBefore = new TreeMap<>();
    private final Map<Integer, @Nullable Face> facesBefore = new TreeMap<>();

    /** Where arcs are to end; a ring that begins there must not begin elsewhere. */
    private final Set<Long> nodes = new HashSet<>();

    Patch(Sheet sheet) {
        this.sheet = sheet;
    }

    Sheet sheet() {
        return sheet;
    }

    /** Puts an arc, or nothing, at a number and keeps the half-edges of the faces in step. */
    void setArc(int number, @Nullable Arc arc) {
        @Nullable Arc before = sheet.findArc(number);
        if (!arcsBefore.containsKey(number)) {
            arcsBefore.put(number, before);
        }
        if (before != null) {
            rememberFace(before.left());
            rememberFace(before.right());
        }
        if (arc != null) {
            rememberFace(arc.left());
            rememberFace(arc.right());
        }
        boolean sameSides =
                before != null && arc != null && before.left() == arc.left() && before.right() == arc.right();
        if (before != null && !sameSides) {
            sheet.setFace(before.left(), sheet.face(before.left()).without(2 * number));
            sheet.setFace(before.right(), sheet.face(before.right()).without(2 * number + 1));
        }
        sheet.setArc(number, arc);
        if (arc != null && !sameSides) {
            sheet.setFace(arc.left(), sheet.face(arc.left()).and(2 * number));
            sheet.setFace(arc.right(), sheet.face(arc.right()).and(2 * number + 1));
        }
    }

    int addArc(Arc arc) {
        int number = sheet.freeArc();
        setArc(number, arc);
        return number;
    }

    /** Gives the ground beside a half-edge to another face. */
    void relabel(int half, int face) {
        Arc arc = sheet.arc(half >> 1);
        setArc(
                half >> 1,
                (half & 1) == 0 ? new Arc(arc.line(), face, arc.right()) : new Arc(arc.line(), arc.left(), face));
    }

    void setFace(int number, @Nullable Face face) {
        rememberFace(number);
        sheet.setFace(number, face);
    }

    int addFace(Face face) {
        int number = sheet.freeFace();
        setFace(number, face);
        return number;
    }

    private void rememberFace(int number) {
        if (!facesBefore.containsKey(number)) {
            facesBefore.put(number, sheet.findFace(number));
        }
    }

    /** Makes all arcs that have a vertex at the place end there, also when no other arc has come there yet. */
    void node(int x, int y) {
        nodes.add(Places.pack(x, y));
        for (Vertex vertex : sheet.vertices(x, y)) {
            Arc arc = sheet.arc(vertex.arc());
            if (!arc.isEnd(vertex.at())) {
                if (arc.isRing() && sheet.isFree(arc) && !nodes.contains(Places.pack(arc.x(0), arc.y(0)))) {
                    setArc(vertex.arc(), arc.with(Lines.turned(arc.line(), vertex.at())));
                } else {
                    setArc(vertex.arc(), arc.with(Lines.part(arc.line(), 0, vertex.at())));
                    addArc(arc.with(Lines.part(arc.line(), vertex.at(), arc.size() - 1)));
                }
                node(x, y);
                return;
            }
        }
    }

    /** Makes one arc of two that meet at the place alone. */
    void join(int x, int y) {
        List<Vertex> there = sheet.vertices(x, y);
        if (there.size() != 2 || there.get(0).arc() == there.get(1).arc()) {
            return;
        }
        int first = Math.min(there.get(0).arc(), there.get(1).arc());
        int second = Math.max(there.get(0).arc(), there.get(1).arc());
        Arc one = sheet.arc(first);
        Arc other = sheet.arc(second);
        setArc(second, null);
        if (one.endsAt(x, y)) {
            Arc tail = other.startsAt(x, y) ? other : other.reversed();
            setArc(first, one.with(Lines.joined(one.line(), tail.line())));
        } else {
            Arc head = other.endsAt(x, y) ? other : other.reversed();
            setArc(first, one.with(Lines.joined(head.line(), one.line())));
        }
    }

    /** Removes the arcs that have the face on both sides and joins what is left at their ends. */
    void dissolve(int face) {
        Set<Long> ends = new TreeSet<>();
        int[] halves = sheet.face(face).halves();
        for (int i = 1; i < halves.length; i++) {
            if (halves[i] >> 1 == halves[i - 1] >> 1) {
                Arc arc = sheet.arc(halves[i] >> 1);
                ends.add(Places.pack(arc.x(0), arc.y(0)));
                ends.add(Places.pack(arc.x(arc.size() - 1), arc.y(arc.size() - 1)));
                setArc(halves[i] >> 1, null);
            }
        }
        ends.forEach(end -> join(Places.x(end), Places.y(end)));
    }

    List<Swap<Arc>> arcs() {
        List<Swap<Arc>> swaps = new ArrayList<>();
        arcsBefore.forEach((number, before) -> swaps.add(new Swap<>(number, before, sheet.findArc(number))));
        return swaps;
    }

    List<Swap<Face>> faces() {
        List<Swap<Face>> swaps = new ArrayList<>();
        facesBefore.forEach((number, before) -> swaps.add(new Swap<>(number, before, sheet.findFace(number))));
        return swaps;
    }

    /** Faces that were touched and are there now, without the outside. */
    List<Integer> touched() {
        List<Integer> there = new ArrayList<>();
        for (int number : facesBefore.keySet()) {
            if (number != Face.OUTSIDE && sheet.findFace(number) != null) {
                there.add(number);
            }
        }
        return Collections.unmodifiableList(there);
    }

    /** Makes a smaller patch part of this one when it succeeds, and takes it back when not, or when it is refused. */
    boolean attempt(Predicate<Patch> drawing) {
        Patch inner = new Patch(sheet);
        try {
            if (drawing.test(inner)) {
                inner.arcsBefore.forEach((number, before) -> {
                    if (!arcsBefore.containsKey(number)) {
                        arcsBefore.put(number, before);
                    }
                });
                inner.facesBefore.forEach((number, before) -> {
                    if (!facesBefore.containsKey(number)) {
                        facesBefore.put(number, before);
                    }
                });
                return true;
            }
        } catch (EditRefused refused) {
            // The caller has other attempts to make.
        }
        inner.rollBack();
        return false;
    }

    /** Puts everything back as it was. */
    void rollBack() {
        put(sheet, arcs(), faces(), true);
    }

    /** Puts what stood before, or what stood after, at every number. */
    static void put(Sheet sheet, List<Swap<Arc>> arcs, List<Swap<Face>> faces, boolean before) {
        for (Swap<Arc> swap : arcs) {
            @Nullable Arc arc = before ? swap.before() : swap.after();
            if (sheet.findArc(swap.number()) != arc) {
                sheet.setArc(swap.number(), null);
            }
        }
        for (Swap<Face> swap : faces) {
            if (swap.number() != Face.OUTSIDE) {
                sheet.setFace(swap.number(), null);
            }
        }
        for (Swap<Arc> swap : arcs) {
            @Nullable Arc arc = before ? swap.before() : swap.after();
            if (sheet.findArc(swap.number()) != arc) {
                sheet.setArc(swap.number(), arc);
            }
        }
        for (Swap<Face> swap : faces) {
            sheet.setFace(swap.number(), before ? swap.before() : swap.after());
        }
    }
}

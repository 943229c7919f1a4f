package org.onegrid.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Arcs and faces by number, with the means to find them by place and by code. Numbers that become free are used again,
 * the lowest first, so that what number is given depends on nothing but what there is. Face 0 is the outside.
 */
final class Sheet {

    /** A vertex of an arc. */
    record Vertex(int arc, int at) {}

    private @Nullable Arc[] arcs;
    private @Nullable Face[] faces;
    private final BitSet usedArcs;
    private final BitSet usedFaces;
    private final Map<String, Integer> byCode;
    private final ArcIndex index;

    Sheet(ArcIndex index) {
        this(new Arc[64], new Face[64], new BitSet(), new BitSet(), new HashMap<>(), index);
    }

    private Sheet(
            @Nullable Arc[] arcs,
            @Nullable Face[] faces,
            BitSet usedArcs,
            BitSet usedFaces,
            Map<String, Integer> byCode,
            ArcIndex index) {
        this.arcs = arcs;
        this.faces = faces;
        this.usedArcs = usedArcs;
        this.usedFaces = usedFaces;
        this.byCode = byCode;
        this.index = index;
    }

    Sheet copy() {
        return new Sheet(
                arcs.clone(),
                faces.clone(),
                (BitSet) usedArcs.clone(),
                (BitSet) usedFaces.clone(),
                new HashMap<>(byCode),
                index.copy());
    }

    Arc arc(int number) {
        @Nullable Arc arc = findArc(number);
        if (arc == null) {
            throw new IllegalArgumentException("no arc " + number);
        }
        return arc;
    }

    /** The face to the left of a half-edge. */
    int left(int half) {
        return arc(half >> 1).side((half & 1) == 0);
    }

    @Nullable
    Arc findArc(int number) {
        return number < arcs.length ? arcs[number] : null;
    }

    Face face(int number) {
        @Nullable Face face = findFace(number);
        if (face == null) {
            throw new IllegalArgumentException("no face " + number);
        }
        return face;
    }

    @Nullable
    Face findFace(int number) {
        return number < faces.length ? faces[number] : null;
    }

    /** The face with the code, or -1. */
    int faceOf(String code) {
        return byCode.getOrDefault(code, -1);
    }

    int freeArc() {
        return usedArcs.nextClearBit(0);
    }

    int freeFace() {
        return usedFaces.nextClearBit(0);
    }

    /** The numbers in use, ascending. */
    int[] arcNumbers() {
        return usedArcs.stream().toArray();
    }

    /** The numbers in use but that of the outside, ascending. */
    int[] faceNumbers() {
        return usedFaces.stream().skip(1).toArray();
    }

    void setArc(int number, @Nullable Arc arc) {
        @Nullable Arc before = findArc(number);
        if (before != null) {
            index.remove(number, before.line());
        }
        if (number >= arcs.length) {
            arcs = Arrays.copyOf(arcs, Math.max(number + 1, arcs.length * 2));
        }
        arcs[number] = arc;
        usedArcs.set(number, arc != null);
        if (arc != null) {
            index.add(number, arc.line());
        }
    }

    void setFace(int number, @Nullable Face face) {
        @Nullable Face before = findFace(number);
        if (before != null && number != Face.OUTSIDE) {
            byCode.remove(before.code());
        }
        if (number >= faces.length) {
            faces = Arrays.copyOf(faces, Math.max(number + 1, faces.length * 2));
        }
        faces[number] = face;
        usedFaces.set(number, face != null);
        if (face != null && number != Face.OUTSIDE) {
            byCode.put(face.code(), number);
        }
    }

    /** Every arc that may come near the segment, often more than once. */
    void near(int x1, int y1, int x2, int y2, IntConsumer arc) {
        index.near(x1, y1, x2, y2, arc);
    }

    /** Every arc that may cross the way from the place towards the west, often more than once. */
    void westOf(int x, int y, IntConsumer arc) {
        index.westOf(x, y, arc);
    }

    /** Whether a place is so far from all arcs that it cannot be meant. */
    boolean isFar(int x, int y) {
        return index.isFar(x, y);
    }

    /** The vertices at a place, one an arc; two for an arc that ends where it begins, unless nothing else is there. */
    List<Vertex> vertices(int x, int y) {
        List<Vertex> found = new ArrayList<>(4);
        for (int number : index.at(x, y)) {
            Arc arc = arc(number);
            for (int i = 0; i < arc.size(); i++) {
                if (arc.x(i) == x && arc.y(i) == y) {
                    found.add(new Vertex(number, i));
                }
            }
        }
        return found;
    }

    /** The segment between two vertices that follow each other, as its first vertex, in either direction; or null. */
    @Nullable
    Vertex edge(int x1, int y1, int x2, int y2) {
        for (Vertex vertex : vertices(x1, y1)) {
            Arc arc = arc(vertex.arc());
            int at = vertex.at();
            if (at + 1 < arc.size() && arc.x(at + 1) == x2 && arc.y(at + 1) == y2) {
                return vertex;
            }
            if (at > 0 && arc.x(at - 1) == x2 && arc.y(at - 1) == y2) {
                return new Vertex(vertex.arc(), at - 1);
            }
        }
        return null;
    }

    /** Whether a ring touches no other arc where it begins, so that it may begin elsewhere. */
    boolean isFree(Arc ring) {
        return vertices(ring.x(0), ring.y(0)).size() == 2;
    }
}

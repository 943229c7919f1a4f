package org.onegrid.partition;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replaces some areas of an index by building only the tiles they touch. */
final class Swap {

    private final Index old;
    private final Map<Long, Integer> slots;
    private final BitSet touched = new BitSet();
    private final BitSet near = new BitSet();
    private long[] ids;
    private int[][] edges;
    private boolean outgrown;

    Swap(Index old) {
        this.old = old;
        this.slots = new HashMap<>(old.slots());
        this.ids = old.ids().clone();
        this.edges = old.edges().clone();
    }

    Index apply(Collection<Face> changed, Collection<Long> retired) {
        for (long id : retired) {
            Integer slot = slots.remove(id);
            if (slot == null) {
                throw new IllegalArgumentException("no area has the id " + id);
            }
            place(slot, -1, new int[0]);
        }
        BitSet taken = new BitSet();
        slots.values().forEach(taken::set);
        BitSet done = new BitSet();
        for (Face face : changed) {
            if (retired.contains(face.id())) {
                throw new IllegalArgumentException("the id " + face.id() + " is both changed and retired");
            }
            @Nullable Integer known = slots.get(face.id());
            int slot = known != null ? known : taken.nextClearBit(0);
            if (done.get(slot)) {
                throw new IllegalArgumentException("the id " + face.id() + " comes twice");
            }
            done.set(slot);
            taken.set(slot);
            slots.put(face.id(), slot);
            place(slot, face.id(), Lattice.edges(face.shape()));
        }
        if (slots.isEmpty()) {
            throw new IllegalArgumentException("a locator needs at least one area");
        }
        return outgrown ? Index.of(ids, edges, Map.copyOf(slots)) : rebuilt();
    }

    private void place(int slot, long id, int[] shape) {
        if (slot >= edges.length) {
            edges = Arrays.copyOf(edges, slot + 1);
            ids = Arrays.copyOf(ids, slot + 2);
            edges[slot] = new int[0];
        }
        touch(edges[slot]);
        touch(shape);
        near.set(slot);
        edges[slot] = shape;
        ids[slot + 1] = id;
    }

    private void touch(int[] shape) {
        if (shape.length == 0) {
            return;
        }
        Reach reach = Reach.of(shape);
        if (reach.within(old.frame().reach())) {
            old.frame().tiles(reach).forEach(touched::set);
        } else {
            outgrown = true;
        }
    }

    private Index rebuilt() {
        Index index = new Index(old.frame(), old.tiles().clone(), old.members().clone(), ids, edges, Map.copyOf(slots));
        touched.stream().flatMap(tile -> Arrays.stream(old.members()[tile])).forEach(near::set);
        new IndexBuilder(index, touched).build(near);
        return index;
    }
}

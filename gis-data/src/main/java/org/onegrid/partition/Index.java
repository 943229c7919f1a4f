package org.onegrid.partition;

import java.util.BitSet;
import java.util.Map;

/**
 * What a locator is made of.
 *
 * @param tiles   row by row from the south; see {@link TileBuilder}
 * @param members slots of the areas that reach each tile
 * @param ids     the id in slot s stands at s + 1; the first is -1, nobody
 * @param edges   by slot, see {@link Lattice#edges}; empty where the slot is free
 * @param slots   by id
 */
record Index(Frame frame, int[][] tiles, int[][] members, long[] ids, int[][] edges, Map<Long, Integer> slots) {

    static Index of(long[] ids, int[][] edges, Map<Long, Integer> slots) {
        Frame frame = Frame.of(Reach.of(edges), slots.size());
        int count = frame.columns() * frame.rows();
        Index index = new Index(frame, new int[count][], new int[count][], ids, edges, slots);
        BitSet all = new BitSet();
        all.set(0, count);
        BitSet everybody = new BitSet();
        slots.values().forEach(everybody::set);
        new IndexBuilder(index, all).build(everybody);
        return index;
    }
}

package org.onegrid.partition;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Fills the tiles of an index, all or only those asked for: from the whole extent downward, so that every edge is looked
 * at once per level and not once per tile.
 */
final class IndexBuilder {

    /** A cell with more edges is divided. */
    private static final int MAX_EDGES = 6;

    private final Index index;
    private final Frame frame;
    private final TileBuilder builder;
    private final int columns;
    private final int rows;
    private final BitSet wanted;

    /** @param wanted numbers of the tiles to fill; tiles and members of the others are left alone */
    IndexBuilder(Index index, BitSet wanted) {
        this.index = index;
        this.frame = index.frame();
        this.builder = new TileBuilder(frame, MAX_EDGES);
        this.columns = frame.columns();
        this.rows = frame.rows();
        this.wanted = wanted;
    }

    /** @param slots the areas that may reach the wanted tiles */
    void build(BitSet slots) {
        List<Clip> clips = new ArrayList<>();
        slots.stream().filter(slot -> index.edges()[slot].length > 0).forEach(slot -> {
            int[] edges = index.edges()[slot];
            clips.add(new Clip(slot, index.ids()[slot + 1], edges, edges.length, false));
        });
        clips.sort(Comparator.comparingLong(Clip::id));
        int levels = 32 - Integer.numberOfLeadingZeros(Math.max(columns, rows) - 1);
        descend(clips, 0, 0, levels);
    }

    private void descend(List<Clip> clips, int column, int row, int level) {
        if (!reachesWanted(column, row, level)) {
            return;
        }
        long x = (long) column << frame.tileShift();
        long y = (long) row << frame.tileShift();
        if (level == 0) {
            int tile = row * columns + column;
            index.tiles()[tile] = builder.build(clips, x, y, frame.tileShift(), frame.cellBits());
            index.members()[tile] = clips.stream().mapToInt(Clip::slot).toArray();
            return;
        }
        int half = 1 << (level - 1);
        for (int quarter = 0; quarter < 4; quarter++) {
            int c = column + (quarter & 1) * half;
            int r = row + (quarter >> 1) * half;
            long qx = (long) c << frame.tileShift();
            long qy = (long) r << frame.tileShift();
            descend(builder.within(clips, qx, qy, frame.tileShift() + level - 1), c, r, level - 1);
        }
    }

    private boolean reachesWanted(int column, int row, int level) {
        int lastColumn = Math.min(columns, column + (1 << level)) - 1;
        int lastRow = Math.min(rows, row + (1 << level)) - 1;
        for (int r = row; r <= lastRow; r++) {
            int next = wanted.nextSetBit(r * columns + column);
            if (column <= lastColumn && next >= 0 && next <= r * columns + lastColumn) {
                return true;
            }
        }
        return false;
    }
}

package org.onegrid.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes one tile of the locator as a single int array: {@code [cellShift, cells…, blocks and leaves…]}.
 *
 * <p>A cell is the slot of the area that covers it, {@link #NONE}, or a reference {@code -2 - (offset << 1 | leaf)} to a
 * block of 4 × 4 smaller cells or to a leaf. A leaf lists areas by ascending id, each as
 * {@code slot, edgeCount << 1 | inside, edges…} (see {@link Clip}); the first that covers the point owns it. The last
 * one has no edges when it owns whatever is left.
 */
final class TileBuilder {

    static final int NONE = -1;
    static final int HEADER = 1;
    static final int BLOCK_BITS = 2;

    /** Cells of this size (64 cm) are not divided any more. */
    private static final int MIN_SHIFT = 6;

    /** Ints a tile may have whatever is in it, and for each edge in it: several times what real borders need. */
    private static final int SMALL = 4_096;

    private static final int LARGEST_PER_EDGE = 100;

    private final int maxEdges;

    /** The tile being built: how many ints it may have, and from how many edges on its cells are divided. */
    private long budget;

    private int crowd;

    private final long originX;
    private final long originY;
    private final long lastX;
    private final long lastY;
    private int[] data = new int[1024];
    private int size;

    /** @param maxEdges more edges than this in a cell, and it is divided */
    TileBuilder(Frame frame, int maxEdges) {
        this.originX = frame.originX();
        this.originY = frame.originY();
        this.lastX = frame.reach().maxX();
        this.lastY = frame.reach().maxY();
        this.maxEdges = maxEdges;
    }

    /**
     * @param clips what reaches the tile, by ascending id
     * @param x     west side, from the origin
     * @param shift the tile is 2^shift units wide
     * @param bits  it has 2^bits by 2^bits cells, unless one cell will do
     */
    int[] build(List<Clip> clips, long x, long y, int shift, int bits) {
        boolean pure = clips.isEmpty() || clips.get(0).covers();
        int cellBits = pure ? 0 : Math.max(0, Math.min(bits, shift - MIN_SHIFT));
        int edges = clips.stream().mapToInt(clip -> clip.edges().length / 4).sum();
        budget = SMALL + (1L << (2 * cellBits)) + (long) LARGEST_PER_EDGE * edges;
        crowd = maxEdges;
        while (!attempt(clips, x, y, shift, cellBits)) {
            cellBits = Math.max(0, cellBits - 1);
            crowd = Math.min(Integer.MAX_VALUE / 8, crowd * 4);
            if (cellBits == 0 && crowd > edges) {
                budget = Long.MAX_VALUE;
            }
        }
        return Arrays.copyOf(data, size);
    }

    /** False when the tile would become larger than its edges warrant. */
    private boolean attempt(List<Clip> clips, long x, long y, int shift, int cellBits) {
        size = HEADER + (1 << (2 * cellBits));
        ensure(size);
        data[0] = shift - cellBits;
        fill(clips, HEADER, cellBits, x, y, x, y, shift, shift - cellBits);
        return size <= budget;
    }

    private void fill(
            List<Clip> clips,
            int base,
            int rowBits,
            long blockX,
            long blockY,
            long x,
            long y,
            int shift,
            int cellShift) {
        if (size > budget) {
            return;
        }
        if (clips.isEmpty() || clips.get(0).covers()) {
            int value = clips.isEmpty() ? NONE : clips.get(0).slot();
            int columns = 1 << (shift - cellShift);
            int from = base + (int) (((y - blockY) >> cellShift) << rowBits) + (int) ((x - blockX) >> cellShift);
            for (int row = 0; row < columns; row++) {
                Arrays.fill(data, from + (row << rowBits), from + (row << rowBits) + columns, value);
            }
        } else if (shift == cellShift) {
            int at = base + (int) (((y - blockY) >> cellShift) << rowBits) + (int) ((x - blockX) >> cellShift);
            int value = cell(clips, x, y, shift);
            data[at] = value;
        } else {
            long half = 1L << (shift - 1);
            for (int quarter = 0; quarter < 4; quarter++) {
                long qx = x + (quarter & 1) * half;
                long qy = y + (quarter >> 1) * half;
                fill(within(clips, qx, qy, shift - 1), base, rowBits, blockX, blockY, qx, qy, shift - 1, cellShift);
            }
        }
    }

    private int cell(List<Clip> clips, long x, long y, int shift) {
        if (cost(clips) <= crowd || shift - BLOCK_BITS < MIN_SHIFT) {
            return -2 - (leaf(clips) << 1 | 1);
        }
        int block = size;
        size += 1 << (2 * BLOCK_BITS);
        ensure(size);
        fill(clips, block, BLOCK_BITS, x, y, x, y, shift, shift - BLOCK_BITS);
        return -2 - (block << 1);
    }

    private int leaf(List<Clip> clips) {
        int at = size;
        boolean lastOwnsTheRest = ownsTheRest(clips);
        for (int i = 0; i < clips.size(); i++) {
            Clip clip = clips.get(i);
            boolean rest = lastOwnsTheRest && i == clips.size() - 1;
            int[] edges = rest ? new int[0] : clip.edges();
            ensure(size + 2 + edges.length);
            data[size++] = clip.slot();
            data[size++] = edges.length / 4 << 1 | (rest || clip.inside() ? 1 : 0);
            System.arraycopy(edges, 0, data, size, edges.length);
            size += edges.length;
        }
        if (!lastOwnsTheRest) {
            ensure(size + 2);
            data[size++] = NONE;
            data[size++] = 1;
        }
        return at;
    }

    private static int cost(List<Clip> clips) {
        int edges = 0;
        for (int i = 0; i < Math.max(1, clips.size() - 1); i++) {
            edges += clips.get(i).edges().length / 4;
        }
        return edges;
    }

    /**
     * Whether every point of the box lies in some area. Crossing an edge that exactly two areas have in common changes
     * the number of areas by none or two, so if all edges are such, that number is odd everywhere or nowhere.
     */
    private static boolean ownsTheRest(List<Clip> clips) {
        boolean odd = false;
        int count = 0;
        for (Clip clip : clips) {
            odd ^= clip.inside();
            count += clip.real() / 4;
        }
        if (!odd || (count & 1) == 1 || count > 256) {
            return clips.get(clips.size() - 1).covers();
        }
        List<int[]> edges = new ArrayList<>(count);
        for (Clip clip : clips) {
            for (int i = 0; i < clip.real(); i += 4) {
                edges.add(Arrays.copyOfRange(clip.edges(), i, i + 4));
            }
        }
        edges.sort(Arrays::compare);
        for (int i = 0; i < count; i += 2) {
            boolean pair = Arrays.equals(edges.get(i), edges.get(i + 1));
            boolean more = i + 2 < count && Arrays.equals(edges.get(i), edges.get(i + 2));
            if (!pair || more) {
                return clips.get(clips.size() - 1).covers();
            }
        }
        return true;
    }

    /**
     * The clips as seen from a cell and one unit around it (so that a point rounded into the cell is still inside), up to
     * the first that covers all of it.
     */
    List<Clip> within(List<Clip> clips, long x, long y, int shift) {
        long side = 1L << shift;
        long west = originX + x - 1;
        long south = originY + y - 1;
        long east = Math.min(west + side + 1, lastX + 2);
        long north = Math.min(south + side + 1, lastY + 2);
        List<Clip> out = new ArrayList<>(clips.size());
        if (west > east || south > north) {
            return out;
        }
        for (Clip clip : clips) {
            Clip smaller = clip.to(west, south, east, north);
            if (smaller != null) {
                out.add(smaller);
                if (smaller.covers()) {
                    break;
                }
            }
        }
        return out;
    }

    private void ensure(int capacity) {
        if (capacity > data.length) {
            data = Arrays.copyOf(data, Math.max(capacity, data.length * 2));
        }
    }
}

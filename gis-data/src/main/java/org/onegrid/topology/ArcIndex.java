package org.onegrid.topology;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.onegrid.partition.Meeting;

/**
 * Which arcs come near a place: square cells over the ground, each with the numbers of the arcs in it, ascending. A cell's
 * array is replaced and never changed, so that copies share it. Whatever lies outside of the ground counts to the cells at
 * its rim. Adding or removing an arc takes time in proportion to its vertices.
 */
final class ArcIndex {

    private static final int[] EMPTY = {};
    private static final int MOST_CELLS = 1 << 20;

    /** Grid units by which a segment is taken wider, so that near meetings and rounding are covered. */
    private static final double MARGIN = Meeting.NEAR + 2;

    private static final long MARGIN_OF_GROUND = 100_000;

    private final long west;
    private final long south;
    private final int shift;
    private final int columns;
    private final int rows;
    private final int[][] cells;

    /** @param arcs about how many there will be; there are about as many cells */
    ArcIndex(long west, long south, long east, long north, int arcs) {
        this.west = west;
        this.south = south;
        long wanted = Math.max(64, Math.min(MOST_CELLS, 2L * arcs));
        int bits = 4;
        while (((east - west >> bits) + 1) * ((north - south >> bits) + 1) > wanted) {
            bits++;
        }
        this.shift = bits;
        this.columns = (int) (east - west >> bits) + 1;
        this.rows = (int) (north - south >> bits) + 1;
        this.cells = new int[columns * rows][];
        Arrays.fill(cells, EMPTY);
    }

    private ArcIndex(ArcIndex other) {
        this.west = other.west;
        this.south = other.south;
        this.shift = other.shift;
        this.columns = other.columns;
        this.rows = other.rows;
        this.cells = other.cells.clone();
    }

    ArcIndex copy() {
        return new ArcIndex(this);
    }

    void add(int arc, int[] line) {
        for (int cell : cells(line)) {
            int[] here = cells[cell];
            int at = -1 - Arrays.binarySearch(here, arc);
            int[] more = Arrays.copyOf(here, here.length + 1);
            System.arraycopy(here, at, more, at + 1, here.length - at);
            more[at] = arc;
            cells[cell] = more;
        }
    }

    void remove(int arc, int[] line) {
        for (int cell : cells(line)) {
            int[] here = cells[cell];
            int at = Arrays.binarySearch(here, arc);
            int[] fewer = Arrays.copyOf(here, here.length - 1);
            System.arraycopy(here, at + 1, fewer, at, fewer.length - at);
            cells[cell] = fewer.length == 0 ? EMPTY : fewer;
        }
    }

    /** Every arc that may come near the segment, often more than once. */
    void near(int x1, int y1, int x2, int y2, IntConsumer arc) {
        spread(x1, y1, x2, y2, cell -> {
            for (int found : cells[cell]) {
                arc.accept(found);
            }
        });
    }

    /** Every arc that may cross the way from the place towards the west, often more than once. */
    void westOf(int x, int y, IntConsumer arc) {
        int row = row(y);
        for (int column = column(x); column >= 0; column--) {
            for (int found : cells[row * columns + column]) {
                arc.accept(found);
            }
        }
    }

    /** The arcs of the cell in which the place lies. */
    int[] at(int x, int y) {
        return cells[row(y) * columns + column(x)];
    }

    /** Whether the place lies farther from the ground than the ground is wide, and more than a kilometre. */
    boolean isFar(int x, int y) {
        long width = Math.max((long) columns << shift, MARGIN_OF_GROUND);
        long height = Math.max((long) rows << shift, MARGIN_OF_GROUND);
        return x < west - width || x > west + 2 * width || y < south - height || y > south + 2 * height;
    }

    private int[] cells(int[] line) {
        Growing found = new Growing();
        for (int i = 2; i < line.length; i += 2) {
            spread(line[i - 2], line[i - 1], line[i], line[i + 1], found);
        }
        return found.distinct();
    }

    /** Row by row, from where the segment comes into the row to where it leaves it. */
    private void spread(int xa, int ya, int xb, int yb, IntConsumer cell) {
        boolean upward = ya <= yb;
        double x1 = upward ? xa : xb;
        double y1 = upward ? ya : yb;
        double x2 = upward ? xb : xa;
        double y2 = upward ? yb : ya;
        int first = row(y1 - MARGIN);
        int last = row(y2 + MARGIN);
        double side = 1L << shift;
        for (int row = first; row <= last; row++) {
            double low = row == 0 ? y1 : Math.max(y1, south + row * side - MARGIN);
            double high = row == rows - 1 ? y2 : Math.min(y2, south + (row + 1) * side + MARGIN);
            double a = y1 == y2 ? x1 : x1 + (low - y1) / (y2 - y1) * (x2 - x1);
            double b = y1 == y2 ? x2 : x1 + (high - y1) / (y2 - y1) * (x2 - x1);
            int to = row * columns + column(Math.max(a, b) + MARGIN);
            for (int at = row * columns + column(Math.min(a, b) - MARGIN); at <= to; at++) {
                cell.accept(at);
            }
        }
    }

    private int column(double x) {
        return (int) Math.max(0, Math.min(columns - 1, (long) Math.floor(x - west) >> shift));
    }

    private int row(double y) {
        return (int) Math.max(0, Math.min(rows - 1, (long) Math.floor(y - south) >> shift));
    }

    /** Ints in the order they come. */
    private static final class Growing implements IntConsumer {

        private int[] items = new int[16];
        private int size;

        @Override
        public void accept(int item) {
            if (size > 0 && items[size - 1] == item) {
                return;
            }
            if (size == items.length) {
                items = Arrays.copyOf(items, size * 2);
            }
            items[size++] = item;
        }

        int[] distinct() {
            Arrays.sort(items, 0, size);
            int n = 0;
            for (int i = 0; i < size; i++) {
                if (n == 0 || items[n - 1] != items[i]) {
                    items[n++] = items[i];
                }
            }
            return Arrays.copyOf(items, n);
        }
    }
}

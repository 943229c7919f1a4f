package org.onegrid.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;

/**
 * A canvas of samples, each inside or outside, that gives the areas of the inside ones as valid polygons with their holes:
 * marching squares by following each border with the inside at its left. Where two samples of each kind face each other
 * crosswise, the inside ones stay apart. Borders keep a twelfth of a cell from the samples and straight runs lose their inner
 * vertices (by at most half of that), which leaves borders apart by more than either, so rings never touch. O(samples / 64 +
 * border). It keeps its arrays from one drawing to the next; not for several threads.
 */
public final class Outlines {

    private static final float CLEARANCE = 0.08f;
    private static final double TOLERANCE = 0.04;

    private static final int EAST = 0;
    private static final int WEST = 2;
    private static final int[] COLUMN_STEP = {1, 0, -1, 0};
    private static final int[] ROW_STEP = {0, 1, 0, -1};

    private int columns;
    private int rows;
    /** Words of a row in the next two. */
    private int wide;
    /** From the bit of a sample in these words to that of its neighbour, by direction. */
    private final int[] bitStep = {1, 0, -1, 0};

    private long[] inside = new long[0];
    /** By sample whether the border between it and the one east of it was followed. */
    private long[] followed = new long[0];
    /** By word how many inside samples before it have an outside one west of them. */
    private int[] entriesBefore = new int[0];
    /** The ring that enters the inside west of each of these samples, in their order. */
    private int[] entered = new int[0];

    private final List<Ring> rings = new ArrayList<>();
    private double[] border = new double[1024];
    private int size;

    /** A border: the number of its shell (its own, if it is one), and the ring. */
    private record Ring(int shell, LinearRing drawn) {}

    /** Where a position in columns and rows lies. */
    @FunctionalInterface
    public interface Placing {
        void place(double column, double row, Coordinate at);
    }

    /** Where between two samples the border lies. */
    @FunctionalInterface
    public interface Crossing {
        /**
         * The part of the way from the inside sample to the outside one, 0..1.
         *
         * @param insideColumn its column; the outside sample is one step east or north of it, or west or south
         */
        float part(int insideColumn, int insideRow, int outsideColumn, int outsideRow);
    }

    /** Begins anew with so many samples from west to east and south to north, all outside. */
    public void clear(int newColumns, int newRows) {
        columns = newColumns;
        rows = newRows;
        wide = (columns + 63) >>> 6;
        bitStep[1] = wide << 6;
        bitStep[3] = -bitStep[1];
        int words = Math.multiplyExact(wide, rows);
        if (words > inside.length) {
            inside = new long[words];
            followed = new long[words];
            entriesBefore = new int[words];
        } else {
            Arrays.fill(inside, 0, words, 0);
        }
    }

    /** Puts samples of a row inside. The outermost samples of the canvas have to stay outside. */
    public void fill(int column, int row, int length) {
        int end = column + length;
        for (int from = column; from < end; from = (from | 63) + 1) {
            int upTo = Math.min(end, (from | 63) + 1);
            fillBits(from >>> 6, row, -1L << from & -1L >>> -upTo);
        }
    }

    /** The same for sixty-four columns at a time: those with a bit set, the lowest bit the westernmost. */
    public void fillBits(int sixtyFour, int row, long samples) {
        inside[row * wide + sixtyFour] |= samples;
    }

    private boolean isInside(int bit) {
        return (inside[bit >>> 6] >>> bit & 1) != 0;
    }

    /**
     * The areas, perhaps none. More samples may be put inside afterwards, and the areas asked for again.
     *
     * @throws IllegalArgumentException when a sample of the frame is inside
     */
    public MultiPolygon polygons(Placing placing, Crossing crossing) {
        requireFrameOutside();
        Arrays.fill(followed, 0, wide * rows, 0);
        rings.clear();
        countEntries();
        for (int row = 1; row < rows - 1; row++) {
            for (int word = row * wide; word < (row + 1) * wide; word++) {
                long bits = inside[word];
                if (bits == 0) {
                    continue;
                }
                long next = word + 1 < (row + 1) * wide ? inside[word + 1] << 63 : 0;
                long ends = bits & ~(bits >>> 1 | next);
                for (; ends != 0; ends &= ends - 1) {
                    int column = (word - row * wide << 6) + Long.numberOfTrailingZeros(ends);
                    if ((followed[word] >>> column & 1) == 0) {
                        follow(column, row, placing, crossing);
                    }
                }
            }
        }
        return assemble();
    }

    private void requireFrameOutside() {
        long frame = 0;
        for (int word = 0; word < wide; word++) {
            frame |= inside[word] | inside[(rows - 1) * wide + word];
        }
        for (int row = 0; row < rows; row++) {
            frame |= inside[row * wide] & 1;
            frame |= inside[row * wide + (columns - 1 >>> 6)] >>> columns - 1 & 1;
        }
        if (frame != 0) {
            throw new IllegalArgumentException("the frame must not be inside");
        }
    }

    private void countEntries() {
        int entries = 0;
        for (int word = wide; word < (rows - 1) * wide; word++) {
            entriesBefore[word] = entries;
            entries += Long.bitCount(entriesIn(word));
        }
        if (entries > entered.length) {
            entered = new int[Math.max(entries, 2 * entered.length)];
        }
    }

    /** The inside samples of a word with an outside one west of them; the last sample of a row is none. */
    private long entriesIn(int word) {
        return inside[word] & ~(inside[word] << 1 | inside[word - 1] >>> 63);
    }

    private int entry(int bit) {
        int word = bit >>> 6;
        return entriesBefore[word] + Long.bitCount(entriesIn(word) & (1L << bit) - 1);
    }

    private MultiPolygon assemble() {
        List<List<LinearRing>> holes = new ArrayList<>();
        int shells = 0;
        for (int r = 0; r < rings.size(); r++) {
            int shell = rings.get(r).shell;
            holes.add(shell == r ? new ArrayList<>() : List.of());
            shells += shell == r ? 1 : 0;
            if (shell != r) {
                holes.get(shell).add(rings.get(r).drawn);
            }
        }
        Polygon[] polygons = new Polygon[shells];
        for (int r = rings.size() - 1; r >= 0; r--) {
            if (rings.get(r).shell == r) {
                polygons[--shells] = Precision.FACTORY.createPolygon(
                        rings.get(r).drawn, holes.get(r).toArray(LinearRing[]::new));
            }
        }
        return Precision.FACTORY.createMultiPolygon(polygons);
    }

    /** Follows the border that leaves the inside east of a sample, northwards, until it comes back. */
    private void follow(int startColumn, int startRow, Placing placing, Crossing crossing) {
        int number = rings.size();
        int column = startColumn;
        int row = startRow;
        int start = row * bitStep[1] + column;
        int at = start;
        int outwards = EAST;
        size = 0;
        do {
            if (outwards == EAST) {
                followed[at >>> 6] |= 1L << at;
            } else if (outwards == WEST) {
                entered[entry(at)] = number;
            }
            float part = crossing.part(column, row, column + COLUMN_STEP[outwards], row + ROW_STEP[outwards]);
            add(column, row, outwards, Math.max(CLEARANCE, Math.min(1 - CLEARANCE, part)));
            // Ahead is a quarter turn left of the way outwards.
            int ahead = outwards + 1 & 3;
            int next = at + bitStep[ahead];
            if (!isInside(next)) {
                outwards = ahead;
                continue;
            }
            at = next;
            column += COLUMN_STEP[ahead];
            row += ROW_STEP[ahead];
            if (isInside(at + bitStep[outwards])) {
                at += bitStep[outwards];
                column += COLUMN_STEP[outwards];
                row += ROW_STEP[outwards];
                outwards = outwards + 3 & 3;
            }
        } while (at != start || outwards != EAST);
        rings.add(new Ring(isShell() ? number : shellAround(startColumn, startRow), draw(placing)));
    }

    /** The inside is at the left of a border, so a shell turns left. */
    private boolean isShell() {
        double twice = border[size - 2] * border[1] - border[0] * border[size - 1];
        for (int i = 2; i < size; i += 2) {
            twice += border[i - 2] * border[i + 1] - border[i] * border[i - 1];
        }
        return twice > 0;
    }

    private void add(int column, int row, int outwards, float part) {
        if (size == border.length) {
            border = Arrays.copyOf(border, 2 * size);
        }
        border[size++] = column + part * COLUMN_STEP[outwards];
        border[size++] = row + part * ROW_STEP[outwards];
    }

    /**
     * The shell of a hole, from its first sample in reading order: the border met first on the way west encloses the same
     * inside and was followed before, since every border is found at its lowest, westernmost place.
     */
    private int shellAround(int column, int row) {
        int word = row * wide + (column >>> 6);
        long outside = ~inside[word] & (1L << column) - 1;
        while (outside == 0) {
            outside = ~inside[--word];
        }
        int lastOutside = (word << 6) + 63 - Long.numberOfLeadingZeros(outside);
        return rings.get(entered[entry(lastOutside + 1)]).shell;
    }

    /** The border as a ring, without the vertices between those that a straight line passes within the tolerance. */
    private LinearRing draw(Placing placing) {
        double[] kept = new double[Math.max(8, size / 2)];
        int n = 0;
        Coordinate at = new Coordinate();
        for (int anchor = 0; anchor < size; anchor = next(anchor)) {
            placing.place(border[anchor], border[anchor + 1], at);
            if (n + 4 > kept.length) {
                kept = Arrays.copyOf(kept, 2 * kept.length);
            }
            kept[n++] = Precision.round(at.x);
            kept[n++] = Precision.round(at.y);
        }
        if (n < 6) {
            throw new IllegalStateException("a border of " + size / 2 + " crossings shrank to " + n / 2);
        }
        kept[n++] = kept[0];
        kept[n++] = kept[1];
        CoordinateSequence sequence = new PackedCoordinateSequence.Double(Arrays.copyOf(kept, n), 2, 0);
        return Precision.FACTORY.createLinearRing(sequence);
    }

    /**
     * The end of the longest line from a vertex that passes within the tolerance of all between, and from which they never turn
     * back; the size where that is the first again. The directions that will do are a cone, narrower with every vertex passed.
     */
    private int next(int anchor) {
        double x = border[anchor];
        double y = border[anchor + 1];
        double leftX = 0;
        double leftY = 0;
        double rightX = 0;
        double rightY = 0;
        double farthest = 0;
        for (int i = anchor + 2; i <= size; i += 2) {
            int wrapped = i == size ? 0 : i;
            double dx = border[wrapped] - x;
            double dy = border[wrapped + 1] - y;
            double squared = dx * dx + dy * dy;
            boolean first = i == anchor + 2;
            boolean within = squared > farthest && leftX * dy - leftY * dx <= 0 && rightX * dy - rightY * dx >= 0;
            if (!first && !within) {
                return i - 2;
            }
            farthest = squared;
            double far = Math.abs(dx) + Math.abs(dy); // so no wider than the tolerance
            double newLeftX = far * dx - TOLERANCE * dy;
            double newLeftY = far * dy + TOLERANCE * dx;
            double newRightX = far * dx + TOLERANCE * dy;
            double newRightY = far * dy - TOLERANCE * dx;
            if (first || leftX * newLeftY - leftY * newLeftX < 0) {
                leftX = newLeftX;
                leftY = newLeftY;
            }
            if (first || rightX * newRightY - rightY * newRightX > 0) {
                rightX = newRightX;
                rightY = newRightY;
            }
        }
        return size;
    }
}

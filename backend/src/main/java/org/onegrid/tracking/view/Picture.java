package org.onegrid.tracking.view;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.onegrid.geo.Bounds;

/**
 * All who are shown as of one tick, laid into a grid of cells so that a window costs what it shows. Immutable.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Grid_(spatial_index)">grid index</a>; the marks of a row of cells lie one after
 *     the other, so a window is one run of them for each row it touches
 */
final class Picture {

    /** Before anything was read. */
    static final Picture NONE = new Picture(0, Instant.EPOCH, List.of());

    private static final int PER_CELL = 4;
    private static final int MOST_CELLS_A_SIDE = 256;

    private final long tick;
    private final Instant at;
    private final Mark[] marks;
    private final int side;
    private final double west;
    private final double south;
    private final double cellWidth;
    private final double cellHeight;

    /** Where the marks of each cell begin, row by row from the south; one more than there are cells. */
    private final int[] starts;

    Picture(long tick, Instant at, Collection<Mark> shown) {
        this.tick = tick;
        this.at = at;
        double[] box = {180, 90, -180, -90};
        for (Mark mark : shown) {
            box[0] = Math.min(box[0], mark.lng());
            box[1] = Math.min(box[1], mark.lat());
            box[2] = Math.max(box[2], mark.lng());
            box[3] = Math.max(box[3], mark.lat());
        }
        west = box[0];
        south = box[1];
        side = (int) Math.max(1, Math.min(MOST_CELLS_A_SIDE, Math.sqrt((double) shown.size() / PER_CELL)));
        cellWidth = Math.max(1e-9, (box[2] - box[0]) / side);
        cellHeight = Math.max(1e-9, (box[3] - box[1]) / side);
        starts = new int[side * side + 1];
        for (Mark mark : shown) {
            starts[cell(mark) + 1]++;
        }
        for (int cell = 0; cell < side * side; cell++) {
            starts[cell + 1] += starts[cell];
        }
        int[] next = starts.clone();
        marks = new Mark[shown.size()];
        for (Mark mark : shown) {
            marks[next[cell(mark)]++] = mark;
        }
    }

    private Picture(Picture same, Instant at) {
        this.tick = same.tick;
        this.at = at;
        this.marks = same.marks;
        this.side = same.side;
        this.west = same.west;
        this.south = same.south;
        this.cellWidth = same.cellWidth;
        this.cellHeight = same.cellHeight;
        this.starts = same.starts;
    }

    /** The same, which was still so at a later time. */
    Picture stillAt(Instant later) {
        return new Picture(this, later);
    }

    /** Grows with every change; 0 before anything was read. */
    long tick() {
        return tick;
    }

    /** When it was last known to be so. */
    Instant at() {
        return at;
    }

    private int cell(Mark mark) {
        return row(mark.lat()) * side + column(mark.lng());
    }

    private int column(double lng) {
        return clamp((lng - west) / cellWidth);
    }

    private int row(double lat) {
        return clamp((lat - south) / cellHeight);
    }

    private int clamp(double cell) {
        return (int) Math.max(0, Math.min(side - 1, cell));
    }

    /** Every mark within the rectangle or on its edge, every one at all when there is none; once each, in no order. */
    void within(Optional<Bounds> view, Consumer<Mark> action) {
        if (view.isEmpty()) {
            for (Mark mark : marks) {
                action.accept(mark);
            }
            return;
        }
        Bounds box = view.get();
        int first = column(box.west());
        int last = column(box.east());
        int top = row(box.north());
        for (int row = row(box.south()); row <= top; row++) {
            int end = starts[row * side + last + 1];
            for (int i = starts[row * side + first]; i < end; i++) {
                Mark mark = marks[i];
                if (mark.lng() >= box.west()
                        && mark.lng() <= box.east()
                        && mark.lat() >= box.south()
                        && mark.lat() <= box.north()) {
                    action.accept(mark);
                }
            }
        }
    }
}

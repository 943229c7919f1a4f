package org.onegrid.analytics.density;

import org.onegrid.analytics.Slices;
import org.onegrid.analytics.Task;
import org.onegrid.analytics.Window;
import org.onegrid.analytics.cases.Case;

/** How many cases by frame and row, and in which half of the window. The last row is for cases in none of the rows. */
final class Counts {

    private final Slices slices;
    private final long[][] byFrame;
    private final long[][] byHalf;
    private final long secondHalf;
    private final int rows;

    Counts(Task task, Slices slices) {
        this.slices = slices;
        this.rows = task.rows().size();
        this.byFrame = new long[slices.size()][rows + 1];
        this.byHalf = new long[2][rows + 1];
        Window window = task.definition().requireWindow();
        this.secondHalf = window.from().toEpochDay() + window.days() / 2;
    }

    void take(Case one) {
        int row = one.row() < 0 ? rows : one.row();
        byFrame[slices.at(one.localDay())][row]++;
        byHalf[one.localDay() < secondHalf ? 0 : 1][row]++;
    }

    /** Of one frame: the rows, and the whole last. */
    long[] of(int frame) {
        return withWhole(byFrame[frame]);
    }

    /** Of the window: the rows, and the whole last. */
    long[] all() {
        long[] all = new long[rows + 1];
        for (long[] half : byHalf) {
            for (int row = 0; row <= rows; row++) {
                all[row] += half[row];
            }
        }
        return withWhole(all);
    }

    /** Of the first (0) or second (1) half of the window: the rows, and the whole last. */
    long[] half(int which) {
        return withWhole(byHalf[which]);
    }

    private long[] withWhole(long[] counts) {
        long[] made = counts.clone();
        for (int row = 0; row < rows; row++) {
            made[rows] += counts[row];
        }
        return made;
    }
}

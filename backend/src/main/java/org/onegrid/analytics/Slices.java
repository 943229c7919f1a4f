package org.onegrid.analytics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The frames of a window, or the window as one, and in which of them a day lies. Immutable. */
public final class Slices {

    private final List<Window> windows;
    private final boolean cut;
    private final long firstDay;
    private final int[] sliceOfDay;

    /** @param length null for one slice */
    public Slices(Window window, @Nullable FrameLength length) {
        cut = length != null;
        windows = length == null ? List.of(window) : length.cut(window);
        firstDay = window.from().toEpochDay();
        sliceOfDay = new int[window.days()];
        for (int i = 0; i < windows.size(); i++) {
            int from = (int) (windows.get(i).from().toEpochDay() - firstDay);
            Arrays.fill(sliceOfDay, from, from + windows.get(i).days(), i);
        }
    }

    /** How many. */
    public int size() {
        return windows.size();
    }

    /** @param day of the window, counted from 1970-01-01 */
    public int at(long day) {
        return sliceOfDay[(int) (day - firstDay)];
    }

    /**
     * The steps of the time slider; none when the window is one.
     *
     * @param rows  of a slice
     * @param total of a slice
     */
    public List<TimeFrame> frames(IntFunction<List<Row>> rows, IntFunction<Row> total) {
        List<TimeFrame> frames = new ArrayList<>();
        for (int i = 0; cut && i < windows.size(); i++) {
            Window one = windows.get(i);
            frames.add(new TimeFrame(one.from(), one.to(), rows.apply(i), total.apply(i)));
        }
        return frames;
    }
}

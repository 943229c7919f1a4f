package org.onegrid.analytics.response;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Canvas;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Scale;
import org.onegrid.analytics.Surface;
import org.onegrid.analytics.cases.Case;
import org.onegrid.surface.Events;
import org.onegrid.surface.Frame;
import org.onegrid.surface.Raster;
import org.onegrid.surface.Surfaces;

/**
 * Gathers where people waited how long, and draws the quantile, or the share within the limit, around every place. A place is kept
 * to a quarter of a cell and what still lasts counts as longer than everything that has ended: where that is not so, the surface is
 * an upper limit. Not thread-safe.
 */
final class WaitingSurface {

    private static final int PARTS = 4;
    private static final int THRESHOLDS = 48;
    private static final int FIRST = 1 << 12;

    private final Canvas canvas;
    private final ResponseWish wish;
    private final int columns;

    /** Part of a cell in the upper half, seconds in the lower; what lasts has the most seconds of all. */
    private long[] keys = new long[FIRST];

    private int size;

    WaitingSurface(Canvas canvas, ResponseWish wish) {
        this.canvas = canvas;
        this.wish = wish;
        this.columns = canvas.frame().width() * PARTS;
    }

    void add(Case one, int seconds, boolean lasts) {
        if (!canvas.holds(one.lng(), one.lat())) {
            return;
        }
        Frame frame = canvas.frame();
        double part = frame.cellMeters() / PARTS;
        int column = (int) Math.floor((canvas.x(one.lng(), one.lat()) - frame.west()) / part);
        int row = (int) Math.floor((canvas.y(one.lng(), one.lat()) - frame.south()) / part);
        if (column < 0 || row < 0 || column >= columns || row >= frame.height() * PARTS) {
            return;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size + (size >> 1));
        }
        keys[size++] = ((long) row * columns + column) << Integer.SIZE | (lasts ? Integer.MAX_VALUE : seconds);
    }

    /** The surface; null when there is nothing to draw. */
    @Nullable
    Surface draw(double bandwidthMeters) {
        double[] thresholds = thresholds();
        if (thresholds.length < 2) {
            return null;
        }
        Surfaces surfaces = new Surfaces(canvas.frame(), bandwidthMeters);
        Raster raster;
        if (wish.showsShare()) {
            raster = surfaces.shareWithin(events(new double[] {-1, wish.limitSeconds()}), wish.limitSeconds());
        } else {
            double last = thresholds[thresholds.length - 1];
            raster = surfaces.quantile(events(thresholds), wish.shown(), thresholds);
            raster = raster.with(raster, (value, same) -> Math.min(value, last));
        }
        Raster shown = canvas.masked(raster);
        Column.Unit unit = wish.showsShare() ? Column.Unit.SHARE : Column.Unit.SECONDS;
        return new Surface(
                shown,
                canvas.plane(),
                unit,
                Scale.ordered(
                                Arrays.stream(shown.values())
                                        .filter(value -> !Double.isNaN(value))
                                        .boxed()
                                        .toList(),
                                unit)
                        .breaks());
    }

    /** Below all durations, and then at steps of about as many cases each, closer at the long end. */
    private double[] thresholds() {
        int[] ended = Arrays.stream(keys, 0, size)
                .mapToInt(key -> (int) key)
                .filter(seconds -> seconds != Integer.MAX_VALUE)
                .sorted()
                .toArray();
        if (ended.length == 0) {
            return new double[0];
        }
        double[] steps = new double[THRESHOLDS + 1];
        steps[0] = ended[0] - 1;
        for (int i = 1; i <= THRESHOLDS; i++) {
            double share = Math.sin(Math.PI / 2 * i / THRESHOLDS);
            steps[i] = ended[(int) Math.min(ended.length - 1, Math.ceil(share * ended.length) - 1)];
        }
        return Arrays.stream(steps).distinct().toArray();
    }

    /** The cases, alike ones together: in the same part of a cell, between the same thresholds. */
    private Events events(double[] thresholds) {
        long[] grouped = new long[size];
        for (int i = 0; i < size; i++) {
            int at = Arrays.binarySearch(thresholds, (int) keys[i]);
            int step = at >= 0 ? at : -at - 1;
            grouped[i] = keys[i] >>> Integer.SIZE << Byte.SIZE | step;
        }
        Arrays.sort(grouped);
        int kinds = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || grouped[i] != grouped[i - 1]) {
                kinds++;
            }
        }
        double[] x = new double[kinds];
        double[] y = new double[kinds];
        double[] count = new double[kinds];
        double[] value = new double[kinds];
        Frame frame = canvas.frame();
        double part = frame.cellMeters() / PARTS;
        int kind = -1;
        for (int i = 0; i < size; i++) {
            if (i == 0 || grouped[i] != grouped[i - 1]) {
                kind++;
                long place = grouped[i] >>> Byte.SIZE;
                int step = (int) (grouped[i] & 0xff);
                x[kind] = frame.west() + (place % columns + 0.5) * part;
                y[kind] = frame.south() + (place / columns + 0.5) * part;
                value[kind] = step < thresholds.length ? thresholds[step] : Integer.MAX_VALUE;
            }
            count[kind]++;
        }
        return Events.counted(x, y, count, value);
    }
}

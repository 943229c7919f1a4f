package org.onegrid.analytics.response;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Canvas;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Parts;
import org.onegrid.analytics.Scale;
import org.onegrid.analytics.Surface;
import org.onegrid.analytics.cases.Case;
import org.onegrid.surface.Events;
import org.onegrid.surface.Raster;
import org.onegrid.surface.Surfaces;

/**
 * Gathers where people waited how long, and draws the quantile, or the share within the limit, around every place; what still lasts
 * counts as {@link Surfaces#quantile} says, so that open cases make no place look quick. Not thread-safe.
 */
final class WaitingSurface {

    private static final int THRESHOLDS = 48;
    private static final int FIRST = 1 << 12;

    private final Canvas canvas;
    private final Parts parts;
    private final ResponseWish wish;
    private final double bandwidthMeters;

    /** Part of a cell in the upper half, seconds in the lower; of what lasts their complement, which is negative. */
    private long[] keys = new long[FIRST];

    private int size;

    WaitingSurface(Canvas canvas, ResponseWish wish, double bandwidthMeters) {
        this.canvas = canvas;
        this.parts = new Parts(canvas);
        this.wish = wish;
        this.bandwidthMeters = bandwidthMeters;
    }

    void add(Case one, int seconds, boolean lasts) {
        int part = parts.at(one.lng(), one.lat());
        if (part == Parts.NONE) {
            return;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size + (size >> 1));
        }
        keys[size++] = (long) part << Integer.SIZE | (lasts ? ~seconds : seconds) & 0xffffffffL;
    }

    /** Where a surface is highest. @param n cases within a bandwidth of it */
    record Corner(Canvas.Spot spot, long n) {}

    /** The slowest corner of a surface drawn here; null when nothing is known anywhere. */
    @Nullable
    Corner slowest(Surface surface) {
        Canvas.Spot spot = canvas.highest(surface.raster());
        return spot == null
                ? null
                : new Corner(
                        spot,
                        Arrays.stream(keys, 0, size)
                                .filter(key -> parts.isNear((int) (key >>> Integer.SIZE), spot, bandwidthMeters))
                                .count());
    }

    /** The surface; null when there is nothing to draw. */
    @Nullable
    Surface draw() {
        double[] thresholds = thresholds();
        if (thresholds.length < 2) {
            return null;
        }
        Surfaces surfaces = new Surfaces(canvas.frame(), bandwidthMeters);
        Raster raster;
        if (wish.showsShare()) {
            double[] within = upTo(thresholds, wish.limitSeconds());
            raster = surfaces.shareWithin(events(within), within);
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
                .filter(seconds -> seconds >= 0)
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

    /** Those below a limit, and the limit. */
    private static double[] upTo(double[] thresholds, double limit) {
        return DoubleStream.concat(Arrays.stream(thresholds).filter(one -> one < limit), DoubleStream.of(limit))
                .toArray();
    }

    /** The cases, alike ones together: in the same part of a cell, between the same thresholds, ended or not. */
    private Events events(double[] thresholds) {
        long[] grouped = new long[size];
        for (int i = 0; i < size; i++) {
            int seconds = (int) keys[i];
            boolean lasts = seconds < 0;
            int at = Arrays.binarySearch(thresholds, lasts ? ~seconds : seconds);
            int step = at >= 0 ? at : -at - 1;
            grouped[i] = keys[i] >>> Integer.SIZE << Byte.SIZE | step << 1 | (lasts ? 1 : 0);
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
        BitSet lasting = new BitSet();
        int kind = -1;
        for (int i = 0; i < size; i++) {
            if (i == 0 || grouped[i] != grouped[i - 1]) {
                kind++;
                int part = (int) (grouped[i] >>> Byte.SIZE);
                int step = (int) (grouped[i] & 0xff) >> 1;
                x[kind] = parts.x(part);
                y[kind] = parts.y(part);
                value[kind] = step < thresholds.length ? thresholds[step] : Integer.MAX_VALUE;
                lasting.set(kind, (grouped[i] & 1) == 1);
            }
            count[kind]++;
        }
        return Events.counted(x, y, count, value).lasting(lasting);
    }
}

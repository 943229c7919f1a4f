package org.onegrid.surface;

import java.util.Arrays;

/**
 * Kernel surfaces over a frame. A point is shared among the nine cells around it by a quadratic spline (which widens the kernel
 * by a quarter of a cell squared, wherever in its cell the point lies; the filter is narrowed by as much) and the cells are
 * convolved with a Gaussian: O(points + cells) for each surface, whatever the bandwidth. Points outside the frame count for
 * nothing, so a frame reaches three bandwidths past what is to be shown. Thread-safe.
 */
public final class Surfaces {

    /** Below this effective number of events nothing is said of a place. */
    public static final double LEAST_EVENTS = 20;

    /** Variance that sharing a point among neighbouring cells adds, in cells squared and on each axis. */
    private static final double SHARING_VARIANCE = 0.25;

    private static final int REACH = 4;
    /** Cells around the frame into which points of its outermost cells are shared. */
    private static final int RIM = 1;
    /** A product of shares may miss a whole number by its rounding. */
    private static final double ROUNDING = 1e-9;

    private static final double SQUARE_METERS_PER_KM2 = 1e6;

    private final Frame frame;
    private final double bandwidthMeters;
    private final int binsWide;
    private final int binsHigh;
    private final Gaussian kernel;
    /** The square of the kernel is itself a Gaussian of 1/√2 of the width. */
    private final Gaussian kernelSquared;

    /**
     * @param bandwidthMeters standard deviation of the kernel
     * @throws IllegalArgumentException when it is under 2.3 cells
     */
    public Surfaces(Frame frame, double bandwidthMeters) {
        this.frame = frame;
        this.bandwidthMeters = bandwidthMeters;
        this.binsWide = frame.width() + 2 * RIM;
        this.binsHigh = frame.height() + 2 * RIM;
        double cells = bandwidthMeters / frame.cellMeters();
        this.kernel = new Gaussian(Math.sqrt(cells * cells - SHARING_VARIANCE));
        this.kernelSquared = new Gaussian(Math.sqrt(cells * cells / 2 - SHARING_VARIANCE));
    }

    /** Weight per square kilometre (Silverman 1986, chapter 4). */
    public Raster density(Events events) {
        double perCell = SQUARE_METERS_PER_KM2 / (frame.cellMeters() * frame.cellMeters());
        return new Raster(frame, atLeastZero(blurred(binned(events, false), kernel))).times(perCell);
    }

    /**
     * How many equal events would tell as much about a place as these: (Σ w·k)² / Σ (w·k)² (Kish 1965), with k the kernel;
     * never more than there are events within {@value #REACH} bandwidths, so that the filter's rounding is not taken for any.
     */
    public Raster effectiveCount(Events events) {
        double[] sum = blurred(binned(events, false), kernel);
        double[] squares = blurred(binned(events, true), kernelSquared);
        double[] near = near(events);
        double cells = bandwidthMeters / frame.cellMeters();
        double squaredKernelSum = 1 / (4 * Math.PI * cells * cells);
        double[] count = new double[sum.length];
        for (int i = 0; i < count.length; i++) {
            double square = squares[i] * squaredKernelSum;
            count[i] = square > 0 && sum[i] > 0 ? Math.min(near[i], sum[i] * sum[i] / square) : 0;
        }
        return new Raster(frame, count);
    }

    /** How many events lie in the square of {@link #REACH} bandwidths around each cell, by a table of sums (Crow 1984). */
    private double[] near(Events events) {
        int wide = frame.width() + 1;
        int[] sums = new int[wide * (frame.height() + 1)];
        for (int i = 0; i < events.count(); i++) {
            double column = frame.column(events.x(i));
            double row = frame.row(events.y(i));
            if (frame.holds(column, row)) {
                sums[((int) Math.round(row) + 1) * wide + (int) Math.round(column) + 1] += events.multiplicity(i);
            }
        }
        for (int row = 1; row <= frame.height(); row++) {
            for (int column = 1; column < wide; column++) {
                int at = row * wide + column;
                sums[at] += sums[at - 1] + sums[at - wide] - sums[at - wide - 1];
            }
        }
        int reach = (int) Math.ceil(REACH * bandwidthMeters / frame.cellMeters());
        double[] near = new double[frame.cells()];
        for (int row = 0; row < frame.height(); row++) {
            int bottom = Math.max(0, row - reach) * wide;
            int top = Math.min(frame.height(), row + reach + 1) * wide;
            for (int column = 0; column < frame.width(); column++) {
                int left = Math.max(0, column - reach);
                int right = Math.min(frame.width(), column + reach + 1);
                near[row * frame.width() + column] =
                        sums[top + right] - sums[bottom + right] - sums[top + left] + sums[bottom + left];
            }
        }
        return near;
    }

    /** The mean of the values around each place; unknown where there are fewer than {@link #LEAST_EVENTS}. */
    public Raster mean(Events events) {
        double[] values = new double[binsWide * binsHigh];
        for (int i = 0; i < events.count(); i++) {
            share(values, events.x(i), events.y(i), events.weight(i) * events.value(i));
        }
        return ratio(blurred(values, kernel), blurred(binned(events, false), kernel))
                .where(effectiveCount(events), LEAST_EVENTS);
    }

    /**
     * The share of weight that has ended within the last threshold, what lasts counted as in {@link #quantile}; unknown where
     * there are fewer than {@link #LEAST_EVENTS}.
     *
     * @param thresholds ascending; the last is the limit, those before it matter only where something lasts
     */
    public Raster shareWithin(Events events, double[] thresholds) {
        double[] within = new double[frame.cells()];
        follow(events, thresholds, (t, before, after) -> {
            if (t == thresholds.length - 1) {
                Arrays.setAll(within, i -> 1 - after[i]);
            }
        });
        return new Raster(frame, within).where(effectiveCount(events), LEAST_EVENTS);
    }

    /**
     * The local quantile: the value that a share {@code p} of the weight around each place does not pass. The distribution
     * around every place is that of Kaplan and Meier with the kernel's weights (Beran 1981), at the thresholds; where nothing
     * lasts it is the weighted share of what has ended. It is inverted with straight lines between thresholds, so the answer
     * lies within one step of the exact one. Unknown where there are fewer than {@link #LEAST_EVENTS}; infinite where the
     * quantile lies past the last threshold. O(points + cells · thresholds).
     *
     * @param p          between 0 and 1
     * @param thresholds ascending; the first is where the distribution begins, so it lies below all values
     */
    public Raster quantile(Events events, double p, double[] thresholds) {
        if (!(p > 0 && p < 1) || thresholds.length < 2) {
            throw new IllegalArgumentException("a quantile needs 0 < p < 1 and at least two thresholds");
        }
        double[] found = new double[frame.cells()];
        Arrays.fill(found, Double.POSITIVE_INFINITY);
        double left = 1 - p + ROUNDING;
        follow(events, thresholds, (t, before, after) -> {
            for (int i = 0; i < found.length; i++) {
                if (found[i] == Double.POSITIVE_INFINITY && after[i] <= left) {
                    found[i] = t == 0
                            ? thresholds[0]
                            : between(thresholds[t - 1], thresholds[t], before[i] - left, before[i] - after[i]);
                }
            }
        });
        return new Raster(frame, found).where(effectiveCount(events), LEAST_EVENTS);
    }

    /** Hears of the share that had not ended before and after a threshold, by cell. */
    private interface Step {
        void at(int threshold, double[] before, double[] after);
    }

    /** The product-limit estimate from threshold to threshold; what lasts no longer than one is at risk until it. */
    private void follow(Events events, double[] thresholds, Step step) {
        if (!isAscending(thresholds)) {
            throw new IllegalArgumentException("thresholds ascend");
        }
        double[] atRisk = blurred(binned(events, false), kernel);
        double[] before = new double[atRisk.length];
        Arrays.fill(before, 1);
        int[][] steps = byThreshold(events, thresholds);
        for (int t = 0; t < thresholds.length; t++) {
            double[] ended = blurred(binned(events, steps[t], false), kernel);
            double[] after = new double[before.length];
            for (int i = 0; i < after.length; i++) {
                double share = atRisk[i] > 0 ? ended[i] / atRisk[i] : 0;
                after[i] = before[i] * (1 - Math.max(0, Math.min(1, share)));
                atRisk[i] -= ended[i];
            }
            step.at(t, before, after);
            if (Arrays.stream(steps[t]).anyMatch(events::lasts)) {
                double[] lasting = blurred(binned(events, steps[t], true), kernel);
                for (int i = 0; i < atRisk.length; i++) {
                    atRisk[i] -= lasting[i];
                }
            }
            before = after;
        }
    }

    /** For each threshold the events that are within it but not within the one before, in their order. */
    private static int[][] byThreshold(Events events, double[] thresholds) {
        int[] first = new int[events.count()];
        int[] counts = new int[thresholds.length + 1];
        for (int i = 0; i < first.length; i++) {
            int at = Arrays.binarySearch(thresholds, events.value(i));
            first[i] = at >= 0 ? at : -at - 1;
            counts[first[i]]++;
        }
        int[][] steps = new int[counts.length][];
        Arrays.setAll(steps, t -> new int[counts[t]]);
        for (int i = first.length - 1; i >= 0; i--) {
            steps[first[i]][--counts[first[i]]] = i;
        }
        return steps;
    }

    private static double between(double low, double high, double part, double whole) {
        return whole > 0 ? low + (high - low) * Math.min(1, Math.max(0, part / whole)) : high;
    }

    private static boolean isAscending(double[] thresholds) {
        for (int i = 1; i < thresholds.length; i++) {
            if (!(thresholds[i] > thresholds[i - 1])) {
                return false;
            }
        }
        return true;
    }

    private double[] binned(Events events, boolean squared) {
        double[] bins = new double[binsWide * binsHigh];
        for (int i = 0; i < events.count(); i++) {
            share(bins, events.x(i), events.y(i), squared ? events.squaredWeight(i) : events.weight(i));
        }
        return bins;
    }

    /** Of some events the weight of those that last, or of those that have ended. */
    private double[] binned(Events events, int[] some, boolean lasting) {
        double[] bins = new double[binsWide * binsHigh];
        for (int i : some) {
            if (events.lasts(i) == lasting) {
                share(bins, events.x(i), events.y(i), events.weight(i));
            }
        }
        return bins;
    }

    /** Shares an amount among the nine cells around a place; a place outside the frame counts for nothing. */
    private void share(double[] bins, double x, double y, double amount) {
        double column = frame.column(x);
        double row = frame.row(y);
        if (!frame.holds(column, row)) {
            return;
        }
        int c = (int) Math.round(column);
        int r = (int) Math.round(row);
        double east = column - c;
        double north = row - r;
        double below = 0.5 * (0.5 - north) * (0.5 - north);
        double above = 0.5 * (0.5 + north) * (0.5 + north);
        int at = (r + RIM) * binsWide + c + RIM;
        row(bins, at - binsWide, east, amount * below);
        row(bins, at, east, amount * (1 - below - above));
        row(bins, at + binsWide, east, amount * above);
    }

    private static void row(double[] bins, int at, double east, double amount) {
        double left = 0.5 * (0.5 - east) * (0.5 - east);
        double right = 0.5 * (0.5 + east) * (0.5 + east);
        bins[at - 1] += amount * left;
        bins[at] += amount * (1 - left - right);
        bins[at + 1] += amount * right;
    }

    /** The cells of the frame, out of bins with a rim. */
    private double[] blurred(double[] bins, Gaussian by) {
        double[] all = by.blur(bins, binsWide, binsHigh);
        double[] cells = new double[frame.cells()];
        for (int row = 0; row < frame.height(); row++) {
            System.arraycopy(all, (row + RIM) * binsWide + RIM, cells, row * frame.width(), frame.width());
        }
        return cells;
    }

    private Raster ratio(double[] above, double[] below) {
        double[] made = new double[above.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = below[i] > 0 ? above[i] / below[i] : Double.NaN;
        }
        return new Raster(frame, made);
    }

    /** The filter leaves ripples of a millionth of the peak; a density is not negative. */
    private static double[] atLeastZero(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
        return values;
    }
}

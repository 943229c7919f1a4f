package org.onegrid.network;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;

/**
 * The ground around roads as a raster: for every sample the nearest usable link, where on it, and how far away, as
 * {@link Snapper} finds them. It depends on the roads and not on any source, so it is made once and turns any {@link Reach} of
 * the same graph into times of all places by a look-up a sample. 16 bytes a sample; immutable, safe for many threads.
 */
public final class Ground {

    /** No road within the access leg of a sample. */
    static final int NO_SEGMENT = -1;

    private static final int MAX_SAMPLES = 1 << 23;
    private static final int MAX_SIDE = 0xffff;
    private static final double LEAST_CELL_METERS = 2;
    /** Distances are known this many cells beyond the access leg, so that a border there can be interpolated. */
    private static final double MARGIN_CELLS = 1.5;

    private final Travel travel;
    private final double cellMeters;
    private final double accessMeters;
    private final double west;
    private final double south;
    private final double lngStep;
    private final double latStep;
    private final int columns;
    private final int rows;
    /** Length of a degree at each row. */
    private final double[] perLng;

    private final double[] perLat;
    /** By sample the first vertex of the nearest segment. */
    private final int[] segment;
    /** The link of each vertex. */
    private final int[] linkOf;
    /** Where the samples nearest to each link begin in the next three; one entry more than links. */
    final int[] firstSample;
    /** Row (upper half) and column of a sample. */
    final int[] sample;
    /** Metres from the start of the link. */
    final float[] along;
    /** Metres between the sample and the link. */
    final float[] access;
    /** Where the rows of samples that are within the access leg of each link begin in the next two; one entry more than links. */
    final int[] firstRun;
    /** Row (upper half) and column of the westernmost sample. */
    final int[] run;

    final short[] runLength;
    /** By link how far its farthest sample within the access leg is away. */
    final float[] deepest;
    /** By link the samples it may be nearest to: first and last column, first and last row. */
    private final int[] window;
    /** What one who draws bands borrows. */
    private final AtomicReference<Isochrones.@Nullable Canvas> idle = new AtomicReference<>();

    private Ground(Travel travel, double cellMeters, double accessMeters) {
        this.travel = travel;
        this.cellMeters = cellMeters;
        this.accessMeters = accessMeters;
        RoadGraph graph = travel.graph();
        double minLng = Double.POSITIVE_INFINITY;
        double minLat = Double.POSITIVE_INFINITY;
        double maxLng = Double.NEGATIVE_INFINITY;
        double maxLat = Double.NEGATIVE_INFINITY;
        for (int l = 0; l < graph.linkCount(); l++) {
            for (int v = graph.firstVertex[l]; travel.isOpen(l) && v < graph.firstVertex[l + 1]; v++) {
                minLng = Math.min(minLng, graph.vertexLng[v]);
                maxLng = Math.max(maxLng, graph.vertexLng[v]);
                minLat = Math.min(minLat, graph.vertexLat[v]);
                maxLat = Math.max(maxLat, graph.vertexLat[v]);
            }
        }
        boolean empty = minLng > maxLng;
        double middle = empty ? 0 : (minLat + maxLat) / 2;
        lngStep = cellMeters / Spheroid.metersPerDegreeLng(middle);
        latStep = cellMeters / Spheroid.metersPerDegreeLat(middle);
        // Samples outside every border on all sides, so that every border closes.
        int margin = (int) StrictMath.ceil(accessMeters / cellMeters * 1.1) + 3;
        west = empty ? 0 : minLng - margin * lngStep;
        south = empty ? 0 : minLat - margin * latStep;
        long wide = empty ? 1 : (long) StrictMath.ceil((maxLng - minLng) / lngStep) + 2L * margin + 1;
        long high = empty ? 1 : (long) StrictMath.ceil((maxLat - minLat) / latStep) + 2L * margin + 1;
        if (wide * high > MAX_SAMPLES || Math.max(wide, high) > MAX_SIDE) {
            throw new IllegalArgumentException("a raster of " + wide + " × " + high + " samples is more than "
                    + MAX_SAMPLES + ": take cells of "
                    + (int) StrictMath.ceil(cellMeters * StrictMath.sqrt((double) wide * high / MAX_SAMPLES)) + " m");
        }
        columns = (int) wide;
        rows = (int) high;
        perLng = new double[rows];
        perLat = new double[rows];
        segment = new int[columns * rows];
        linkOf = new int[graph.vertexLng.length];
        window = new int[4 * graph.linkCount()];
        Arrays.fill(segment, NO_SEGMENT);
        float[] alongAt = new float[columns * rows];
        float[] squaredAt = new float[columns * rows];
        Arrays.fill(squaredAt, Float.POSITIVE_INFINITY);
        fill(alongAt, squaredAt);
        firstSample = new int[graph.linkCount() + 1];
        for (int v : segment) {
            if (v != NO_SEGMENT) {
                firstSample[linkOf[v] + 1]++;
            }
        }
        for (int l = 0; l < graph.linkCount(); l++) {
            firstSample[l + 1] += firstSample[l];
        }
        sample = new int[firstSample[graph.linkCount()]];
        along = new float[sample.length];
        access = new float[sample.length];
        int[] next = firstSample.clone();
        for (int i = 0; i < segment.length; i++) {
            if (segment[i] != NO_SEGMENT) {
                int at = next[linkOf[segment[i]]]++;
                sample[at] = i / columns << 16 | i % columns;
                along[at] = alongAt[i];
                access[at] = (float) StrictMath.sqrt(squaredAt[i]);
            }
        }
        firstRun = new int[graph.linkCount() + 1];
        deepest = new float[graph.linkCount()];
        int[] runs = new int[sample.length];
        short[] lengths = new short[sample.length];
        int n = 0;
        for (int l = 0; l < graph.linkCount(); l++) {
            for (int i = firstSample[l]; i < firstSample[l + 1]; i++) {
                if (access[i] >= (float) accessMeters) {
                    continue;
                }
                deepest[l] = Math.max(deepest[l], access[i]);
                boolean goesOn = n > firstRun[l] && runs[n - 1] + lengths[n - 1] == sample[i];
                if (goesOn && lengths[n - 1] < Short.MAX_VALUE) {
                    lengths[n - 1]++;
                } else {
                    runs[n] = sample[i];
                    lengths[n++] = 1;
                }
            }
            firstRun[l + 1] = n;
        }
        run = Arrays.copyOf(runs, n);
        runLength = Arrays.copyOf(lengths, n);
    }

    /**
     * The ground around the links these times can use.
     *
     * @param cellMeters   between samples, at least 2
     * @param accessMeters longest leg between a place and its road; at least two cells, at most 1,000
     * @throws IllegalArgumentException when out of these bounds, or the raster would have more than 8,388,608 samples; the
     *     message says which cells would do
     */
    public static Ground of(Travel travel, double cellMeters, double accessMeters) {
        if (!(cellMeters >= LEAST_CELL_METERS && accessMeters >= 2 * cellMeters && accessMeters <= 1000)) {
            throw new IllegalArgumentException("cells must be at least " + LEAST_CELL_METERS
                    + " m and the access leg within two cells and 1,000 m, were " + cellMeters + " and "
                    + accessMeters);
        }
        return new Ground(travel, cellMeters, accessMeters);
    }

    private void fill(float[] alongAt, float[] squaredAt) {
        RoadGraph graph = travel.graph();
        for (int row = 0; row < rows; row++) {
            perLng[row] = Spheroid.metersPerDegreeLng(lat(row));
            perLat[row] = Spheroid.metersPerDegreeLat(lat(row));
        }
        double far = accessMeters + MARGIN_CELLS * cellMeters;
        double farLng = far / Math.min(perLng[0], perLng[rows - 1]);
        double farLat = far / Math.min(perLat[0], perLat[rows - 1]);
        for (int l = 0; l < graph.linkCount(); l++) {
            window[4 * l] = columns;
            window[4 * l + 2] = rows;
            window[4 * l + 1] = -1;
            window[4 * l + 3] = -1;
            Arrays.fill(linkOf, graph.firstVertex[l], graph.firstVertex[l + 1], l);
            for (int v = graph.firstVertex[l]; travel.isOpen(l) && v + 1 < graph.firstVertex[l + 1]; v++) {
                int left = column(Math.min(graph.vertexLng[v], graph.vertexLng[v + 1]) - farLng, 1);
                int right = column(Math.max(graph.vertexLng[v], graph.vertexLng[v + 1]) + farLng, 0);
                int bottom = row(Math.min(graph.vertexLat[v], graph.vertexLat[v + 1]) - farLat, 1);
                int top = row(Math.max(graph.vertexLat[v], graph.vertexLat[v + 1]) + farLat, 0);
                window[4 * l] = Math.min(window[4 * l], left);
                window[4 * l + 1] = Math.max(window[4 * l + 1], right);
                window[4 * l + 2] = Math.min(window[4 * l + 2], bottom);
                window[4 * l + 3] = Math.max(window[4 * l + 3], top);
                for (int row = bottom; row <= top; row++) {
                    fillRow(v, row, left, right, perLng[row], perLat[row], far, alongAt, squaredAt);
                }
            }
        }
    }

    private void fillRow(
            int v,
            int row,
            int left,
            int right,
            double perLng,
            double perLat,
            double far,
            float[] alongAt,
            float[] squaredAt) {
        RoadGraph graph = travel.graph();
        double dx = (graph.vertexLng[v + 1] - graph.vertexLng[v]) * perLng;
        double dy = (graph.vertexLat[v + 1] - graph.vertexLat[v]) * perLat;
        double squared = dx * dx + dy * dy;
        double py = (lat(row) - graph.vertexLat[v]) * perLat;
        double span = graph.vertexMeters[v + 1] - graph.vertexMeters[v];
        for (int column = left; column <= right; column++) {
            double px = (lng(column) - graph.vertexLng[v]) * perLng;
            double t = squared == 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
            double x = px - t * dx;
            double y = py - t * dy;
            float away = (float) (x * x + y * y);
            int i = row * columns + column;
            if (away < squaredAt[i] && away <= far * far) {
                squaredAt[i] = away;
                segment[i] = v;
                alongAt[i] = (float) (graph.vertexMeters[v] + t * span);
            }
        }
    }

    /** The first vertex of the nearest segment of a sample, or {@link #NO_SEGMENT}. */
    int segment(int column, int row) {
        return segment[row * columns + column];
    }

    /** The link a vertex is of. */
    int linkOf(int vertex) {
        return linkOf[vertex];
    }

    /**
     * Puts a sample onto the link of a segment near it, whether the nearest or not: on this segment, or on those after it as long
     * as they lead nearer. Gives metres along the link and metres away.
     */
    void leg(int vertex, int column, int row, float[] alongAndAway) {
        double eastward = perLng[row];
        double northward = perLat[row];
        double east = lng(column) * eastward;
        double north = lat(row) * northward;
        int link = linkOf[vertex];
        RoadGraph graph = travel.graph();
        double best = Double.POSITIVE_INFINITY;
        int step = 0;
        for (int v = vertex; v >= graph.firstVertex[link] && v + 1 < graph.firstVertex[link + 1]; v += step) {
            double x = graph.vertexLng[v] * eastward;
            double y = graph.vertexLat[v] * northward;
            double dx = graph.vertexLng[v + 1] * eastward - x;
            double dy = graph.vertexLat[v + 1] * northward - y;
            double squared = dx * dx + dy * dy;
            double part = squared == 0 ? 0 : ((east - x) * dx + (north - y) * dy) / squared;
            double t = Math.min(1, Math.max(0, part));
            double awayX = east - x - t * dx;
            double awayY = north - y - t * dy;
            double away = awayX * awayX + awayY * awayY;
            if (away >= best) {
                break;
            }
            best = away;
            alongAndAway[0] = (float) (graph.vertexMeters[v] + t * (graph.vertexMeters[v + 1] - graph.vertexMeters[v]));
            int onwards = part >= 1 ? 1 : part <= 0 ? -1 : 0;
            if (onwards == 0 || step + onwards == 0) {
                break;
            }
            step = onwards;
        }
        alongAndAway[1] = (float) Math.sqrt(best);
    }

    /** Arrays to draw with, to be given back. */
    Isochrones.Canvas borrow() {
        Isochrones.Canvas canvas = idle.getAndSet(null);
        return canvas != null ? canvas : new Isochrones.Canvas(travel.graph().linkCount());
    }

    void giveBack(Isochrones.Canvas canvas) {
        idle.set(canvas);
    }

    private int column(double lng, int up) {
        return (int) Math.min(columns - 1.0, Math.max(0, StrictMath.floor((lng - west) / lngStep) + up));
    }

    private int row(double lat, int up) {
        return (int) Math.min(rows - 1.0, Math.max(0, StrictMath.floor((lat - south) / latStep) + up));
    }

    /** The times whose usable links this is about. */
    public Travel travel() {
        return travel;
    }

    /** Metres between samples. */
    public double cellMeters() {
        return cellMeters;
    }

    /** The longest leg between a place and its road. */
    public double accessMeters() {
        return accessMeters;
    }

    /** Samples from west to east. */
    public int columns() {
        return columns;
    }

    /** Samples from south to north. */
    public int rows() {
        return rows;
    }

    /** Where a sample lies. */
    public LngLat at(int column, int row) {
        return new LngLat(lng(column), lat(row));
    }

    double lng(double column) {
        return west + column * lngStep;
    }

    double lat(double row) {
        return south + row * latStep;
    }

    /** Widens a window to hold the samples a link may be nearest to. */
    void widen(Window around, int l) {
        if (window[4 * l + 1] >= 0) {
            around.left = Math.min(around.left, window[4 * l]);
            around.right = Math.max(around.right, window[4 * l + 1]);
            around.bottom = Math.min(around.bottom, window[4 * l + 2]);
            around.top = Math.max(around.top, window[4 * l + 3]);
        }
    }

    /** Samples from one to another, both included; at first none. */
    static final class Window {

        int left = Integer.MAX_VALUE;
        int bottom = Integer.MAX_VALUE;
        int right = -1;
        int top = -1;

        boolean isEmpty() {
            return right < 0;
        }
    }
}

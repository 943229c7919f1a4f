package org.onegrid.network;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;

/**
 * The ground around roads as a raster: for every sample the nearest usable link, where on it, and how far away, as
 * {@link Snapper} finds them. It depends on the roads and not on any source, so it is made once and turns any {@link Reach} of
 * the same graph into times of all places by a look-up a sample. 22 bytes a sample, kept near roads only; immutable, safe for
 * many threads.
 */
public final class Ground {

    /** No road within the access leg of a sample. */
    static final int NO_LINK = -1;

    /** Near roads. */
    private static final int MAX_SAMPLES = 1 << 23;
    /** In all. */
    private static final int MAX_FRAME = 1 << 28;

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
    private final Tiles tiles;
    /** By sample the nearest link. */
    private final int[] link;
    /** By sample metres from the start of the link, and metres between the sample and the link. */
    private final float[] foot;

    private final Steps steps;
    /** Where the rows of samples that are within the access leg of each link begin in the next three; one entry more than links. */
    final int[] firstRun;
    /** Row (upper half), and column of its westernmost by sixty-fours. */
    final int[] run;
    /** The sample at the beginning of those sixty-four, and which of them are meant. */
    final int[] runSample;

    final long[] runBits;
    /** By link how far its farthest sample within the access leg is away. */
    final float[] deepest;
    /** By link the samples it may be nearest to: first and last column, first and last row. */
    private final int[] window;
    /** What one who draws bands borrows. */
    private final AtomicReference<@Nullable Canvas> idle = new AtomicReference<>();

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
        requireFew(wide, high, 0);
        columns = (int) wide;
        rows = (int) high;
        perLng = new double[rows];
        perLat = new double[rows];
        for (int row = 0; row < rows; row++) {
            perLng[row] = Spheroid.metersPerDegreeLng(lat(row));
            perLat[row] = Spheroid.metersPerDegreeLat(lat(row));
        }
        tiles = new Tiles(columns, rows);
        keepTiles();
        requireFew(wide, high, tiles.size());
        int[] segment = new int[(int) tiles.size()];
        int[] linkOf = new int[graph.vertexLng.length];
        window = new int[4 * graph.linkCount()];
        foot = new float[2 * segment.length];
        Arrays.fill(segment, NO_LINK);
        Arrays.fill(foot, Float.POSITIVE_INFINITY);
        fill(segment);
        for (int l = 0; l < graph.linkCount(); l++) {
            Arrays.fill(linkOf, graph.firstVertex[l], graph.firstVertex[l + 1], l);
        }
        link = Arrays.stream(segment)
                .map(v -> v == NO_LINK ? NO_LINK : linkOf[v])
                .toArray();
        for (int i = 1; i < foot.length; i += 2) {
            foot[i] = (float) StrictMath.sqrt(foot[i]);
        }
        steps = new Steps(this, segment);
        firstRun = new int[graph.linkCount() + 1];
        deepest = new float[graph.linkCount()];
        forRuns((sample, at, first, length) -> firstRun[link[sample + first] + 1]++);
        for (int l = 0; l < graph.linkCount(); l++) {
            firstRun[l + 1] += firstRun[l];
        }
        run = new int[firstRun[graph.linkCount()]];
        runSample = new int[run.length];
        runBits = new long[run.length];
        int[] next = firstRun.clone();
        forRuns((sample, at, first, length) -> {
            int its = link[sample + first];
            run[next[its]] = at;
            runSample[next[its]] = sample;
            runBits[next[its]++] = -1L >>> -length << first;
            for (int i = sample + first; i < sample + first + length; i++) {
                deepest[its] = Math.max(deepest[its], access(i));
            }
        });
    }

    private void requireFew(long wide, long high, long samples) {
        double times = Math.max(
                Math.max(wide, high) / (double) MAX_SIDE,
                StrictMath.sqrt(Math.max(wide * high / (double) MAX_FRAME, samples / (double) MAX_SAMPLES)));
        if (times > 1) {
            throw new IllegalArgumentException("a raster of " + wide + " × " + high + " samples, of which " + samples
                    + " are near roads, is too large: take cells of " + (int) StrictMath.ceil(cellMeters * times)
                    + " m");
        }
    }

    /** Some of the samples of a row of a tile that are within the access leg of one link; the first of the row, and its place. */
    private interface RunSink {
        void take(int sample, int at, int first, int length);
    }

    private void forRuns(RunSink sink) {
        for (int row = 0; row < rows; row++) {
            for (int tile = 0; tile < columns; tile += Tiles.WIDE) {
                int sample = tiles.sample(tile, row);
                for (int i = 0; i < Tiles.WIDE && !tiles.isEmpty(sample); ) {
                    int length = 0;
                    while (i + length < Tiles.WIDE
                            && isWithin(sample + i + length)
                            && link[sample + i + length] == link[sample + i]) {
                        length++;
                    }
                    if (length > 0) {
                        sink.take(sample, row << 16 | tile / Tiles.WIDE, i, length);
                    }
                    i += Math.max(1, length);
                }
            }
        }
    }

    private boolean isWithin(int sample) {
        return link[sample] != NO_LINK && access(sample) < (float) accessMeters;
    }

    /**
     * The ground around the links these times can use.
     *
     * @param cellMeters   between samples, at least 2
     * @param accessMeters longest leg between a place and its road; at least two cells, at most 1,000
     * @throws IllegalArgumentException when out of these bounds, or there would be more than 8,388,608 samples near roads,
     *     268,435,456 in all or 65,535 a side; the message says which cells would do
     */
    public static Ground of(Travel travel, double cellMeters, double accessMeters) {
        if (!(cellMeters >= LEAST_CELL_METERS && accessMeters >= 2 * cellMeters && accessMeters <= 1000)) {
            throw new IllegalArgumentException("cells must be at least " + LEAST_CELL_METERS
                    + " m and the access leg within two cells and 1,000 m, were " + cellMeters + " and "
                    + accessMeters);
        }
        return new Ground(travel, cellMeters, accessMeters);
    }

    private double farMeters() {
        return accessMeters + MARGIN_CELLS * cellMeters;
    }

    private void keepTiles() {
        RoadGraph graph = travel.graph();
        double metersPerColumn = lngStep * Math.min(perLng[0], perLng[rows - 1]);
        double metersPerRow = latStep * Math.min(perLat[0], perLat[rows - 1]);
        double near = farMeters() / Math.min(metersPerColumn, metersPerRow);
        for (int l = 0; l < graph.linkCount(); l++) {
            for (int v = graph.firstVertex[l]; travel.isOpen(l) && v + 1 < graph.firstVertex[l + 1]; v++) {
                tiles.keepAround(
                        (graph.vertexLng[v] - west) / lngStep,
                        (graph.vertexLat[v] - south) / latStep,
                        (graph.vertexLng[v + 1] - west) / lngStep,
                        (graph.vertexLat[v + 1] - south) / latStep,
                        near);
            }
        }
    }

    private void fill(int[] segment) {
        RoadGraph graph = travel.graph();
        double far = farMeters();
        double farLng = far / Math.min(perLng[0], perLng[rows - 1]);
        double farLat = far / Math.min(perLat[0], perLat[rows - 1]);
        for (int l = 0; l < graph.linkCount(); l++) {
            window[4 * l] = columns;
            window[4 * l + 2] = rows;
            window[4 * l + 1] = -1;
            window[4 * l + 3] = -1;
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
                    fillRow(segment, v, row, left, right, far);
                }
            }
        }
    }

    private void fillRow(int[] segment, int v, int row, int left, int right, double far) {
        double perLng = this.perLng[row];
        double perLat = this.perLat[row];
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
            int i = tiles.sample(column, row);
            if (away < foot[2 * i + 1] && away <= far * far) {
                foot[2 * i + 1] = away;
                segment[i] = v;
                foot[2 * i] = (float) (graph.vertexMeters[v] + t * span);
            }
        }
    }

    /** The number of a sample. */
    int sample(int column, int row) {
        return tiles.sample(column, row);
    }

    /** The nearest link of a sample, or {@link #NO_LINK}. */
    int link(int sample) {
        return link[sample];
    }

    /** Metres from the start of its link to a sample's foot. */
    float along(int sample) {
        return foot[2 * sample];
    }

    /** Metres between a sample and its link. */
    float access(int sample) {
        return foot[2 * sample + 1];
    }

    /** The way from a sample to one beside it that is on another link. */
    Steps steps() {
        return steps;
    }

    /** Arrays to draw with, to be given back. */
    Canvas borrow() {
        Canvas canvas = idle.getAndSet(null);
        return canvas != null ? canvas : new Canvas(travel);
    }

    void giveBack(Canvas canvas) {
        idle.set(canvas);
    }

    /** Metres of a degree of longitude at a row. */
    double perLng(int row) {
        return perLng[row];
    }

    /** Metres of a degree of latitude at a row. */
    double perLat(int row) {
        return perLat[row];
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

package org.onegrid.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.MultiPolygon;
import org.onegrid.geo.Outlines;
import org.onegrid.geo.Precision;

/**
 * Isochrone bands as polygons: contours of the time to each sample of a {@link Ground}, interpolated between samples. A place
 * is inside when the leg to its nearest usable road is no longer than the access leg and, with that leg, the time is within the
 * limit; so the roads across a river are not coloured because of those on this side. Only links that a border passes are looked
 * at sample by sample: O(links reached + samples / 64 + border).
 */
public final class Isochrones {

    /** Most vertices of one band unless said otherwise. */
    public static final int MAX_VERTICES = 100_000;

    private static final int MAX_BANDS = 60;
    private static final int COARSEST = 64;
    private static final float MILLIS_PER_METER = (float) (1000 / Travel.ACCESS_METERS_PER_SECOND);
    private static final float NO_PACE = 1e7f;
    private static final float NO_DISTANCE = (float) Travel.NO_DISTANCE_METERS;

    /** What is kept from one drawing on a ground to the next. */
    static final class Canvas {

        private final Outlines outlines = new Outlines();
        /** By link where it is in the next; true only if it is found there. */
        private final int[] position;

        private int[] links = new int[256];
        private int size;
        /** Of each: times at its start and end, milliseconds a metre onwards from there; its length. */
        private float[] times = new float[256 * STRIDE];
        /** Of each the places of sources on it, metres along and milliseconds away; null of nearly all. */
        private float @Nullable [][] standing = new float[256][];
        /** For searches whose times nobody keeps. */
        private final Labels labels;

        Canvas(Travel travel) {
            position = new int[travel.graph().linkCount()];
            labels = new Labels(travel, 0);
        }

        private int find(int link) {
            int at = position[link];
            return at < size && links[at] == link ? at : -1;
        }

        private int add(int link) {
            if (size == links.length) {
                links = Arrays.copyOf(links, 2 * size);
                times = Arrays.copyOf(times, 2 * size * STRIDE);
                standing = Arrays.copyOf(standing, 2 * size);
            }
            links[size] = link;
            position[link] = size;
            standing[size] = null;
            return size++;
        }
    }

    /** Floats of a link in {@link Canvas#times}. */
    private static final int STRIDE = 8;

    private static final int START = 0;
    private static final int START_PACE = 1;
    private static final int END = 2;
    private static final int END_PACE = 3;
    private static final int LENGTH = 4;
    /** The limit from which on a part of the link is inside. */
    private static final int EARLIEST = 5;
    /** The limit from which on all of its samples are. */
    private static final int LATEST = 6;
    /** The limit up to which it was drawn, infinite once it was drawn as a whole. */
    private static final int DRAWN = 7;

    private final Ground ground;
    private final Reach reach;
    private final Canvas canvas;
    private final Ground.Window window = new Ground.Window();
    private final float leg;
    /** Of the drawing at work. */
    private int limit;

    private int step;

    private Isochrones(Ground ground, Reach reach, Canvas canvas, int greatest) {
        this.ground = ground;
        this.reach = reach;
        this.canvas = canvas;
        leg = (float) ground.accessMeters();
        canvas.size = 0;
        for (int node : reach.reached()) {
            if (reach.millis(node) <= greatest) {
                // Also those that lead here: places around their end are reached from the node.
                enter(node, reach.travel().leaving());
                enter(node, reach.travel().entering());
            }
        }
        for (Snap source : reach.sources()) {
            enter(source.link());
            stand(source, canvas.position[source.link()]);
        }
    }

    /** Notes that a source stands on a link, so that a part of it is reached from there. */
    private void stand(Snap source, int n) {
        float[] before = canvas.standing[n];
        float[] places = before == null ? new float[2] : Arrays.copyOf(before, before.length + 2);
        places[places.length - 2] = (float) source.alongMeters();
        places[places.length - 1] = source.accessMillis();
        canvas.standing[n] = places;
        int at = n * STRIDE;
        canvas.times[at + EARLIEST] = Math.min(canvas.times[at + EARLIEST], source.accessMillis());
    }

    /** The bands of a reach, each with at most {@value #MAX_VERTICES} vertices. */
    public static List<Isochrone> of(Ground ground, Reach reach, int... limitsMillis) {
        return bounded(MAX_VERTICES, ground, reach, limitsMillis);
    }

    /**
     * The bands around sources, where nobody needs the times themselves: the search looks no farther than the greatest limit and
     * leaves no arrays behind.
     *
     * @param ground of the times to travel with
     * @throws IllegalArgumentException when there are more than 60 limits or one is negative
     */
    public static List<Isochrone> around(Ground ground, List<Snap> sources, int... limitsMillis) {
        int greatest = Arrays.stream(limitsMillis).max().orElse(0);
        Canvas canvas = ground.borrow();
        try {
            canvas.labels.restart(greatest);
            sources.forEach(canvas.labels::enter);
            canvas.labels.settle();
            return bounded(canvas, MAX_VERTICES, ground, new Reach(canvas.labels), limitsMillis);
        } finally {
            ground.giveBack(canvas);
        }
    }

    /**
     * The bands of a reach. A band with too many vertices is drawn from every second, fourth … sample.
     *
     * @param maxVertices  of one band, at least 1,000
     * @param limitsMillis at most 60, none beyond the limit of the reach
     * @throws IllegalArgumentException when the reach belongs to another graph or a bound is not kept
     */
    public static List<Isochrone> bounded(int maxVertices, Ground ground, Reach reach, int... limitsMillis) {
        Canvas canvas = ground.borrow();
        try {
            return bounded(canvas, maxVertices, ground, reach, limitsMillis);
        } finally {
            ground.giveBack(canvas);
        }
    }

    private static List<Isochrone> bounded(
            Canvas canvas, int maxVertices, Ground ground, Reach reach, int... limitsMillis) {
        if (reach.travel().graph() != ground.travel().graph()) {
            throw new IllegalArgumentException("reach and ground must be of the same graph");
        }
        if (maxVertices < 1000 || limitsMillis.length > MAX_BANDS) {
            throw new IllegalArgumentException("at least 1,000 vertices and at most " + MAX_BANDS + " bands");
        }
        for (int limit : limitsMillis) {
            if (limit < 0 || limit > reach.limitMillis()) {
                throw new IllegalArgumentException(
                        "a band of " + limit + " ms is not within the reach of " + reach.limitMillis() + " ms");
            }
        }
        int greatest = Arrays.stream(limitsMillis).max().orElse(0);
        return new Isochrones(ground, reach, canvas, greatest).bands(maxVertices, limitsMillis);
    }

    private void enter(int node, Rows rows) {
        for (int a = rows.first[node]; a < rows.first[node + 1]; a += Rows.STRIDE) {
            enter(rows.arcs[a + 2] >> 1);
        }
    }

    private void enter(int link) {
        if (canvas.find(link) >= 0) {
            return;
        }
        RoadGraph graph = ground.travel().graph();
        Travel travel = reach.travel();
        int at = canvas.add(link) * STRIDE;
        float[] times = canvas.times;
        float length = (float) Math.max(Travel.NO_DISTANCE_METERS, graph.meters(link));
        float start = asFloat(reach.millis(graph.from(link)));
        float end = asFloat(reach.millis(graph.to(link)));
        float startPace = pace(travel.millis(2 * link), length);
        float endPace = pace(travel.millis(2 * link + 1), length);
        times[at + START] = start;
        times[at + START_PACE] = startPace;
        times[at + END] = end;
        times[at + END_PACE] = endPace;
        times[at + LENGTH] = length;
        times[at + EARLIEST] = Math.min(start, end);
        float rounding = 1;
        times[at + LATEST] =
                latest(start, startPace, end, endPace, length) + ground.deepest[link] * MILLIS_PER_METER + rounding;
        ground.widen(window, link);
    }

    /** The greatest time on a link: where those from both ends meet. */
    private static float latest(float start, float startPace, float end, float endPace, float length) {
        float along = start + startPace * length;
        float against = end + endPace * length;
        if (along == Float.POSITIVE_INFINITY || against == Float.POSITIVE_INFINITY) {
            return Math.min(along, against);
        }
        float meeting = Math.max(0, Math.min(length, (against - start) / (startPace + endPace)));
        return start + startPace * meeting;
    }

    private List<Isochrone> bands(int maxVertices, int... limits) {
        int[] ascending = limits.clone();
        Arrays.sort(ascending);
        MultiPolygon[] drawn = new MultiPolygon[limits.length];
        begin(1);
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = draw(ascending[i]);
        }
        List<Isochrone> bands = new ArrayList<>();
        for (int asked : limits) {
            MultiPolygon within = drawn[Arrays.binarySearch(ascending, asked)];
            for (int coarser = 2; within.getNumPoints() > maxVertices && coarser <= COARSEST; coarser *= 2) {
                begin(coarser);
                within = draw(asked);
            }
            bands.add(new Isochrone(asked, within));
        }
        return bands;
    }

    /** An empty drawing with every so many-th sample. */
    private void begin(int every) {
        step = every;
        for (int at = 0; at < canvas.size * STRIDE; at += STRIDE) {
            canvas.times[at + DRAWN] = -1;
        }
        if (!window.isEmpty()) {
            // A frame of one sample all around stays outside.
            canvas.outlines.clear((window.right - window.left) / step + 3, (window.top - window.bottom) / step + 3);
        }
    }

    /** Draws a band into what was drawn of smaller ones. */
    private MultiPolygon draw(int upTo) {
        limit = upTo;
        if (window.isEmpty()) {
            return Precision.FACTORY.createMultiPolygon();
        }
        float[] times = canvas.times;
        for (int n = 0; n < canvas.size; n++) {
            int at = n * STRIDE;
            if (times[at + EARLIEST] > limit || times[at + DRAWN] == Float.POSITIVE_INFINITY) {
                continue;
            }
            boolean whole = times[at + LATEST] <= limit;
            times[at + DRAWN] = whole ? Float.POSITIVE_INFINITY : limit;
            if (whole && step == 1) {
                fillWhole(canvas.links[n]);
            } else {
                fillInside(n);
            }
        }
        return canvas.outlines.polygons(this::place, this::crossing);
    }

    private void fillWhole(int link) {
        for (int i = ground.firstRun[link]; i < ground.firstRun[link + 1]; i++) {
            int column = (ground.run[i] & 0xffff) - window.left + 1;
            int row = (ground.run[i] >>> 16) - window.bottom + 1;
            canvas.outlines.fill(column, row, ground.runLength[i]);
        }
    }

    private void fillInside(int n) {
        int link = canvas.links[n];
        for (int i = ground.firstRun[link]; i < ground.firstRun[link + 1]; i++) {
            int column = (ground.run[i] & 0xffff) - window.left;
            int row = (ground.run[i] >>> 16) - window.bottom;
            int sample = (ground.run[i] >>> 16) * ground.columns() + (ground.run[i] & 0xffff);
            if (step == 1) {
                fillInside(n, sample, ground.runLength[i], column + 1, row + 1);
                continue;
            }
            for (int end = column + ground.runLength[i]; column < end; column++, sample++) {
                if (column % step == 0 && row % step == 0) {
                    fillInside(n, sample, 1, column / step + 1, row / step + 1);
                }
            }
        }
    }

    /** What is inside of a row of samples of one link, none of them farther off than the leg. */
    private void fillInside(int n, int sample, int length, int column, int row) {
        int inside = 0;
        for (int i = 0; i < length; i++) {
            if (millis(n, ground.along(sample + i)) + ground.access(sample + i) * MILLIS_PER_METER < limit) {
                inside++;
            } else if (inside > 0) {
                canvas.outlines.fill(column + i - inside, row, inside);
                inside = 0;
            }
        }
        if (inside > 0) {
            canvas.outlines.fill(column + length - inside, row, inside);
        }
    }

    private void place(double column, double row, Coordinate at) {
        at.x = ground.lng(window.left + (column - 1) * step);
        at.y = ground.lat(window.bottom + (row - 1) * step);
    }

    /**
     * Where the border passes between an inside and an outside sample. Followed on the inside one's link it is linear; where that
     * link alone would have both inside, another road is nearer to the outside one, and the border lies half way between the two
     * roads.
     */
    private float crossing(int insideColumn, int insideRow, int outsideColumn, int outsideRow) {
        int column = window.left + (insideColumn - 1) * step;
        int row = window.bottom + (insideRow - 1) * step;
        int otherColumn = Math.min(ground.columns() - 1, Math.max(0, window.left + (outsideColumn - 1) * step));
        int otherRow = Math.min(ground.rows() - 1, Math.max(0, window.bottom + (outsideRow - 1) * step));
        int sample = row * ground.columns() + column;
        int beside = otherRow * ground.columns() + otherColumn;
        int link = ground.link(sample);
        int other = ground.link(beside);
        int n = canvas.position[link];
        float along = ground.along(sample);
        float away = ground.access(sample);
        float inside = spare(n, along, away);
        float beyond = (float) -ground.cellMeters() * step;
        float outside = beyond;
        if (other == link) {
            outside = spare(n, ground.along(beside), ground.access(beside));
        } else if (other != Ground.NO_LINK && step == 1) {
            float further = ground.steps().furtherAlong(sample, beside);
            outside = spare(n, along + further, away + ground.steps().furtherAway(sample, beside));
            if (outside > 0) {
                return ground.steps().halfWay(sample, beside);
            }
        }
        // Out of reach altogether: as far as one cell.
        return inside / Math.max(1e-3f, inside - Math.max(beyond, Math.min(0, outside)));
    }

    /** How much farther off the road one could still be, in metres; below zero where it is too far already. */
    private float spare(int n, float along, float access) {
        return Math.min(leg, (limit - millis(n, along)) / MILLIS_PER_METER) - access;
    }

    /** The time to a place of a link. */
    private float millis(int n, float along) {
        float[] times = canvas.times;
        int at = n * STRIDE;
        float onwards = times[at + START] + times[at + START_PACE] * along;
        float back = times[at + END] + times[at + END_PACE] * (times[at + LENGTH] - along);
        float millis = onwards < back ? onwards : back;
        return canvas.standing[n] == null ? millis : Math.min(millis, fromStanding(n, along));
    }

    private float fromStanding(int n, float along) {
        float[] places = canvas.standing[n];
        float millis = Float.POSITIVE_INFINITY;
        for (int i = 0; places != null && i < places.length; i += 2) {
            float meters = along - places[i];
            float pace = canvas.times[n * STRIDE + (meters > 0 ? START_PACE : END_PACE)];
            millis = Math.min(millis, places[i + 1] + (Math.abs(meters) <= NO_DISTANCE ? 0 : pace * Math.abs(meters)));
        }
        return millis;
    }

    /** Milliseconds a metre; where one may not go, so many that only who is there already is in time. */
    private static float pace(int millis, float length) {
        return millis == Travel.NEVER ? NO_PACE : millis / length;
    }

    private static float asFloat(int millis) {
        return millis == Travel.NEVER ? Float.POSITIVE_INFINITY : millis;
    }
}

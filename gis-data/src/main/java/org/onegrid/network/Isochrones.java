package org.onegrid.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.MultiPolygon;
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
    private static final float METERS_PER_MILLI = 1 / MILLIS_PER_METER;
    private static final float NO_PACE = 1e7f;
    private static final float NO_DISTANCE = (float) Travel.NO_DISTANCE_METERS;

    private final Ground ground;
    private final Reach reach;
    private final Canvas canvas;
    private final Ground.Window window = new Ground.Window();
    private final float leg;
    /** Of the drawing at work. */
    private int limit;

    private int step;
    /** The ground's column and row of the canvas's column {@link #frame} and row 1. */
    private int left;

    private int bottom;
    private int frame;
    /** The link looked at, and of it what {@link Canvas#times} has. */
    private int link = Ground.NO_LINK;

    private float start;
    private float startPace;
    private float end;
    private float endPace;
    private float length;
    private float @Nullable [] standing;

    private Isochrones(Ground ground, Reach reach, Canvas canvas, int greatest) {
        this.ground = ground;
        this.reach = reach;
        this.canvas = canvas;
        leg = (float) ground.accessMeters();
        canvas.size = 0;
        Ends ends = reach.travel().ends();
        for (int node : reach.reached()) {
            if (reach.millis(node) <= greatest) {
                // Also those that only lead here: places around their end are reached from the node.
                for (int e = ends.first[node]; e < ends.first[node + 1]; e++) {
                    enter(ends.links[e]);
                }
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
        int at = n * Canvas.STRIDE;
        canvas.times[at + Canvas.EARLIEST] = Math.min(canvas.times[at + Canvas.EARLIEST], source.accessMillis());
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

    private void enter(int link) {
        if (canvas.find(link) >= 0) {
            return;
        }
        RoadGraph graph = ground.travel().graph();
        Travel travel = reach.travel();
        int at = canvas.add(link) * Canvas.STRIDE;
        float[] times = canvas.times;
        float length = (float) Math.max(Travel.NO_DISTANCE_METERS, graph.meters(link));
        float start = asFloat(reach.millis(graph.from(link)));
        float end = asFloat(reach.millis(graph.to(link)));
        float startPace = pace(travel.millis(2 * link), length);
        float endPace = pace(travel.millis(2 * link + 1), length);
        times[at + Canvas.START] = start;
        times[at + Canvas.START_PACE] = startPace;
        times[at + Canvas.END] = end;
        times[at + Canvas.END_PACE] = endPace;
        times[at + Canvas.LENGTH] = length;
        times[at + Canvas.EARLIEST] = Math.min(start, end);
        float rounding = 1;
        times[at + Canvas.LATEST] =
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
        for (int at = 0; at < canvas.size * Canvas.STRIDE; at += Canvas.STRIDE) {
            canvas.times[at + Canvas.DRAWN] = -1;
        }
        if (!window.isEmpty()) {
            // A frame of one sample all around stays outside; of all samples, sixty-four are one word of both rasters.
            left = window.left - 1 & -Tiles.WIDE;
            bottom = window.bottom;
            frame = step == 1 ? 0 : 1;
            canvas.outlines.clear((window.right - left) / step + 3, (window.top - bottom) / step + 3);
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
            int at = n * Canvas.STRIDE;
            if (times[at + Canvas.EARLIEST] > limit || times[at + Canvas.DRAWN] == Float.POSITIVE_INFINITY) {
                continue;
            }
            boolean whole = times[at + Canvas.LATEST] <= limit;
            times[at + Canvas.DRAWN] = whole ? Float.POSITIVE_INFINITY : limit;
            if (whole && step == 1) {
                fillWhole(canvas.links[n]);
            } else {
                lookAt(canvas.links[n]);
                fillInside();
            }
        }
        return canvas.outlines.polygons(this::place, this::crossing);
    }

    private void fillWhole(int whole) {
        for (int i = ground.firstRun[whole]; i < ground.firstRun[whole + 1]; i++) {
            int at = ground.run[i];
            canvas.outlines.fillBits((at & 0xffff) - left / Tiles.WIDE, (at >>> 16) - bottom + 1, ground.runBits[i]);
        }
    }

    /** Fills what is inside of the link looked at. */
    private void fillInside() {
        for (int i = ground.firstRun[link]; i < ground.firstRun[link + 1]; i++) {
            long inside = inside(ground.runSample[i], ground.runBits[i]);
            int sixtyFour = ground.run[i] & 0xffff;
            int row = (ground.run[i] >>> 16) - bottom;
            if (step == 1) {
                canvas.outlines.fillBits(sixtyFour - left / Tiles.WIDE, row + 1, inside);
                continue;
            }
            for (; inside != 0 && row % step == 0; inside &= inside - 1) {
                int column = sixtyFour * Tiles.WIDE + Long.numberOfTrailingZeros(inside) - left;
                if (column % step == 0) {
                    canvas.outlines.fill(column / step + frame, row / step + 1, 1);
                }
            }
        }
    }

    /** Which of some samples of the link looked at are inside, none of them farther off than the leg. */
    private long inside(int sample, long asked) {
        long inside = 0;
        int end = Tiles.WIDE - Long.numberOfLeadingZeros(asked);
        for (int i = Long.numberOfTrailingZeros(asked); i < end; i++) {
            float millis = millis(ground.along(sample + i)) + ground.access(sample + i) * MILLIS_PER_METER;
            inside |= (millis < limit ? 1L : 0L) << i;
        }
        return inside;
    }

    private void place(double column, double row, Coordinate at) {
        at.x = ground.lng(left + (column - frame) * step);
        at.y = ground.lat(bottom + (row - 1) * step);
    }

    /**
     * Where the border passes between an inside and an outside sample. Followed on the inside one's link it is linear; where that
     * link alone would have both inside, another road is nearer to the outside one, and the border lies half way between the two
     * roads.
     */
    private float crossing(int insideColumn, int insideRow, int outsideColumn, int outsideRow) {
        int column = left + (insideColumn - frame) * step;
        int row = bottom + (insideRow - 1) * step;
        int sample = ground.sample(column, row);
        // Samples that are inside keep away from the ground's edge, by more than one step of one.
        int otherColumn = left + (outsideColumn - frame) * step;
        int otherRow = bottom + (outsideRow - 1) * step;
        if (step > 1) {
            otherColumn = Math.min(ground.columns() - 1, Math.max(0, otherColumn));
            otherRow = Math.min(ground.rows() - 1, Math.max(0, otherRow));
        }
        int beside = ground.sample(otherColumn, otherRow);
        int its = ground.link(sample);
        int other = ground.link(beside);
        if (its != link) {
            lookAt(its);
        }
        float along = ground.along(sample);
        float away = ground.access(sample);
        float inside = spare(along, away);
        float beyond = (float) -ground.cellMeters() * step;
        float outside = beyond;
        if (other == its) {
            outside = spare(ground.along(beside), ground.access(beside));
        } else if (other != Ground.NO_LINK && step == 1) {
            boolean isBack = otherColumn + otherRow < column + row;
            int between = Steps.eastOrNorth(isBack ? beside : sample, otherRow == row);
            float further = ground.steps().furtherAlong(between, isBack);
            outside = spare(along + further, away + ground.steps().furtherAway(between, isBack));
            if (outside > 0) {
                return ground.steps().halfWay(between, isBack);
            }
        }
        // Out of reach altogether: as far as one cell.
        return inside / Math.max(1e-3f, inside - Math.max(beyond, Math.min(0, outside)));
    }

    private void lookAt(int which) {
        link = which;
        int n = canvas.position[link];
        int at = n * Canvas.STRIDE;
        start = canvas.times[at + Canvas.START];
        startPace = canvas.times[at + Canvas.START_PACE];
        end = canvas.times[at + Canvas.END];
        endPace = canvas.times[at + Canvas.END_PACE];
        length = canvas.times[at + Canvas.LENGTH];
        standing = canvas.standing[n];
    }

    /** On the link looked at, how much farther off the road one could still be, in metres; below zero where it is too far. */
    private float spare(float along, float access) {
        return Math.min(leg, (limit - millis(along)) * METERS_PER_MILLI) - access;
    }

    /** The time to a place of the link looked at. */
    private float millis(float along) {
        float onwards = start + startPace * along;
        float back = end + endPace * (length - along);
        float millis = onwards < back ? onwards : back;
        return standing == null ? millis : Math.min(millis, fromStanding(along));
    }

    private float fromStanding(float along) {
        float[] places = standing;
        float millis = Float.POSITIVE_INFINITY;
        for (int i = 0; places != null && i < places.length; i += 2) {
            float meters = along - places[i];
            float pace = meters > 0 ? startPace : endPace;
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

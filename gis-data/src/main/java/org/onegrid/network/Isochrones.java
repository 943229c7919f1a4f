package org.onegrid.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.MultiPolygon;
import org.onegrid.geo.Contours;
import org.onegrid.geo.Precision;

/**
 * Isochrone bands as polygons: contours of the time to each sample of a {@link Ground}, interpolated between samples. A place
 * is inside when the leg to its nearest usable road is no longer than the access leg and, with that leg, the time is within the
 * limit; so the roads across a river are not coloured because of those on this side. O(links + samples around the reached ones).
 */
public final class Isochrones {

    /** Most vertices of one band unless said otherwise. */
    public static final int MAX_VERTICES = 100_000;

    private static final int MAX_BANDS = 60;
    private static final float METERS_PER_MILLI = (float) (Travel.ACCESS_METERS_PER_SECOND / 1000);

    private final Ground ground;
    private final Reach reach;
    private final int limit;
    private final int stride;
    private final Ground.Window window = new Ground.Window();
    /** The links reached in time, at least in part. */
    private final int[] links;

    private final float leg;
    private int columns;
    private int rows;
    private final float[] foot = new float[2];

    private Isochrones(Ground ground, Reach reach, int[] candidates, int limit, int stride) {
        this.ground = ground;
        this.reach = reach;
        this.limit = limit;
        this.stride = stride;
        leg = (float) ground.accessMeters();
        links = reached(candidates, reach, limit);
        for (int link : links) {
            ground.widen(window, link);
        }
    }

    /** Of some links those a source stands on or that have an end reached in time. */
    private static int[] reached(int[] candidates, Reach reach, int limit) {
        RoadGraph graph = reach.travel().graph();
        int[] reached = new int[candidates.length];
        int n = 0;
        for (int link : candidates) {
            int earliest = Math.min(reach.millis(graph.from(link)), reach.millis(graph.to(link)));
            if (earliest <= limit || reach.hasSourceOn(link)) {
                reached[n++] = link;
            }
        }
        return Arrays.copyOf(reached, n);
    }

    /** The bands of a reach, each with at most {@value #MAX_VERTICES} vertices. */
    public static List<Isochrone> of(Ground ground, Reach reach, int... limitsMillis) {
        return bounded(MAX_VERTICES, ground, reach, limitsMillis);
    }

    /**
     * The bands of a reach. A band with too many vertices is drawn from every second, fourth … sample.
     *
     * @param maxVertices  of one band, at least 1,000
     * @param limitsMillis at most 60, none beyond the limit of the reach
     * @throws IllegalArgumentException when the reach belongs to another graph or a bound is not kept
     */
    public static List<Isochrone> bounded(int maxVertices, Ground ground, Reach reach, int... limitsMillis) {
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
        int[] all = IntStream.range(0, ground.travel().graph().linkCount()).toArray();
        int[] candidates = reached(all, reach, Arrays.stream(limitsMillis).max().orElse(0));
        List<Isochrone> bands = new ArrayList<>();
        for (int limit : limitsMillis) {
            MultiPolygon within = new Isochrones(ground, reach, candidates, limit, 1).polygons();
            for (int stride = 2; within.getNumPoints() > maxVertices; stride *= 2) {
                within = new Isochrones(ground, reach, candidates, limit, stride).polygons();
            }
            bands.add(new Isochrone(limit, within));
        }
        return bands;
    }

    private MultiPolygon polygons() {
        if (window.isEmpty()) {
            return Precision.FACTORY.createMultiPolygon();
        }
        // A frame of one sample all around stays outside.
        columns = (window.right - window.left) / stride + 3;
        rows = (window.top - window.bottom) / stride + 3;
        float cell = (float) (ground.cellMeters() * stride);
        float[] level = new float[columns * rows];
        Arrays.fill(level, -cell);
        for (int link : links) {
            Timing timing = new Timing(link);
            for (int i = ground.firstSample[link]; i < ground.firstSample[link + 1]; i++) {
                int column = (ground.sample[i] & 0xffff) - window.left;
                int row = (ground.sample[i] >>> 16) - window.bottom;
                if (stride == 1 || column % stride == 0 && row % stride == 0) {
                    float spare = timing.spare(ground.along[i], ground.access[i]);
                    int at = (row / stride + 1) * columns + column / stride + 1;
                    level[at] = Math.max(-cell, Math.min(cell, spare));
                }
            }
        }
        return new Contours(level, columns, rows)
                .polygons(
                        (column, row, at) -> {
                            at.x = ground.lng(window.left + (column - 1) * stride);
                            at.y = ground.lat(window.bottom + (row - 1) * stride);
                        },
                        this::crossing);
    }

    /**
     * Where the border passes between an inside and an outside sample. Followed on the inside one's link it is linear; where that
     * link alone would have both inside, another road is nearer to the outside one, and the border lies half way between the two
     * roads.
     */
    private float crossing(int insideColumn, int insideRow, int outsideColumn, int outsideRow) {
        int column = window.left + (insideColumn - 1) * stride;
        int row = window.bottom + (insideRow - 1) * stride;
        int otherColumn = Math.min(ground.columns() - 1, Math.max(0, window.left + (outsideColumn - 1) * stride));
        int otherRow = Math.min(ground.rows() - 1, Math.max(0, window.bottom + (outsideRow - 1) * stride));
        int link = ground.link(column, row);
        Timing timing = new Timing(link);
        ground.leg(link, column, row, foot);
        float away = foot[1];
        float inside = timing.spare(foot[0], away);
        ground.leg(link, otherColumn, otherRow, foot);
        float otherAway = foot[1];
        float outside = timing.spare(foot[0], otherAway);
        int other = ground.link(otherColumn, otherRow);
        if (outside <= 0 || other == link || other == Ground.NO_LINK) {
            // Out of reach altogether: as far as one cell.
            float beyond = Math.max((float) -ground.cellMeters() * stride, Math.min(0, outside));
            return inside / Math.max(1e-3f, inside - beyond);
        }
        ground.leg(other, column, row, foot);
        float nearerInside = Math.max(0, foot[1] - away);
        ground.leg(other, otherColumn, otherRow, foot);
        float nearerOutside = Math.max(0, otherAway - foot[1]);
        return nearerInside / Math.max(1e-3f, nearerInside + nearerOutside);
    }

    /** The time along one link. */
    private final class Timing {

        private final int link;
        private final boolean special;
        private final float length;
        private final float start;
        private final float startPace;
        private final float end;
        private final float endPace;

        Timing(int link) {
            this.link = link;
            RoadGraph graph = ground.travel().graph();
            Travel travel = reach.travel();
            special = reach.hasSourceOn(link);
            length = (float) Math.max(Travel.NO_DISTANCE_METERS, graph.meters(link));
            start = asFloat(reach.millis(graph.from(link)));
            end = asFloat(reach.millis(graph.to(link)));
            startPace = asFloat(travel.millis(2 * link)) / length;
            endPace = asFloat(travel.millis(2 * link + 1)) / length;
        }

        /** How much farther off the road one could still be, in metres; below zero where it is too far already. */
        float spare(float along, float access) {
            float millis = special
                    ? asFloat(reach.millisAlong(link, along))
                    : Math.min(timed(start, startPace, along), timed(end, endPace, length - along));
            return Math.min(leg, (limit - millis) * METERS_PER_MILLI) - access;
        }
    }

    private static float timed(float from, float pace, float meters) {
        return meters <= (float) Travel.NO_DISTANCE_METERS ? from : from + pace * meters;
    }

    private static float asFloat(int millis) {
        return millis == Travel.NEVER ? Float.POSITIVE_INFINITY : millis;
    }
}

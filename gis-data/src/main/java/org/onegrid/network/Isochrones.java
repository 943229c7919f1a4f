package org.onegrid.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Isochrone bands as polygons: contours of the time to each sample of a {@link Ground}, interpolated between samples. A place
 * is inside when the leg to its nearest usable road is no longer than the access leg and, with that leg, the time is within the
 * limit; so the roads across a river are not coloured because of those on this side. O(samples around the reached links).
 */
public final class Isochrones {

    /** Most vertices of one band unless said otherwise. */
    public static final int MAX_VERTICES = 100_000;

    private static final int MAX_BANDS = 60;

    private final Ground ground;
    private final Reach reach;
    private final Ground.Window window;
    private final int stride;
    private final int columns;
    private final int rows;
    /** By sample the milliseconds to its foot on the road, {@link Float#POSITIVE_INFINITY} if out of reach. */
    private final float[] millis;

    private final float[] level;

    private Isochrones(Ground ground, Reach reach, int stride) {
        this.ground = ground;
        this.reach = reach;
        this.stride = stride;
        window = ground.window(reach);
        // A frame of one sample all around stays outside.
        columns = (window.columns() + stride - 1) / stride + 2;
        rows = (window.rows() + stride - 1) / stride + 2;
        millis = new float[columns * rows];
        level = new float[columns * rows];
        Arrays.fill(millis, Float.POSITIVE_INFINITY);
        time();
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
        Isochrones fine = new Isochrones(ground, reach, 1);
        List<Isochrone> bands = new ArrayList<>();
        for (int limit : limitsMillis) {
            MultiPolygon within = fine.within(limit);
            for (int stride = 2; within.getNumPoints() > maxVertices; stride *= 2) {
                within = new Isochrones(ground, reach, stride).within(limit);
            }
            bands.add(new Isochrone(limit, within));
        }
        return bands;
    }

    private void time() {
        RoadGraph graph = ground.travel().graph();
        Travel travel = reach.travel();
        int last = Ground.NO_LINK;
        boolean special = false;
        double length = 0;
        float start = 0;
        float startPace = 0;
        float end = 0;
        float endPace = 0;
        for (int row = 1; row < rows - 1; row++) {
            int in = (window.bottom() + (row - 1) * stride) * ground.columns() + window.left();
            int out = row * columns + 1;
            for (int column = 1; column < columns - 1; column++, in += stride, out++) {
                int link = ground.link[in];
                if (link == Ground.NO_LINK) {
                    continue;
                }
                if (link != last) {
                    last = link;
                    special = reach.hasSourceOn(link);
                    length = Math.max(Travel.NO_DISTANCE_METERS, graph.meters(link));
                    start = asFloat(reach.millis(graph.from(link)));
                    end = asFloat(reach.millis(graph.to(link)));
                    startPace = (float) (asFloat(travel.millis(2 * link)) / length);
                    endPace = (float) (asFloat(travel.millis(2 * link + 1)) / length);
                }
                float along = ground.along[in];
                millis[out] = special
                        ? asFloat(reach.millisAlong(link, along))
                        : Math.min(timed(start, startPace, along), timed(end, endPace, (float) (length - along)));
            }
        }
    }

    private static float timed(float from, float pace, float meters) {
        return meters <= (float) Travel.NO_DISTANCE_METERS ? from : from + pace * meters;
    }

    private static float asFloat(int millis) {
        return millis == Travel.NEVER ? Float.POSITIVE_INFINITY : millis;
    }

    /** The polygons of one limit. */
    private MultiPolygon within(int limit) {
        float leg = (float) ground.accessMeters();
        float perMilli = (float) (Travel.ACCESS_METERS_PER_SECOND / 1000);
        float cell = (float) (ground.cellMeters() * stride);
        Arrays.fill(level, -cell);
        for (int row = 1; row < rows - 1; row++) {
            int in = (window.bottom() + (row - 1) * stride) * ground.columns() + window.left();
            int out = row * columns + 1;
            for (int column = 1; column < columns - 1; column++, in += stride, out++) {
                // How much farther off the road one could still be, in metres; beyond a cell it does not matter.
                float spare = Math.min(leg, (limit - millis[out]) * perMilli) - ground.access[in];
                level[out] = Math.max(-cell, Math.min(cell, spare));
            }
        }
        return new Contours(level, columns, rows).polygons((column, row, at) -> {
            at.x = ground.lng(window.left() + (column - 1) * stride);
            at.y = ground.lat(window.bottom() + (row - 1) * stride);
        });
    }
}

package org.onegrid.analytics.coverage;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Canvas;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Surface;
import org.onegrid.analytics.SurfaceWish;
import org.onegrid.analytics.Task;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.Grounds;
import org.onegrid.network.Reach;
import org.onegrid.network.Travel;
import org.onegrid.problem.Refusal;

/** The travel time to every place of an area. */
final class TravelSurface {

    /** Places farther from every road are left unknown. */
    private static final double ROADSIDE_METERS = 150;

    private static final int BETWEEN_LOOKS = 20_000;

    private final Task task;
    private final Ways ways;
    private final Reach reach;
    private int done;

    private TravelSurface(Task task, Ways ways, Reach reach) {
        this.task = task;
        this.ways = ways;
        this.reach = reach;
    }

    /**
     * Seconds from the nearest source to the middle of each cell; unknown outside of the area, off the roads and where nobody
     * comes; null for an area without ground.
     *
     * @throws Refusal 422 {@code surface-too-fine}
     */
    static @Nullable Surface of(Grounds grounds, Task task, Ways ways, Reach reach, double cellMeters, int[] minutes) {
        Canvas canvas = Canvas.over(grounds, task, new SurfaceWish(cellMeters, 3 * cellMeters));
        if (canvas == null) {
            return null;
        }
        List<Double> breaks = Arrays.stream(minutes).mapToObj(one -> one * 60.0).toList();
        TravelSurface surface = new TravelSurface(task, ways, reach);
        return new Surface(canvas.valued(surface::seconds), canvas.plane(), Column.Unit.SECONDS, breaks);
    }

    private double seconds(LngLat place) {
        if (++done % BETWEEN_LOOKS == 0) {
            task.progress(0.5 + 0.4 * done / Surface.MOST_CELLS);
        }
        int millis =
                ways.snapper().find(place, ROADSIDE_METERS).map(reach::millisTo).orElse(Travel.NEVER);
        return millis == Travel.NEVER ? Double.NaN : millis / 1000.0;
    }
}

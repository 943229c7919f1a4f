package org.onegrid.synth.chronicle;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onegrid.network.Reach;
import org.onegrid.network.Snap;
import org.onegrid.network.Snapper;
import org.onegrid.network.Travel;
import org.onegrid.synth.Post;

/** The grid members: which of them is nearest to each place of their grid, and how far by e-bike. */
final class Members {

    static final int MORNING_HOUR = 7;
    static final int NIGHT_HOUR = 21;
    private static final int LIMIT_MILLIS = 20 * 60_000;

    /** Share of a member's time taken by visits and registration at the usual number of households. */
    private static final double USUAL_LOAD = 0.42;

    private static final double USUAL_HOUSEHOLDS = 185;
    private static final double USUAL_TASK_MINUTES = 9;

    /**
     * Who goes to a place.
     *
     * @param post    the member, null where a grid has nobody
     * @param seconds by e-bike on an empty road
     */
    record Nearest(@Nullable Post post, int seconds) {}

    private final Map<Sites.Site, Nearest> nearest = new IdentityHashMap<>();
    private final Grids grids;

    Members(Grids grids, Sites sites, Snapper snapper, Travel ebike) {
        this.grids = grids;
        Map<Integer, List<Sites.Site>> byGrid = sites.all().stream().collect(Collectors.groupingBy(Sites.Site::grid));
        byGrid.forEach((grid, within) -> {
            List<Post> staff = grids.members(grid);
            List<Snap> homes = staff.stream().map(p -> snapper.get(p.home())).toList();
            Reach reach = Reach.within(ebike, homes, LIMIT_MILLIS);
            for (Sites.Site site : within) {
                int source = reach.sourceOf(site.snap());
                boolean far = source == Reach.NO_SOURCE;
                int millis = far ? LIMIT_MILLIS : reach.millisTo(site.snap());
                Post post = staff.isEmpty() ? null : staff.get(far ? 0 : source);
                nearest.put(site, new Nearest(post, Math.max(20, millis / 1000)));
            }
        });
    }

    Nearest nearest(Sites.Site site) {
        return nearest.get(site);
    }

    static boolean onDuty(int hour) {
        return hour >= MORNING_HOUR && hour < NIGHT_HOUR;
    }

    /**
     * Mean minutes until a member can leave what he is at: the wait in a queue with one server whose load grows with the
     * households he looks after.
     */
    double meanWaitMinutes(int grid) {
        double load = USUAL_LOAD * grids.householdsPerMember(grid) / USUAL_HOUSEHOLDS;
        load = Math.min(0.9, Math.max(0.1, load));
        return USUAL_TASK_MINUTES * load / (1 - load);
    }
}

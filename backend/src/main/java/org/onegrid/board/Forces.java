package org.onegrid.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onegrid.board.Force.AreaForce;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.tracking.Responders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts who is on duty and what they reach. */
@Component
class Forces {

    static final int HOUSEHOLDS_PER_WORKER = 200;
    static final int REACH_METERS = 500;
    static final Duration SEEN_WITHIN = Duration.ofMinutes(15);

    /** The point inside each lowest area that stands for it, of one version of the partition. */
    private record Middles(long version, Map<Long, LngLat> byArea) {}

    private final JdbcClient sql;
    private final Responders responders;
    private final Partition partition;

    /** Swapped as a whole; two who build it at once build the same. */
    private volatile Middles middles = new Middles(-1, Map.of());

    Forces(JdbcClient sql, Responders responders, Partition partition) {
        this.sql = sql;
        this.responders = responders;
        this.partition = partition;
    }

    /** Of an area now; within the caller's transaction, who has checked the scope. */
    Force of(AreaTree tree, Area area, Parts parts, Instant now) {
        Map<String, Integer> onDuty = responders.countOnDuty(parts.codesByPath());
        Reach reach = Reach.of(responders.listSeenOnDuty(area, now.minus(SEEN_WITHIN)), REACH_METERS);
        Map<Long, LngLat> points = points();
        List<AreaForce> forces = new ArrayList<>();
        parts.byCode().forEach((code, part) -> {
            List<Area> lowest =
                    tree.subtree(part).stream().filter(tree::isLowest).toList();
            int covered = lowest.stream()
                    .filter(one -> points.containsKey(one.id()) && reach.covers(points.get(one.id())))
                    .mapToInt(Area::households)
                    .sum();
            forces.add(new AreaForce(
                    code,
                    part.name(),
                    part.level().code(),
                    lowest.size(),
                    part.households(),
                    onDuty.getOrDefault(code, 0),
                    (part.households() + HOUSEHOLDS_PER_WORKER - 1) / HOUSEHOLDS_PER_WORKER,
                    covered));
        });
        return new Force(
                HOUSEHOLDS_PER_WORKER, REACH_METERS, (int) SEEN_WITHIN.toMinutes(), reach.count(), List.copyOf(forces));
    }

    private Map<Long, LngLat> points() {
        var snapshot = partition.current();
        Middles known = middles;
        if (known.version() == snapshot.version()) {
            return known.byArea();
        }
        Map<Long, LngLat> points = new HashMap<>();
        sql.sql("""
                        select id, st_x(middle) as lng, st_y(middle) as lat
                        from (select id, st_pointonsurface(geom) as middle from area
                              where upper_inf(valid) and geom is not null and id = any (:lowest)) a
                        """)
                .param(
                        "lowest",
                        snapshot.tree().list().stream()
                                .filter(snapshot.tree()::isLowest)
                                .map(Area::id)
                                .toArray(Long[]::new))
                .query(row -> {
                    points.put(row.getLong("id"), new LngLat(row.getDouble("lng"), row.getDouble("lat")));
                });
        middles = new Middles(snapshot.version(), Map.copyOf(points));
        return middles.byArea();
    }
}

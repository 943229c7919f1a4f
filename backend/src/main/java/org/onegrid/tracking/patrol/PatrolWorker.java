package org.onegrid.tracking.patrol;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;
import org.onegrid.geo.LngLat;
import org.onegrid.movement.PatrolGround;
import org.onegrid.movement.Track;
import org.onegrid.movement.Waypoint;
import org.onegrid.tracking.pipeline.Flag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Computes the visits of stretches that are due, a bounded number in a transaction. Any number of nodes work beside each other;
 * what one has taken the others pass over, and what it did not finish is due again.
 */
@Component
class PatrolWorker {

    private static final Logger log = LoggerFactory.getLogger(PatrolWorker.class);

    /** Stretches computed in one transaction. */
    private static final int TOGETHER = 100;

    private static final int DOUBTFUL = Flag.MOCK.bit() | Flag.TELEPORT.bit() | Flag.IMPRECISE.bit();

    private record Due(long responderId, Instant slot) {}

    private final JdbcClient sql;
    private final PatrolMaps maps;
    private final TransactionTemplate transaction;
    private final Duration kept;
    private final Clock clock = Clock.systemUTC();

    PatrolWorker(
            JdbcClient sql,
            PatrolMaps maps,
            PlatformTransactionManager transactions,
            @Value("${onegrid.patrol.kept:P400D}") Duration kept) {
        this.sql = sql;
        this.maps = maps;
        this.transaction = new TransactionTemplate(transactions);
        this.kept = kept;
    }

    @Scheduled(fixedDelay = 10_000, initialDelay = 10_000)
    void work() {
        int done = computeDue(clock.instant());
        if (done > 0) {
            log.debug("{} stretches of patrols computed", done);
        }
    }

    /** Forgets visits and checks when nobody asks for them any more. */
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 600_000)
    void forget() {
        String before = clock.instant().minus(kept).toString();
        sql.sql("delete from patrol_visit where slot < cast(:before as timestamptz)")
                .param("before", before)
                .update();
        sql.sql("delete from patrol_check where at < cast(:before as timestamptz)")
                .param("before", before)
                .update();
    }

    /** Computes all that fell due before a moment; says how many stretches. */
    int computeDue(Instant before) {
        int all = 0;
        while (true) {
            Integer done = transaction.execute(status -> computeSome(before));
            if (done == null || done == 0) {
                return all;
            }
            all += done;
        }
    }

    private int computeSome(Instant before) {
        List<Due> due = claim(before);
        if (due.isEmpty()) {
            return 0;
        }
        hold(due);
        PatrolMap map = maps.current();
        PatrolGround ground = map.ground();
        Map<Due, Track> tracks = tracks(due);
        for (Due one : due) {
            PatrolGround.Visits visits = ground == null
                    ? new PatrolGround.Visits(new BitSet(), new BitSet())
                    : ground.visits(
                            tracks.getOrDefault(one, Track.of(List.of())),
                            one.slot().toEpochMilli(),
                            one.slot().plus(PatrolSlots.LENGTH).toEpochMilli());
            keep(one, map, visits);
        }
        return due.size();
    }

    /** Takes due stretches out of the list; they are back when the transaction fails. */
    private List<Due> claim(Instant before) {
        return sql
                .sql("""
                        with taken as (
                            select id from patrol_due where due < cast(:before as timestamptz)
                            order by due limit :together for update skip locked)
                        delete from patrol_due d using taken where d.id = taken.id
                        returning d.responder_id, d.slot
                        """)
                .param("before", before.toString())
                .param("together", TOGETHER)
                .query((row, n) -> new Due(
                        row.getLong("responder_id"), row.getTimestamp("slot").toInstant()))
                .list()
                .stream()
                .distinct()
                // one order for all nodes that happen to compute the same
                .sorted(Comparator.comparing(Due::slot).thenComparing(Due::responderId))
                .toList();
    }

    /** Whoever computes the same stretch now finishes first, so that the newest positions win. */
    private void hold(List<Due> due) {
        sql.sql("""
                        select pg_advisory_xact_lock(hashtextextended('patrol ' || d.responder_id || ' ' || d.slot, 0))
                        from unnest(cast(:responders as bigint[]), cast(:slots as text[])) as d (responder_id, slot)
                        """)
                .param("responders", due.stream().map(Due::responderId).toArray(Long[]::new))
                .param("slots", due.stream().map(one -> one.slot().toString()).toArray(String[]::new))
                .query((row, n) -> n)
                .list();
    }

    private Map<Due, Track> tracks(List<Due> due) {
        Map<Due, List<Waypoint>> waypoints = new HashMap<>();
        sql.sql("""
                        select d.responder_id, d.slot, p.at, st_x(p.geom) as lng, st_y(p.geom) as lat,
                               coalesce(p.accuracy_meters, 0) as accuracy
                        from unnest(cast(:responders as bigint[]), cast(:slots as timestamptz[])) as d (responder_id, slot)
                        join position p on p.responder_id = d.responder_id
                             and p.at >= d.slot - make_interval(secs => :lead) and p.at < d.slot + make_interval(secs => :length)
                        where p.flags & :doubtful = 0
                        """)
                .param("responders", due.stream().map(Due::responderId).toArray(Long[]::new))
                .param("slots", due.stream().map(one -> one.slot().toString()).toArray(String[]::new))
                .param("lead", PatrolSlots.LEAD.toSeconds())
                .param("length", PatrolSlots.LENGTH.toSeconds())
                .param("doubtful", DOUBTFUL)
                .query(row -> {
                    Due of = new Due(
                            row.getLong("responder_id"),
                            row.getTimestamp("slot").toInstant());
                    waypoints
                            .computeIfAbsent(of, key -> new ArrayList<>())
                            .add(new Waypoint(
                                    new LngLat(row.getDouble("lng"), row.getDouble("lat")),
                                    row.getTimestamp("at").toInstant().toEpochMilli(),
                                    row.getDouble("accuracy")));
                });
        Map<Due, Track> tracks = new HashMap<>();
        waypoints.forEach((of, all) -> tracks.put(of, Track.of(all)));
        return tracks;
    }

    private void keep(Due due, PatrolMap map, PatrolGround.Visits visits) {
        if (visits.pieces().isEmpty() && visits.buildings().isEmpty()) {
            sql.sql("delete from patrol_visit where slot = cast(:slot as timestamptz) and responder_id = :responder")
                    .param("slot", due.slot().toString())
                    .param("responder", due.responderId())
                    .update();
            return;
        }
        Envelope bounds = map.bounds(visits);
        sql.sql("""
                        insert into patrol_visit (slot, responder_id, roads, buildings, bounds)
                        select cast(:slot as timestamptz), r.id, :roads, :buildings,
                               st_makeenvelope(:west, :south, :east, :north, 4490)
                        from responder r where r.id = :responder
                        on conflict (slot, responder_id) do update
                        set roads = excluded.roads, buildings = excluded.buildings, bounds = excluded.bounds
                        """)
                .param("slot", due.slot().toString())
                .param("responder", due.responderId())
                .param("roads", map.pieceKeys(visits.pieces()))
                .param("buildings", map.buildingKeys(visits.buildings()))
                .param("west", bounds.getMinX())
                .param("south", bounds.getMinY())
                .param("east", bounds.getMaxX())
                .param("north", bounds.getMaxY())
                .update();
    }
}

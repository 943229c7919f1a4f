package org.onegrid.tracking.pipeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;
import org.onegrid.tracking.pipeline.Sighting.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Locks what is known of each responder in the batch, takes out what is stored already, and judges the rest in the order of
 * device time. Two nodes that write positions of the same responder wait for each other here.
 */
@Component
public class Plausibility implements Stage {

    private record Moment(long responderId, Instant at) {}

    private final JdbcClient sql;

    Plausibility(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "plausibility";
    }

    @Override
    public void pass(Batch batch) {
        lock(batch);
        Set<Moment> stored = stored(batch);
        batch.sift(sighting ->
                stored.add(new Moment(sighting.tracked().id(), sighting.at())) ? Outcome.STORED : Outcome.DUPLICATE);
        for (Sighting sighting : batch.sightings()) {
            whereabouts(batch, sighting)
                    .judge(
                            sighting,
                            boundMps(sighting.tracked().kind())
                                    * sighting.report().pace());
        }
    }

    /** No faster than this, metres per second; members go by bus and car too, crews and vehicles with blue lights. */
    private static double boundMps(String kind) {
        return switch (kind) {
            case "member", "leader", "instructor", "volunteer" -> 40;
            default -> 60;
        };
    }

    private static Whereabouts whereabouts(Batch batch, Sighting sighting) {
        Whereabouts known = batch.whereabouts().get(sighting.tracked().id());
        if (known == null) {
            throw new IllegalStateException("responder " + sighting.tracked().id() + " was not locked");
        }
        return known;
    }

    private void lock(Batch batch) {
        Long[] ids = batch.sightings().stream()
                .map(sighting -> sighting.tracked().id())
                .distinct()
                .toArray(Long[]::new);
        // one order for all writers, so that two batches cannot block each other
        sql.sql("""
                        insert into responder_position (responder_id)
                        select id from responder
                        where id = any (:ids) and not exists (select from responder_position where responder_id = id)
                        order by id
                        on conflict do nothing
                        """).param("ids", ids).update();
        sql.sql("""
                        select responder_id, at, st_x(geom) as lng, st_y(geom) as lat, accuracy_meters, stored_until,
                               jump_at, st_x(jump_geom) as jump_lng, st_y(jump_geom) as jump_lat
                        from responder_position where responder_id = any (:ids)
                        order by responder_id for no key update
                        """).param("ids", ids).query(row -> {
            batch.whereabouts()
                    .put(
                            row.getLong("responder_id"),
                            new Whereabouts(
                                    seen(row, "at", "lng", "lat", row.getDouble("accuracy_meters")),
                                    instant(row, "stored_until"),
                                    seen(row, "jump_at", "jump_lng", "jump_lat", 0)));
        });
        batch.sift(
                sighting -> batch.whereabouts().containsKey(sighting.tracked().id()) ? Outcome.STORED : Outcome.GONE);
    }

    private static Whereabouts.@Nullable Seen seen(ResultSet row, String at, String lng, String lat, double accuracy)
            throws SQLException {
        Instant moment = instant(row, at);
        return moment == null
                ? null
                : new Whereabouts.Seen(new LngLat(row.getDouble(lng), row.getDouble(lat)), moment, accuracy);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** Of those moments of the batch that are not newer than everything stored: which are in the table. */
    private Set<Moment> stored(Batch batch) {
        List<Sighting> doubtful = batch.sightings().stream()
                .filter(sighting -> whereabouts(batch, sighting).mayHave(sighting.at()))
                .toList();
        Set<Moment> stored = new HashSet<>();
        if (doubtful.isEmpty()) {
            return stored;
        }
        sql.sql("""
                        select p.responder_id, p.at
                        from unnest(cast(:ids as bigint[]), cast(:ats as timestamptz[])) as d (id, at)
                        join position p on p.responder_id = d.id and p.at = d.at
                        """)
                .param("ids", doubtful.stream().map(one -> one.tracked().id()).toArray(Long[]::new))
                .param("ats", doubtful.stream().map(one -> one.at().toString()).toArray(String[]::new))
                .query(row -> {
                    stored.add(new Moment(
                            row.getLong("responder_id"), row.getTimestamp("at").toInstant()));
                });
        return stored;
    }
}

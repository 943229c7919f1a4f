package org.onegrid.tracking.trail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;
import org.onegrid.identity.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stored positions and the traces of those who read them. */
@Repository
class TrailRows {

    /** @param accuracyMeters null where the device did not say; @param flags see {@code Flag} */
    record Position(LngLat place, Instant at, @Nullable Double accuracyMeters, int flags) {}

    /** A responder with its positions, by time. */
    record Seen(String code, String callsign, String kind, long areaId, List<Position> positions) {}

    private final JdbcClient sql;

    TrailRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** The command path of the area a responder's day begins in. */
    Optional<String> home(String[] scope, @Nullable String responder) {
        return sql.sql("""
                        select cast(area_path as text) from responder
                        where code = :code and area_path <@ any (cast(:scope as ltree[]))
                        """)
                .param("code", responder)
                .param("scope", scope)
                .query(String.class)
                .optional();
    }

    /** Positions by responder, {@code most} rows at most. */
    List<Seen> positions(String[] scope, String path, TrailQuery query, int most) {
        List<Seen> seen = new ArrayList<>();
        sql.sql("""
                        select r.code, r.callsign, r.kind, r.area_id, p.at, st_x(p.geom) as lng, st_y(p.geom) as lat,
                               p.accuracy_meters, p.flags
                        from responder r join position p on p.responder_id = r.id
                        where r.area_path <@ any (cast(:scope as ltree[])) and r.area_path <@ cast(:path as ltree)
                          and (cast(:code as text) is null or r.code = :code)
                          and p.at >= cast(:from as timestamptz) and p.at < cast(:to as timestamptz)
                        order by r.code, p.at
                        limit :most
                        """)
                .param("scope", scope)
                .param("path", path)
                .param("code", query.responder())
                .param("from", query.from().toString())
                .param("to", query.to().toString())
                .param("most", most)
                .query(row -> {
                    String code = row.getString("code");
                    if (seen.isEmpty() || !seen.get(seen.size() - 1).code().equals(code)) {
                        seen.add(new Seen(
                                code,
                                row.getString("callsign"),
                                row.getString("kind"),
                                row.getLong("area_id"),
                                new ArrayList<>()));
                    }
                    Float accuracy = row.getObject("accuracy_meters", Float.class);
                    seen.get(seen.size() - 1)
                            .positions()
                            .add(new Position(
                                    new LngLat(row.getDouble("lng"), row.getDouble("lat")),
                                    row.getTimestamp("at").toInstant(),
                                    accuracy == null ? null : accuracy.doubleValue(),
                                    row.getInt("flags")));
                });
        return seen;
    }

    void trace(Person me, TrailQuery query, String path, int positions) {
        sql.sql("""
                        insert into track_read (person_id, purpose, responder_code, area_code, area_path, from_at, to_at,
                                                positions)
                        values (:person, :purpose, :responder, :area, cast(:path as ltree), cast(:from as timestamptz),
                                cast(:to as timestamptz), :positions)
                        """)
                .param("person", me.id())
                .param("purpose", query.purpose())
                .param("responder", query.responder())
                .param("area", query.area())
                .param("path", path)
                .param("from", query.from().toString())
                .param("to", query.to().toString())
                .param("positions", positions)
                .update();
    }

    List<TrailRead> traces(String[] scope, long before, int limit) {
        return sql.sql("""
                        select t.id, t.at, p.login, t.purpose, t.responder_code, t.area_code, t.from_at, t.to_at, t.positions
                        from track_read t left join person p on p.id = t.person_id
                        where t.id < :before and t.area_path <@ any (cast(:scope as ltree[]))
                        order by t.id desc limit :limit
                        """)
                .param("before", before)
                .param("scope", scope)
                .param("limit", limit)
                .query((row, n) -> new TrailRead(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("login"),
                        row.getString("purpose"),
                        row.getString("responder_code"),
                        row.getString("area_code"),
                        row.getTimestamp("from_at").toInstant(),
                        row.getTimestamp("to_at").toInstant(),
                        row.getInt("positions")))
                .list();
    }
}

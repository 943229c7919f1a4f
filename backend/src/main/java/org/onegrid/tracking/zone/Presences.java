package org.onegrid.tracking.zone;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is inside which zone. */
@Repository
class Presences {

    private final JdbcClient sql;

    Presences(JdbcClient sql) {
        this.sql = sql;
    }

    /** The zones each of these responders is in. */
    Map<Long, Set<Long>> of(Long[] responders) {
        Map<Long, Set<Long>> inside = new HashMap<>();
        sql.sql("select responder_id, zone_id from zone_presence where responder_id = any (:responders)")
                .param("responders", responders)
                .query(row -> {
                    inside.computeIfAbsent(row.getLong("responder_id"), id -> new HashSet<>())
                            .add(row.getLong("zone_id"));
                });
        return inside;
    }

    /** Leaves everybody on the side the crossing led to. */
    void change(List<Crossing> crossings) {
        List<Crossing> in = crossings.stream().filter(Crossing::entered).toList();
        List<Crossing> out = crossings.stream().filter(one -> !one.entered()).toList();
        if (!in.isEmpty()) {
            sql.sql("""
                            insert into zone_presence (zone_id, responder_id, since)
                            select * from unnest(cast(:zones as bigint[]), cast(:responders as bigint[]),
                                                 cast(:ats as timestamptz[])) as p (zone_id, responder_id, since)
                            -- a zone may have been removed since the batch began
                            where exists (select from zone where id = zone_id)
                            on conflict do nothing
                            """)
                    .param("zones", zones(in))
                    .param("responders", responders(in))
                    .param(
                            "ats",
                            in.stream()
                                    .map(one -> one.sighting().at().toString())
                                    .toArray(String[]::new))
                    .update();
        }
        if (!out.isEmpty()) {
            sql.sql("""
                            delete from zone_presence p
                            using unnest(cast(:zones as bigint[]), cast(:responders as bigint[])) as o (zone_id, responder_id)
                            where p.zone_id = o.zone_id and p.responder_id = o.responder_id
                            """)
                    .param("zones", zones(out))
                    .param("responders", responders(out))
                    .update();
        }
    }

    private static Long[] zones(List<Crossing> crossings) {
        return crossings.stream().map(one -> one.zone().id()).toArray(Long[]::new);
    }

    private static Long[] responders(List<Crossing> crossings) {
        return crossings.stream().map(one -> one.sighting().tracked().id()).toArray(Long[]::new);
    }

    /** Codes of the responders inside a zone. */
    List<String> inside(long zoneId) {
        return sql.sql("""
                        select r.code from zone_presence p join responder r on r.id = p.responder_id
                        where p.zone_id = :zone order by r.code
                        """).param("zone", zoneId).query(String.class).list();
    }

    /** Forgets who is inside and puts those in whose newest fix is: they did not come, the zone did. */
    void begin(long zoneId, Long[] insiders) {
        sql.sql("delete from zone_presence where zone_id = :zone")
                .param("zone", zoneId)
                .update();
        sql.sql("""
                        insert into zone_presence (zone_id, responder_id, since)
                        select :zone, responder_id, at from responder_position
                        where responder_id = any (:insiders)
                        order by responder_id
                        on conflict do nothing
                        """).param("zone", zoneId).param("insiders", insiders).update();
    }
}

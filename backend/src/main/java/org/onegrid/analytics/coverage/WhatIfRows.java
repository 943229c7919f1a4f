package org.onegrid.analytics.coverage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What-if sessions in the database, where every node finds them. */
@Repository
class WhatIfRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Source>> SOURCES = new TypeReference<>() {};
    private static final TypeReference<TreeMap<Integer, Source>> STANDING = new TypeReference<>() {};

    private final JdbcClient sql;

    WhatIfRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Stores one that begins; of those of the same person the longest unused give way. @param most of one person, this included */
    void add(WhatIfSession one, int most) {
        sql.sql("""
            delete from what_if where id in (
                select id from what_if where person_id = :person order by used_at desc, id offset :others)
            """).param("person", one.personId()).param("others", most - 1).update();
        sql.sql("""
            insert into what_if (id, person_id, area_id, level, mode, minutes, stations_begin, stations_now, labels, revision)
            values (:id, :person, :area, :level, :mode, cast(:minutes as integer[]), cast(:begin as jsonb),
                cast(:now as jsonb), :labels, :revision)
            """)
                .param("id", one.id())
                .param("person", one.personId())
                .param("area", one.areaId())
                .param("level", one.level())
                .param("mode", one.mode().word())
                .param("minutes", one.minutes().toArray(Integer[]::new))
                .param("begin", JSON.writeValueAsString(one.begun()))
                .param("now", JSON.writeValueAsString(one.standing()))
                .param("labels", one.labels())
                .param("revision", one.revision())
                .update();
    }

    /** One of a person, used now; nobody else changes it until the transaction ends. */
    Optional<WhatIfSession> take(String id, long personId) {
        return sql.sql("""
            update what_if set used_at = clock_timestamp() where id = :id and person_id = :person
            returning id, person_id, area_id, level, mode, minutes, cast(stations_begin as text) as stations_begin,
                cast(stations_now as text) as stations_now, labels, revision
            """)
                .param("id", id)
                .param("person", personId)
                .query(WhatIfRows::read)
                .optional();
    }

    /** Stores its stations. */
    void update(WhatIfSession one) {
        sql.sql("""
            update what_if set stations_now = cast(:now as jsonb), labels = :labels, revision = :revision where id = :id
            """)
                .param("now", JSON.writeValueAsString(one.standing()))
                .param("labels", one.labels())
                .param("revision", one.revision())
                .param("id", one.id())
                .update();
    }

    void delete(String id, long personId) {
        sql.sql("delete from what_if where id = :id and person_id = :person")
                .param("id", id)
                .param("person", personId)
                .update();
    }

    /** Ends those that were not used for so long. */
    void forget(Duration unused) {
        sql.sql("delete from what_if where used_at < clock_timestamp() - make_interval(secs => :seconds)")
                .param("seconds", unused.toSeconds())
                .update();
    }

    private static WhatIfSession read(ResultSet row, int n) throws SQLException {
        Map<Integer, Source> standing = JSON.readValue(row.getString("stations_now"), STANDING);
        return new WhatIfSession(
                row.getString("id"),
                row.getLong("person_id"),
                row.getLong("area_id"),
                row.getString("level"),
                TravelMode.of(row.getString("mode")),
                Stream.of((Integer[]) row.getArray("minutes").getArray()).toList(),
                JSON.readValue(row.getString("stations_begin"), SOURCES),
                standing,
                row.getInt("labels"),
                row.getInt("revision"));
    }
}

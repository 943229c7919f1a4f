package org.onegrid.alarm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;
import org.onegrid.identity.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Alarms in the database. Everything runs in the caller's transaction. */
@Repository
class AlarmRows {

    private static final String SELECT = """
        select m.id, m.kind, m.severity, a.name, cast(m.area_path as text) as area_path, m.area_codes,
            st_x(m.geom) as lng, st_y(m.geom) as lat, m.facts, m.raised_at, m.taken_at, m.taken_by, m.cleared_at,
            m.rehearsal
        from alarm m join area a on a.id = m.area_id
        """;

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    AlarmRows(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * An alarm with what only the server knows of it.
     *
     * @param path  ids of the command path, joined by dots
     * @param taker who took it
     */
    record Row(Alarm alarm, String path, @Nullable Long taker) {}

    /**
     * Stores an alarm; nothing when one of its kind and key is open.
     *
     * @throws IllegalArgumentException when there is no such area
     */
    Optional<Long> insert(NewAlarm alarm, String facts) {
        LngLat place = alarm.place();
        Optional<Long> id = sql.sql("""
            insert into alarm (kind, key, severity, area_id, area_path, area_codes, geom, facts, rehearsal,
                raised_at)
            select :kind, :key, :severity, a.id, a.command_path,
                (select string_agg(p.code, '.' order by nlevel(p.command_path))
                 from area p
                 where p.id = any (cast(string_to_array(cast(a.command_path as text), '.') as bigint[]))),
                st_setsrid(st_makepoint(cast(:lng as float8), cast(:lat as float8)), 4490),
                cast(:facts as json), :rehearsal, clock_timestamp()
            from area a
            where a.id = :area
            on conflict (kind, key) where taken_at is null and cleared_at is null do nothing
            returning id
            """)
                .param("kind", alarm.kind())
                .param("key", alarm.key())
                .param("severity", alarm.severity())
                .param("area", alarm.areaId())
                .param("lng", place == null ? null : place.lng())
                .param("lat", place == null ? null : place.lat())
                .param("facts", facts)
                .param("rehearsal", alarm.rehearsal())
                .query(Long.class)
                .optional();
        if (id.isEmpty() && !areaExists(alarm.areaId())) {
            throw new IllegalArgumentException("no area has the id " + alarm.areaId());
        }
        return id;
    }

    private boolean areaExists(long id) {
        return sql.sql("select exists (select from area where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** The open alarm of that kind and key. */
    Optional<Long> open(String kind, String key) {
        return sql.sql("select id from alarm where kind = :kind and key = :key and taken_at is null and cleared_at is"
                        + " null")
                .param("kind", kind)
                .param("key", key)
                .query(Long.class)
                .optional();
    }

    /** Whether anything of that kind and key has not been cleared. */
    boolean stands(String kind, String key) {
        return sql.sql("select exists (select from alarm where kind = :kind and key = :key and cleared_at is null)")
                .param("kind", kind)
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    /** Ends what stands of that kind and key; the ids, oldest first. */
    List<Long> clear(String kind, String key) {
        return sql.sql("""
            update alarm set cleared_at = clock_timestamp()
            where kind = :kind and key = :key and cleared_at is null
            returning id
            """).param("kind", kind).param("key", key).query(Long.class).list().stream()
                .sorted()
                .toList();
    }

    /** Gives an open alarm to somebody; false when it is not open any more. */
    boolean take(long id, Person by) {
        return sql.sql("""
            update alarm set taken_at = clock_timestamp(), taken_by = :person
            where id = :id and taken_at is null and cleared_at is null
            """).param("id", id).param("person", by.id()).update() == 1;
    }

    /** These alarms, by id. */
    List<Row> list(Collection<Long> ids) {
        return sql.sql(SELECT + "where m.id = any (:ids) order by m.id")
                .param("ids", ids.toArray(Long[]::new))
                .query(this::read)
                .list();
    }

    /** The alarm within the scope. */
    Optional<Row> find(long id, String[] scope) {
        return sql.sql(SELECT + "where m.id = :id and m.area_path <@ any (cast(:scope as ltree[]))")
                .param("id", id)
                .param("scope", scope)
                .query(this::read)
                .optional();
    }

    /** The open alarms of an area and below, newest first. */
    List<Alarm> listOpen(String areaPath, int limit) {
        return sql.sql(SELECT + """
            where m.taken_at is null and m.cleared_at is null and m.area_path <@ cast(:area as ltree)
            order by m.raised_at desc, m.id desc limit :limit
            """).param("area", areaPath).param("limit", limit).query(this::read).list().stream()
                .map(Row::alarm)
                .toList();
    }

    /** What was raised since in an area and below, newest first. */
    List<Alarm> listSince(String areaPath, Instant since, int limit) {
        return sql
                .sql(SELECT + """
                    where m.raised_at >= cast(:since as timestamptz) and m.area_path <@ cast(:area as ltree)
                    order by m.raised_at desc, m.id desc limit :limit
                    """)
                .param("area", areaPath)
                .param("since", since.toString())
                .param("limit", limit)
                .query(this::read)
                .list()
                .stream()
                .map(Row::alarm)
                .toList();
    }

    /** How played alarms raised within a time in a scope were answered. */
    AlarmAnswers answers(Instant from, Instant to, String[] scope) {
        return sql.sql("""
            select count(*) as raised, count(taken_at) as taken,
                count(*) filter (where taken_at is null and cleared_at is not null) as cleared,
                percentile_cont(0.5) within group (order by extract(epoch from taken_at - raised_at)) as median,
                percentile_cont(0.9) within group (order by extract(epoch from taken_at - raised_at)) as p90,
                cast(max(extract(epoch from taken_at - raised_at)) as float8) as slowest
            from alarm
            where rehearsal and raised_at >= cast(:from as timestamptz) and raised_at <= cast(:to as timestamptz)
              and area_path <@ any (cast(:scope as ltree[]))
            """)
                .param("from", from.toString())
                .param("to", to.toString())
                .param("scope", scope)
                .query((row, n) -> new AlarmAnswers(
                        row.getInt("raised"),
                        row.getInt("taken"),
                        row.getInt("cleared"),
                        row.getInt("raised") - row.getInt("taken"),
                        row.getObject("median", Double.class),
                        row.getObject("p90", Double.class),
                        row.getObject("slowest", Double.class)))
                .single();
    }

    private Row read(ResultSet row, int n) throws SQLException {
        String codes = row.getString("area_codes");
        Map<String, Object> facts = new LinkedHashMap<>(json.readValue(row.getString("facts"), FACTS));
        Object about = facts.remove(NewAlarm.CASE);
        return new Row(
                new Alarm(
                        Long.toString(row.getLong("id")),
                        row.getString("kind"),
                        row.getInt("severity"),
                        codes.substring(codes.lastIndexOf('.') + 1),
                        row.getString("name"),
                        codes,
                        row.getObject("lng", Double.class),
                        row.getObject("lat", Double.class),
                        facts,
                        row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                        instant(row, "taken_at"),
                        instant(row, "cleared_at"),
                        row.getBoolean("rehearsal"),
                        about == null ? null : json.convertValue(about, Alarm.Case.class)),
                row.getString("area_path"),
                row.getObject("taken_by", Long.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

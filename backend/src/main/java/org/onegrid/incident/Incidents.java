package org.onegrid.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The incidents and their timelines in the database. Many rows travel as one JSON parameter. */
@Repository
class Incidents {

    /** Reads as an {@link Incident} through {@link #read}. */
    static final String COLUMNS = """
            i.id, i.code, i.area_id, cast(i.area_path as text) as area_path, i.category, i.severity, i.channel,
            i.source_id, i.title, i.description, i.status, i.version, i.holder,
            st_x(i.geom) as lng, st_y(i.geom) as lat, i.reported_at, i.accepted_at, i.dispatched_at, i.arrived_at,
            i.handled_at, i.closed_at, i.changed_at, i.arrive_by, i.due_at, i.rehearsal_id
            """;

    /** Of {@code incident i}: what figures and lists count while nobody asks otherwise, real cases and the rehearsal that runs. */
    static final String COUNTED =
            "(i.rehearsal_id is null or i.rehearsal_id in (select id from rehearsal where ended_at is null))";

    private final JdbcClient sql;
    private final JsonMapper json;

    Incidents(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * Stores new cases; one whose channel and source id are taken already is left out, whoever stored it and whenever.
     *
     * @return the ids of those stored
     */
    Set<Long> add(Collection<Incident> cases) {
        Set<Long> stored = Set.copyOf(sql.sql("""
                        insert into incident (id, code, area_id, area_path, category, severity, status, version, channel,
                            source_id, title, description, holder, geom, reported_at, accepted_at, dispatched_at,
                            arrived_at, handled_at, closed_at, changed_at, arrive_by, due_at, rehearsal_id)
                        select id, code, area_id, cast(area_path as ltree), category, severity, status, version, channel,
                            source_id, title, description, holder, st_setsrid(st_makepoint(lng, lat), 4490), reported_at,
                            accepted_at, dispatched_at, arrived_at, handled_at, closed_at, changed_at, arrive_by, due_at,
                            rehearsal_id
                        from json_to_recordset(cast(:rows as json)) as r (id bigint, code text, area_id bigint,
                            area_path text, category text, severity int, status text, version int, channel text,
                            source_id text, title text, description text, holder text, lng float8, lat float8,
                            reported_at timestamptz, accepted_at timestamptz, dispatched_at timestamptz,
                            arrived_at timestamptz, handled_at timestamptz, closed_at timestamptz,
                            changed_at timestamptz, arrive_by timestamptz, due_at timestamptz, rehearsal_id bigint)
                        -- one order for all writers, so that two batches with the same cases cannot block each other
                        order by channel, source_id, id
                        on conflict (channel, source_id) where source_id is not null do nothing
                        returning id
                        """)
                .param(
                        "rows",
                        json.writeValueAsString(
                                cases.stream().map(Incidents::row).toList()))
                .query(Long.class)
                .list());
        addSteps(cases.stream().filter(one -> stored.contains(one.facts().id())).toList());
        return stored;
    }

    /** Stores what a verb has changed. The row is locked since {@link #findToChange}. */
    void update(Incident incident) {
        Phases phases = incident.phases();
        sql.sql("""
                        update incident set status = :status, version = :version, holder = :holder,
                            accepted_at = :accepted, dispatched_at = :dispatched, arrived_at = :arrived,
                            handled_at = :handled, closed_at = :closed, changed_at = :changed
                        where id = :id
                        """)
                .param("status", incident.status().word())
                .param("version", incident.version())
                .param("holder", incident.holder())
                .param("accepted", utc(phases.acceptedAt()))
                .param("dispatched", utc(phases.dispatchedAt()))
                .param("arrived", utc(phases.arrivedAt()))
                .param("handled", utc(phases.handledAt()))
                .param("closed", utc(phases.closedAt()))
                .param("changed", utc(incident.lastAt()))
                .param("id", incident.facts().id())
                .update();
        addSteps(List.of(incident));
    }

    private void addSteps(Collection<Incident> cases) {
        if (cases.isEmpty()) {
            return;
        }
        List<Map<String, Object>> rows = cases.stream()
                .flatMap(one ->
                        one.newSteps().stream().map(step -> row(one.facts().id(), step)))
                .toList();
        sql.sql("""
                        insert into incident_step (incident_id, version, verb, from_status, to_status, at, person_id, actor,
                            opinion, geom)
                        select incident_id, version, verb, from_status, to_status, at, person_id, actor, opinion,
                            st_setsrid(st_makepoint(lng, lat), 4490)
                        from json_to_recordset(cast(:rows as json)) as r (incident_id bigint, version int, verb text,
                            from_status text, to_status text, at timestamptz, person_id bigint, actor text, opinion text,
                            lng float8, lat float8)
                        """).param("rows", json.writeValueAsString(rows)).update();
    }

    /** The incident within the scope, locked until the end of the transaction. */
    Optional<Incident> findToChange(long id, String[] scope) {
        return sql.sql("select " + COLUMNS + """
                        from incident i where i.id = :id and i.area_path <@ any (cast(:scope as ltree[]))
                        for update
                        """)
                .param("id", id)
                .param("scope", scope)
                .query(Incidents::read)
                .optional();
    }

    /** The incident within the scope. */
    Optional<Incident> find(long id, String[] scope) {
        return sql.sql("select " + COLUMNS + """
                        from incident i where i.id = :id and i.area_path <@ any (cast(:scope as ltree[]))
                        """)
                .param("id", id)
                .param("scope", scope)
                .query(Incidents::read)
                .optional();
    }

    /** The incidents that carry these source ids, each in its channel, wherever they are; by {@code channel/sourceId}. */
    Map<String, Incident> bySource(Collection<Incident> alike) {
        return sql
                .sql("select " + COLUMNS + """
                        from unnest(cast(:channels as text[]), cast(:ids as text[])) as s (channel, source_id)
                        join incident i on i.channel = s.channel and i.source_id = s.source_id
                        """)
                .param(
                        "channels",
                        alike.stream().map(one -> one.facts().channel()).toArray(String[]::new))
                .param("ids", alike.stream().map(one -> one.facts().sourceId()).toArray(String[]::new))
                .query(Incidents::read)
                .list()
                .stream()
                .collect(Collectors.toMap(Incidents::source, one -> one, (a, b) -> a));
    }

    static String source(Incident incident) {
        return incident.facts().channel() + "/" + incident.facts().sourceId();
    }

    static Incident read(ResultSet row, int n) throws SQLException {
        Facts facts = new Facts(
                row.getLong("id"),
                row.getString("code"),
                row.getLong("area_id"),
                row.getString("area_path"),
                row.getString("category"),
                row.getInt("severity"),
                row.getString("channel"),
                row.getString("source_id"),
                row.getString("title"),
                row.getString("description"),
                new LngLat(row.getDouble("lng"), row.getDouble("lat")),
                known(instant(row, "arrive_by")),
                known(instant(row, "due_at")),
                row.getObject("rehearsal_id", Long.class));
        Phases phases = new Phases(
                known(instant(row, "reported_at")),
                instant(row, "accepted_at"),
                instant(row, "dispatched_at"),
                instant(row, "arrived_at"),
                instant(row, "handled_at"),
                instant(row, "closed_at"));
        return new Incident(
                facts,
                Status.find(row.getString("status")).orElseThrow(),
                row.getInt("version"),
                phases,
                row.getString("holder"),
                known(instant(row, "changed_at")));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Instant known(@Nullable Instant instant) {
        if (instant == null) {
            throw new IllegalStateException("a column that is never null was null");
        }
        return instant;
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Map<String, Object> row(Incident incident) {
        Facts facts = incident.facts();
        Phases phases = incident.phases();
        Map<String, Object> row = new LinkedHashMap<>();
        put(row, "id", facts.id());
        put(row, "code", facts.code());
        put(row, "area_id", facts.areaId());
        put(row, "area_path", facts.areaPath());
        put(row, "category", facts.category());
        put(row, "severity", facts.severity());
        put(row, "status", incident.status().word());
        put(row, "version", incident.version());
        put(row, "channel", facts.channel());
        put(row, "source_id", facts.sourceId());
        put(row, "title", facts.title());
        put(row, "description", facts.description());
        put(row, "holder", incident.holder());
        put(row, "lng", facts.place().lng());
        put(row, "lat", facts.place().lat());
        put(row, "reported_at", phases.reportedAt());
        put(row, "accepted_at", phases.acceptedAt());
        put(row, "dispatched_at", phases.dispatchedAt());
        put(row, "arrived_at", phases.arrivedAt());
        put(row, "handled_at", phases.handledAt());
        put(row, "closed_at", phases.closedAt());
        put(row, "changed_at", incident.lastAt());
        put(row, "arrive_by", facts.arriveBy());
        put(row, "due_at", facts.dueAt());
        put(row, "rehearsal_id", facts.rehearsalId());
        return row;
    }

    private static Map<String, Object> row(long incidentId, Step step) {
        Map<String, Object> row = new LinkedHashMap<>();
        put(row, "incident_id", incidentId);
        put(row, "version", step.version());
        put(row, "verb", step.verb());
        put(row, "from_status", step.from() == null ? null : step.from().word());
        put(row, "to_status", step.to().word());
        put(row, "at", step.at());
        put(row, "person_id", step.actor().personId());
        put(row, "actor", step.actor().word());
        put(row, "opinion", step.opinion());
        put(row, "lng", step.place() == null ? null : step.place().lng());
        put(row, "lat", step.place() == null ? null : step.place().lat());
        return row;
    }

    /** Absent is null to the database. */
    private static void put(Map<String, Object> row, String column, @Nullable Object value) {
        if (value != null) {
            row.put(column, value instanceof Instant instant ? instant.toString() : value);
        }
    }
}

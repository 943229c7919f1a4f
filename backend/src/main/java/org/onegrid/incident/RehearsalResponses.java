package org.onegrid.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onegrid.alarm.Alarms;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.onegrid.incident.RehearsalResponse.Group;
import org.onegrid.incident.RehearsalResponse.Link;
import org.onegrid.incident.RehearsalResponse.Slow;
import org.onegrid.rehearsal.Rehearsal;
import org.onegrid.rehearsal.Rehearsals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Counts what came of a rehearsal, from one snapshot of the database and cut to the areas of who asks. */
@Repository
public class RehearsalResponses {

    /** The cases of a rehearsal, what became of each and the street it lies in. */
    private static final String PLAYED = """
            with played as (
                select i.*, cut.ended is not null as cut, street.code as street_code, street.name as street_name
                from incident i
                left join lateral (
                    select true as ended from incident_step s
                    where s.incident_id = i.id and s.actor = 'rehearsal' limit 1) cut on true
                left join lateral (
                    select a.code, a.name from area a
                    where a.level = 'street' and a.command_path @> i.area_path
                    order by nlevel(a.command_path) desc, a.id desc limit 1) street on true
                where i.rehearsal_id = :rehearsal and i.area_path <@ any (cast(:scope as ltree[]))
            )
            """;

    private static final String BY_LINK = PLAYED + """
            select case when grouping(severity) = 0 then 'severity' when grouping(street_code) = 0 then 'street'
                   else 'all' end as dimension,
                coalesce(cast(severity as text), street_code, '') as key, case when grouping(street_code) = 0 then coalesce(max(street_name), '') else '' end as name, link,
                count(*) as cases, count(seconds) as done,
                count(*) filter (where began and seconds is null and (status <> 'rejected' or cut)) as unanswered,
                percentile_cont(0.5) within group (order by seconds) as median,
                percentile_cont(0.9) within group (order by seconds) as p90
            from (
                select p.severity, p.street_code, p.street_name, p.status, p.cut, l.link, l.sort,
                    l.since is not null as began, extract(epoch from l.upto - l.since) as seconds
                from played p
                cross join lateral (values
                    ('accept', 1, reported_at, accepted_at), ('queue', 2, reported_at, dispatched_at),
                    ('travel', 3, dispatched_at, arrived_at), ('response', 4, reported_at, arrived_at),
                    ('handling', 5, arrived_at, handled_at), ('total', 6, reported_at, closed_at))
                    as l (link, sort, since, upto)) links
            group by grouping sets ((link, sort), (link, sort, severity), (link, sort, street_code))
            order by dimension, key, sort
            """;

    private static final String SLOWEST = PLAYED + """
            select p.id, p.code, p.title, a.name as area_name, p.severity, p.dispatched_at is not null as dispatched,
                extract(epoch from coalesce(p.dispatched_at, cast(:until as timestamptz)) - p.reported_at) as seconds
            from played p join area a on a.id = p.area_id
            where p.status <> 'rejected' or p.cut
            order by seconds desc, p.id limit 10
            """;

    private static final String STATES = PLAYED + """
            select count(*) as cases, count(*) filter (where status = 'closed') as closed,
                count(*) filter (where status = 'rejected' and not cut) as rejected,
                count(*) filter (where open or cut) as open
            from played
            """;

    private record Row(String dimension, String key, String name, int cases, Link link) {}

    private final JdbcClient sql;
    private final Partition partition;
    private final Rehearsals rehearsals;
    private final Alarms alarms;
    private final Clock clock = Clock.systemUTC();

    RehearsalResponses(JdbcClient sql, Partition partition, Rehearsals rehearsals, Alarms alarms) {
        this.sql = sql;
        this.partition = partition;
        this.rehearsals = rehearsals;
        this.alarms = alarms;
    }

    /**
     * What came of a rehearsal so far.
     *
     * @throws org.onegrid.problem.Refusal 404 when it is not there or does not concern this person's areas
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ, timeout = 30)
    public RehearsalResponse of(Person me, long id) {
        Rehearsal rehearsal = rehearsals.get(me, id);
        String[] scope = partition.tree().scopePaths(me.scope());
        Instant ended = rehearsal.endedAt();
        Instant until = ended != null ? ended : clock.instant();
        List<Row> rows = ask(BY_LINK, id, scope)
                .query((row, n) -> new Row(
                        row.getString("dimension"),
                        row.getString("key"),
                        row.getString("name"),
                        row.getInt("cases"),
                        new Link(
                                row.getString("link"),
                                row.getInt("done"),
                                row.getInt("unanswered"),
                                row.getObject("median", Double.class),
                                row.getObject("p90", Double.class))))
                .list();
        List<Slow> slowest = ask(SLOWEST, id, scope)
                .param("until", until.toString())
                .query((row, n) -> new Slow(
                        Long.toString(row.getLong("id")),
                        row.getString("code"),
                        row.getString("title"),
                        row.getString("area_name"),
                        row.getInt("severity"),
                        row.getDouble("seconds"),
                        row.getBoolean("dispatched")))
                .list();
        return ask(STATES, id, scope)
                .query((row, n) -> new RehearsalResponse(
                        rehearsal,
                        until,
                        row.getInt("cases"),
                        row.getInt("closed"),
                        row.getInt("rejected"),
                        row.getInt("open"),
                        rows.stream()
                                .filter(one -> one.dimension.equals("all"))
                                .map(Row::link)
                                .toList(),
                        groups(rows, "severity").stream()
                                .sorted((a, b) -> b.code().compareTo(a.code()))
                                .toList(),
                        groups(rows, "street"),
                        slowest,
                        alarms.answers(rehearsal.startedAt(), until, scope)))
                .single();
    }

    private JdbcClient.StatementSpec ask(String query, long id, String[] scope) {
        return sql.sql(query).param("rehearsal", id).param("scope", scope);
    }

    private static List<Group> groups(List<Row> rows, String dimension) {
        Map<String, List<Row>> byKey = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.dimension.equals(dimension))
                .forEach(row ->
                        byKey.computeIfAbsent(row.key, key -> new ArrayList<>()).add(row));
        return byKey.values().stream()
                .map(same -> new Group(
                        same.get(0).key,
                        same.get(0).name,
                        same.get(0).cases,
                        same.stream().map(Row::link).toList()))
                .toList();
    }
}

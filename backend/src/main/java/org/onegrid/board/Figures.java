package org.onegrid.board;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The counts behind the board. Each reads one index range; all belong to the caller's transaction. */
@Repository
class Figures {

    /** Open cases of one grid. */
    record Open(long areaId, String status, int open, int overdue) {}

    /** Something counted in one hour; {@code kind} is the major class, where that is told apart. */
    record Hour(OffsetDateTime hour, String kind, int count) {}

    /** Something counted by a property of the cases. */
    record Group(String property, String key, int count) {}

    /** Times in seconds of one group, or of all cases together. */
    record Response(
            boolean all,
            @Nullable String key,
            int n,
            @Nullable Double p50,
            @Nullable Double p90) {}

    /** Limits that fell into the window. */
    record Kept(int inTime, int due) {}

    private final JdbcClient sql;

    Figures(JdbcClient sql) {
        this.sql = sql;
    }

    List<Open> open(Cases cases, String area, ZonedDateTime now) {
        return sql.sql("""
                        select area_id, status, count(*) as open,
                               count(*) filter (where due_at < :now) as overdue
                        from %s
                        where perhaps_open and open and area_path <@ cast(:area as ltree)
                        group by area_id, status
                        """.formatted(cases.table()))
                .params(cases.parameters())
                .param("now", now.toOffsetDateTime())
                .param("area", area)
                .query((row, n) -> new Open(
                        row.getLong("area_id"), row.getString("status"), row.getInt("open"), row.getInt("overdue")))
                .list();
    }

    /** How many cases of a rehearsal lie below an area. */
    int rehearsed(long rehearsalId, String area) {
        return sql.sql("select count(*) from incident where rehearsal_id = :id and area_path <@ cast(:area as ltree)")
                .param("id", rehearsalId)
                .param("area", area)
                .query(Integer.class)
                .single();
    }

    List<Hour> reportedByHour(Cases cases, String area, Window window) {
        return hours("""
                select date_trunc('hour', reported_at, :zone) as hour, left(category, 3) as kind, count(*) as count
                from %s
                where reported_at >= :from and reported_at <= :now and area_path <@ cast(:area as ltree)
                group by 1, 2
                """, cases, area, window);
    }

    List<Hour> closedByHour(Cases cases, String area, Window window) {
        return hours("""
                select date_trunc('hour', closed_at, :zone) as hour, '' as kind, count(*) as count
                from %s
                where closed_at >= :from and closed_at <= :now and area_path <@ cast(:area as ltree)
                group by 1
                """, cases, area, window);
    }

    private List<Hour> hours(String query, Cases cases, String area, Window window) {
        return sql.sql(query.formatted(cases.table()))
                .params(cases.parameters())
                .param("zone", window.zone().getId())
                .param("from", window.first().toOffsetDateTime())
                .param("now", window.now().toOffsetDateTime())
                .param("area", area)
                .query((row, n) -> new Hour(
                        row.getObject("hour", OffsetDateTime.class)
                                .atZoneSameInstant(window.zone())
                                .toOffsetDateTime(),
                        row.getString("kind"),
                        row.getInt("count")))
                .list();
    }

    /** By category and by channel. */
    List<Group> reportedGroups(Cases cases, String area, Window window) {
        return sql.sql("""
                        select case when grouping(category) = 0 then 'category' else 'channel' end as property,
                               coalesce(category, channel) as key, count(*) as count
                        from %s
                        where reported_at >= :from and reported_at <= :now and area_path <@ cast(:area as ltree)
                        group by grouping sets ((category), (channel))
                        order by count desc, key
                        """.formatted(cases.table()))
                .params(cases.parameters())
                .param("from", window.from().toOffsetDateTime())
                .param("now", window.now().toOffsetDateTime())
                .param("area", area)
                .query((row, n) -> new Group(row.getString("property"), row.getString("key"), row.getInt("count")))
                .list();
    }

    /**
     * From report to arrival, of the cases where somebody arrived in the window.
     *
     * @param groups command path of a group → its key; areas that have been retired since are in their group too
     * @return one for each group that has cases, and one for all together
     */
    List<Response> response(Cases cases, String area, Window window, Map<String, String> groups) {
        return sql.sql("""
                        select grouping(g.key) = 1 as all_groups, g.key, count(*) as n,
                               percentile_cont(0.5) within group (order by extract(epoch from arrived_at - reported_at)) as p50,
                               percentile_cont(0.9) within group (order by extract(epoch from arrived_at - reported_at)) as p90
                        from %s
                        left join unnest(cast(:paths as ltree[]), cast(:keys as text[])) as g (path, key)
                          on incident.area_path <@ g.path
                        where incident.arrived_at >= :from and incident.arrived_at <= :now
                          and incident.area_path <@ cast(:area as ltree)
                        group by grouping sets ((g.key), ())
                        """.formatted(cases.table()))
                .params(cases.parameters())
                .param("paths", groups.keySet().toArray(String[]::new))
                .param("keys", groups.values().toArray(String[]::new))
                .param("from", window.from().toOffsetDateTime())
                .param("now", window.now().toOffsetDateTime())
                .param("area", area)
                .query((row, n) -> new Response(
                        row.getBoolean("all_groups"),
                        row.getString("key"),
                        row.getInt("n"),
                        row.getObject("p50", Double.class),
                        row.getObject("p90", Double.class)))
                .list();
    }

    Kept arrivedInTime(Cases cases, String area, Window window) {
        return kept("""
                select count(*) filter (where arrived_at <= arrive_by) as in_time, count(*) as due
                from %s
                where arrive_by >= :from and arrive_by <= :now and status <> 'rejected'
                  and area_path <@ cast(:area as ltree)
                """, cases, area, window);
    }

    Kept closedInTime(Cases cases, String area, Window window) {
        return kept("""
                select count(*) filter (where closed_at <= due_at) as in_time, count(*) as due
                from %s
                where due_at >= :from and due_at <= :now and status <> 'rejected'
                  and area_path <@ cast(:area as ltree)
                """, cases, area, window);
    }

    private Kept kept(String query, Cases cases, String area, Window window) {
        return sql.sql(query.formatted(cases.table()))
                .params(cases.parameters())
                .param("from", window.from().toOffsetDateTime())
                .param("now", window.now().toOffsetDateTime())
                .param("area", area)
                .query((row, n) -> new Kept(row.getInt("in_time"), row.getInt("due")))
                .single();
    }
}

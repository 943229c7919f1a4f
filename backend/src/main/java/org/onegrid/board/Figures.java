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

    /** Something counted in one hour. */
    record Hour(OffsetDateTime hour, int count) {}

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

    List<Open> open(String area, ZonedDateTime now) {
        return sql.sql("""
                        select area_id, status, count(*) as open,
                               count(*) filter (where due_at < :now) as overdue
                        from incident
                        where open and area_path <@ cast(:area as ltree)
                        group by area_id, status
                        """)
                .param("now", now.toOffsetDateTime())
                .param("area", area)
                .query((row, n) -> new Open(
                        row.getLong("area_id"), row.getString("status"), row.getInt("open"), row.getInt("overdue")))
                .list();
    }

    List<Hour> reportedByHour(String area, Window window) {
        return hours("""
                select date_trunc('hour', reported_at, :zone) as hour, count(*) as count
                from incident
                where reported_at >= :from and reported_at <= :now and area_path <@ cast(:area as ltree)
                group by 1
                """, area, window);
    }

    List<Hour> closedByHour(String area, Window window) {
        return hours("""
                select date_trunc('hour', closed_at, :zone) as hour, count(*) as count
                from incident
                where closed_at >= :from and closed_at <= :now and area_path <@ cast(:area as ltree)
                group by 1
                """, area, window);
    }

    private List<Hour> hours(String query, String area, Window window) {
        return sql.sql(query)
                .param("zone", window.zone().getId())
                .param("from", window.first().toOffsetDateTime())
                .param("now", window.now().toOffsetDateTime())
                .param("area", area)
                .query((row, n) -> new Hour(
                        row.getObject("hour", OffsetDateTime.class)
                                .atZoneSameInstant(window.zone())
                                .toOffsetDateTime(),
                        row.getInt("count")))
                .list();
    }

    /** By category and by channel. */
    List<Group> reportedGroups(String area, Window window) {
        return sql.sql("""
                        select case when grouping(category) = 0 then 'category' else 'channel' end as property,
                               coalesce(category, channel) as key, count(*) as count
                        from incident
                        where reported_at >= :from and reported_at <= :now and area_path <@ cast(:area as ltree)
                        group by grouping sets ((category), (channel))
                        order by count desc, key
                        """)
                .param("from", window.from().toOffsetDateTime())
                .param("now", window.now().toOffsetDateTime())
                .param("area", area)
                .query((row, n) -> new Group(row.getString("property"), row.getString("key"), row.getInt("count")))
                .list();
    }

    /**
     * From report to arrival, of the cases where somebody arrived in the window.
     *
     * @param groups area id → key of its group
     * @return one for each group that has cases, and one for all together
     */
    List<Response> response(String area, Window window, Map<Long, String> groups) {
        return sql.sql("""
                        select grouping(g.key) = 1 as all_groups, g.key, count(*) as n,
                               percentile_cont(0.5) within group (order by extract(epoch from arrived_at - reported_at)) as p50,
                               percentile_cont(0.9) within group (order by extract(epoch from arrived_at - reported_at)) as p90
                        from incident i
                        left join unnest(cast(:ids as bigint[]), cast(:keys as text[])) as g (id, key) on g.id = i.area_id
                        where i.arrived_at >= :from and i.arrived_at <= :now and i.area_path <@ cast(:area as ltree)
                        group by grouping sets ((g.key), ())
                        """)
                .param("ids", groups.keySet().toArray(Long[]::new))
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

    Kept arrivedInTime(String area, Window window) {
        return kept("""
                select count(*) filter (where arrived_at <= arrive_by) as in_time, count(*) as due
                from incident
                where arrive_by >= :from and arrive_by <= :now and status <> 'rejected'
                  and area_path <@ cast(:area as ltree)
                """, area, window);
    }

    Kept closedInTime(String area, Window window) {
        return kept("""
                select count(*) filter (where closed_at <= due_at) as in_time, count(*) as due
                from incident
                where due_at >= :from and due_at <= :now and status <> 'rejected'
                  and area_path <@ cast(:area as ltree)
                """, area, window);
    }

    private Kept kept(String query, String area, Window window) {
        return sql.sql(query)
                .param("from", window.from().toOffsetDateTime())
                .param("now", window.now().toOffsetDateTime())
                .param("area", area)
                .query((row, n) -> new Kept(row.getInt("in_time"), row.getInt("due")))
                .single();
    }
}

package org.onegrid.analytics.staffing;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is stored of staff, service points and organisations, by the ids of the lowest areas. */
@Repository
class StaffRecords {

    /**
     * What lies in an area.
     *
     * @param floorSquareMeters of service points whose floor is known
     * @param unmeasured        service points whose floor is not
     */
    record Things(long areaId, double floorSquareMeters, long unmeasured, long organisations) {}

    private record Held(long areaId, String role, int posts) {}

    private final JdbcClient sql;

    StaffRecords(JdbcClient sql) {
        this.sql = sql;
    }

    /** Posts that are held on a day, by area and role. */
    Map<Long, Map<Role, Integer>> held(LocalDate day) {
        Map<Long, Map<Role, Integer>> held = new HashMap<>();
        sql.sql("""
                        select area_id, role, count(*) as posts from staff_tenure
                        where during @> cast(:day as date)
                        group by area_id, role
                        """)
                .param("day", day)
                .query(Held.class)
                .list()
                .forEach(one -> held.computeIfAbsent(one.areaId(), area -> new EnumMap<>(Role.class))
                        .put(Role.of(one.role()), one.posts()));
        return held;
    }

    /** Whether anything at all is known of who serves where. */
    boolean knowsTenures() {
        return sql.sql("select exists (select from staff_tenure)")
                .query(Boolean.class)
                .single();
    }

    /** Responders that are leaders or members, by area and role: what is known where nobody keeps tenures. */
    Map<Long, Map<Role, Integer>> responders() {
        Map<Long, Map<Role, Integer>> held = new HashMap<>();
        sql.sql("""
                        select area_id, kind as role, count(*) as posts from responder
                        where kind in ('leader', 'member') and rehearsal_id is null
                        group by area_id, kind
                        """)
                .query(Held.class)
                .list()
                .forEach(one -> held.computeIfAbsent(one.areaId(), area -> new EnumMap<>(Role.class))
                        .put(Role.of(one.role()), one.posts()));
        return held;
    }

    /** Service points and organisations as they are known now. */
    List<Things> things() {
        return sql.sql("""
                        select h.area_id,
                               coalesce(sum(cast(e.attrs ->> 'floorSquareMeters' as double precision))
                                   filter (where e.layer = 'place'), 0) as floor_square_meters,
                               count(*) filter (where e.layer = 'place' and e.attrs ->> 'floorSquareMeters' is null) as unmeasured,
                               count(*) filter (where e.layer = 'organisation') as organisations
                        from element e join element_home h on h.element_id = e.id
                        where e.layer = 'organisation' or e.layer = 'place' and e.kind in ('service-centre', 'micro-point')
                        group by h.area_id
                        """).query(Things.class).list();
    }

    /** Reasons of the communities that are excepted on a day, by area id; several are joined by commas. */
    Map<Long, String> exceptions(LocalDate day) {
        Map<Long, String> reasons = new TreeMap<>();
        sql.sql("""
                        select area_id, string_agg(reason, ',' order by reason) as reasons from community_exception
                        where during @> cast(:day as date) group by area_id
                        """).param("day", day).query(row -> {
            reasons.put(row.getLong("area_id"), row.getString("reasons"));
        });
        return reasons;
    }

    /** Versions of what is read here. */
    Map<String, Object> versions() {
        return Map.of(
                "staff",
                sql.sql("select version from staff_version").query(Long.class).single(),
                "roster",
                sql.sql("select version from roster_version").query(Long.class).single(),
                "elements",
                sql.sql("select epoch || '.' || version from tile_source where source = 'element'")
                        .query(String.class)
                        .single());
    }
}

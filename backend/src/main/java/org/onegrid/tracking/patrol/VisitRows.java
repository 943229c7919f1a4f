package org.onegrid.tracking.patrol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.onegrid.geo.LngLat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Visits and checks in the database. */
@Repository
class VisitRows {

    /** Keys of visited pieces of road and buildings. */
    record Keys(List<Long> roads, List<Long> buildings) {}

    /** An item that was checked at a place. */
    record Check(String item, LngLat place) {}

    private static final String VISITED = """
            select distinct thing
            from patrol_visit v join responder r on r.id = v.responder_id, unnest(v.%s) thing
            where v.slot >= cast(:from as timestamptz) and v.slot < cast(:to as timestamptz)
              and v.bounds && st_makeenvelope(:west, :south, :east, :north, 4490)
              and (cardinality(:kinds) = 0 or r.kind = any (:kinds))
            """;

    private final JdbcClient sql;

    VisitRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** What was visited in and around an extent. */
    Keys visited(CoverageQuery query, Envelope extent) {
        return extent.isNull()
                ? new Keys(List.of(), List.of())
                : new Keys(keys("roads", query, extent), keys("buildings", query, extent));
    }

    /** @param column from the program */
    private List<Long> keys(String column, CoverageQuery query, Envelope extent) {
        return sql.sql(VISITED.formatted(column))
                .param("from", query.from().toString())
                .param("to", query.to().toString())
                .param("west", extent.getMinX())
                .param("south", extent.getMinY())
                .param("east", extent.getMaxX())
                .param("north", extent.getMaxY())
                .param("kinds", query.kinds().toArray(String[]::new))
                .query(Long.class)
                .list();
    }

    /** Stretches of the time that are not computed yet. */
    long pending(CoverageQuery query) {
        return sql.sql("""
                        select count(distinct (responder_id, slot)) from patrol_due
                        where slot >= cast(:from as timestamptz) and slot < cast(:to as timestamptz)
                        """)
                .param("from", query.from().toString())
                .param("to", query.to().toString())
                .query(Long.class)
                .single();
    }

    /** Each item at each place once. */
    List<Check> checks(String[] scope, CoverageQuery query) {
        List<Check> checks = new ArrayList<>();
        sql.sql("""
                        select distinct item, st_x(geom) as lng, st_y(geom) as lat from patrol_check
                        where at >= cast(:from as timestamptz) and at < cast(:to as timestamptz)
                          and area_path <@ any (cast(:scope as ltree[]))
                        """)
                .param("from", query.from().toString())
                .param("to", query.to().toString())
                .param("scope", scope)
                .query(row -> {
                    checks.add(
                            new Check(row.getString("item"), new LngLat(row.getDouble("lng"), row.getDouble("lat"))));
                });
        return checks;
    }

    /** Keeps a check; false when that person has sent it before. */
    boolean check(long personId, String key, String item, boolean finding, Instant at, LngLat place, String path) {
        return sql.sql("""
                        insert into patrol_check (person_id, key, item, finding, at, geom, area_path)
                        values (:person, :key, :item, :finding, cast(:at as timestamptz),
                                st_setsrid(st_makepoint(:lng, :lat), 4490), cast(:path as ltree))
                        on conflict (person_id, key) do nothing
                        """)
                        .param("person", personId)
                        .param("key", key)
                        .param("item", item)
                        .param("finding", finding)
                        .param("at", at.toString())
                        .param("lng", place.lng())
                        .param("lat", place.lat())
                        .param("path", path)
                        .update()
                == 1;
    }
}

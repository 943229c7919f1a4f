package org.onegrid.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onegrid.bulk.Copy;
import org.onegrid.grid.impact.Resettlement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Incidents over which a border moved, in the database. */
@Repository
class BorderCrossings {

    private static final int ROWS_AT_A_TIME = 20_000;

    private static final String OPEN = """
            select id, area_id, status, st_x(geom) as lng, st_y(geom) as lat
            from incident
            where open and area_id = any (cast(:touched as bigint[]))
            """;

    /** An open incident of a touched area. */
    record Open(long id, long areaId, Status status, double lng, double lat) {}

    /**
     * An open incident whose place is in another area than before.
     *
     * @param fromArea   the area it was accounted to
     * @param toArea     the area it is accounted to from now on, perhaps the same
     * @param groundArea the area its place lies in
     */
    record Crossing(long id, long fromArea, long toArea, long groundArea) {

        boolean stays() {
            return fromArea == toArea;
        }
    }

    private final JdbcClient sql;
    private final Copy copy;

    BorderCrossings(JdbcClient sql, Copy copy) {
        this.sql = sql;
        this.copy = copy;
    }

    /** The open incidents of the touched areas. */
    List<Open> open(Resettlement change) {
        return open(OPEN, change);
    }

    /** The same, locked until the end of the transaction. */
    List<Open> openToChange(Resettlement change) {
        return open(OPEN + " order by id for update", change);
    }

    private List<Open> open(String query, Resettlement change) {
        return sql.sql(query)
                .param("touched", change.touchedIds())
                .withFetchSize(ROWS_AT_A_TIME)
                .query(BorderCrossings::read)
                .list();
    }

    private static Open read(ResultSet row, int n) throws SQLException {
        return new Open(
                row.getLong("id"),
                row.getLong("area_id"),
                Status.find(row.getString("status")).orElseThrow(),
                row.getDouble("lng"),
                row.getDouble("lat"));
    }

    /** Titles by id. */
    Map<Long, String> titles(Collection<Long> ids) {
        Map<Long, String> titles = new HashMap<>();
        sql.sql("select id, title from incident where id = any (cast(:ids as bigint[]))")
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    titles.put(row.getLong("id"), row.getString("title"));
                });
        return titles;
    }

    /**
     * Writes what became of them: where they are accounted to, where that was before, a mark on those whose place is in another
     * area than they are, and a step of the timeline. The new areas are stored.
     */
    void record(Resettlement change, List<Crossing> crossed) {
        if (crossed.isEmpty()) {
            return;
        }
        sql.sql("""
                        create temporary table incident_move (
                            id bigint not null, from_area bigint not null, to_area bigint not null, ground bigint not null)
                        on commit drop
                        """).update();
        copy.into(
                "incident_move",
                List.of("id", "from_area", "to_area", "ground"),
                rows -> crossed.forEach(one -> rows.add(one.id(), one.fromArea(), one.toArea(), one.groundArea())));
        sql.sql("analyze incident_move").update();
        sql.sql("""
                        insert into incident_account (incident_id, until, area_id, area_path, change_id)
                        select i.id, cast(:at as timestamptz), i.area_id, i.area_path, :change
                        from incident_move m join incident i on i.id = m.id
                        where m.from_area <> m.to_area
                        """)
                .param("at", change.at().toString())
                .param("change", change.changeId())
                .update();
        sql.sql("""
                        update incident
                        set area_id = m.to_area, area_path = a.command_path, version = version + 1,
                            changed_at = greatest(changed_at, cast(:at as timestamptz)),
                            ground_area_id = nullif(m.ground, m.to_area)
                        from incident_move m join area a on a.id = m.to_area
                        where incident.id = m.id
                        """).param("at", change.at().toString()).update();
        sql.sql("""
                        insert into incident_step (incident_id, version, verb, from_status, to_status, at, person_id, actor,
                            opinion)
                        select i.id, i.version, case when m.from_area = m.to_area then 'mark' else 'move' end, i.status,
                            i.status, i.changed_at, cast(:person as bigint), 'boundary', :title
                        from incident_move m join incident i on i.id = m.id
                        """)
                .param("person", change.personId())
                .param("title", change.title())
                .update();
    }
}

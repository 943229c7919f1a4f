package org.onegrid.element;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.onegrid.grid.impact.Impact;
import org.onegrid.grid.impact.Move;
import org.onegrid.grid.impact.Populations.Population;
import org.onegrid.grid.impact.Resettlement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which area each element belongs to, in the database. */
@Repository
class ElementHomes {

    private static final int ROWS_AT_A_TIME = 20_000;

    /** Materialized, so that elements are looked up by it and never the other way round, however many there are. */
    private static final String HOME = """
        with home as materialized (
            select element_id, area_id from element_home where area_id = any (cast(:touched as bigint[])))
        """;

    private static final String EACH = HOME + """
        select id, area_id, st_x(place) as lng, st_y(place) as lat, layer, kind,
               cast(attrs ->> 'households' as bigint) as households, cast(attrs ->> 'residents' as bigint) as residents
        from (select e.id, h.area_id, e.layer, e.kind,
                     case when e.layer = 'person' then e.attrs end as attrs,
                     case when geometrytype(e.geom) = 'POINT' then e.geom else st_pointonsurface(e.geom) end as place
              from home h join element e on e.id = h.element_id) mine
        """;

    private static final String EACH_WITH_GROUPS = HOME + """
        select id, area_id, st_x(place) as lng, st_y(place) as lat, layer, kind,
               cast(attrs ->> 'households' as bigint) as households, cast(attrs ->> 'residents' as bigint) as residents,
               cast(attrs ->> 'infants' as bigint) as infants, cast(attrs ->> 'pupils' as bigint) as pupils,
               cast(attrs ->> 'adults' as bigint) as adults, cast(attrs ->> 'elders' as bigint) as elders,
               cast(attrs ->> 'aged' as bigint) as aged, cast(attrs ->> 'loneElders' as bigint) as "loneElders",
               cast(attrs ->> 'disabled' as bigint) as disabled, cast(attrs ->> 'lowIncome' as bigint) as "lowIncome",
               cast(attrs ->> 'newcomers' as bigint) as newcomers
        from (select e.id, h.area_id, e.layer, e.kind,
                     case when e.layer = 'person' then e.attrs end as attrs,
                     case when geometrytype(e.geom) = 'POINT' then e.geom else st_pointonsurface(e.geom) end as place
              from home h join element e on e.id = h.element_id) mine
        """;

    /**
     * An element of a touched area.
     *
     * @param population nobody unless it is an element of people
     * @param groups     residents by group, where asked for
     */
    record Placed(
            long id,
            long areaId,
            double lng,
            double lat,
            String layer,
            String kind,
            Population population,
            Map<String, Long> groups) {

        boolean isPeople() {
            return layer.equals("person");
        }
    }

    /** An element that goes from one area to another. */
    record Change(long id, long from, long to) {}

    private final JdbcClient jdbc;

    ElementHomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Goes through the elements of the touched areas, without the groups of residents. */
    void each(Resettlement change, Consumer<Placed> with) {
        jdbc.sql(EACH)
                .param("touched", change.touchedIds())
                .withFetchSize(ROWS_AT_A_TIME)
                .query(row -> {
                    with.accept(read(row, Map.of()));
                });
    }

    /** Goes through the elements of the touched areas. */
    void eachWithGroups(Resettlement change, Consumer<Placed> with) {
        jdbc.sql(EACH_WITH_GROUPS)
                .param("touched", change.touchedIds())
                .withFetchSize(ROWS_AT_A_TIME)
                .query(row -> {
                    with.accept(read(row, groups(row)));
                });
    }

    private static Placed read(ResultSet row, Map<String, Long> groups) throws SQLException {
        return new Placed(
                row.getLong(1),
                row.getLong(2),
                row.getDouble(3),
                row.getDouble(4),
                row.getString(5),
                row.getString(6),
                new Population(row.getLong(7), row.getLong(8)),
                groups);
    }

    private static Map<String, Long> groups(ResultSet row) throws SQLException {
        Map<String, Long> groups = new HashMap<>();
        for (String group : Residents.GROUPS) {
            long members = row.getLong(group);
            if (members != 0) {
                groups.put(group, members);
            }
        }
        return groups;
    }

    /** Gives each its new area. */
    void change(List<Change> changes) {
        jdbc.sql("""
            update element_home set area_id = change.area
            from unnest(cast(:ids as bigint[]), cast(:areas as bigint[])) as change (id, area)
            where element_id = change.id
            """)
                .param("ids", changes.stream().map(Change::id).toArray(Long[]::new))
                .param("areas", changes.stream().map(Change::to).toArray(Long[]::new))
                .update();
    }

    /** The changes with what people call the elements, in the order given. */
    List<Move> described(List<Change> changes) {
        return jdbc.sql("""
            select e.id, e.layer, e.name, change.source, change.target
            from unnest(cast(:ids as bigint[]), cast(:sources as bigint[]), cast(:targets as bigint[]))
                 with ordinality as change (id, source, target, place)
            join element e on e.id = change.id
            order by change.place
            """)
                .param("ids", changes.stream().map(Change::id).toArray(Long[]::new))
                .param("sources", changes.stream().map(Change::from).toArray(Long[]::new))
                .param("targets", changes.stream().map(Change::to).toArray(Long[]::new))
                .query((row, n) -> new Move(
                        Impact.Kind.ELEMENT,
                        row.getString("layer"),
                        Long.toString(row.getLong("id")),
                        row.getString("name"),
                        row.getLong("source"),
                        row.getLong("target"),
                        null))
                .list();
    }
}

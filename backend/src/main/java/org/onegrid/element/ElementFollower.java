package org.onegrid.element;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onegrid.bulk.Copy;
import org.onegrid.grid.impact.AreaFollower;
import org.onegrid.grid.impact.Count;
import org.onegrid.grid.impact.Count.Figure;
import org.onegrid.grid.impact.Forecast;
import org.onegrid.grid.impact.Impact;
import org.onegrid.grid.impact.Move;
import org.onegrid.grid.impact.NewGround;
import org.onegrid.grid.impact.Owners;
import org.onegrid.grid.impact.Populations;
import org.onegrid.grid.impact.Populations.Population;
import org.onegrid.grid.impact.Resettlement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Elements belong to the area their place lies in (a line's or ground's place is a point on it), and with the elements of
 * people go the households and residents of the areas. Where the touched areas have no elements of people, their numbers come
 * from elsewhere: they stay with the area, and go to the heir when it retires.
 */
@Component
class ElementFollower implements AreaFollower {

    private static final int ROWS_AT_A_TIME = 20_000;

    /** Kinds of elements where residents are served; schools, markets and parks are not meant. */
    private static final String[] SERVICE_POINTS = {
        "service-centre", "micro-point", "police-post", "clinic", "elder-care", "party-service-station"
    };

    /** Groups of residents; each is an attribute of elements of people. */
    private static final List<String> GROUPS = List.of(
            "infants", "pupils", "adults", "elders", "aged", "loneElders", "disabled", "lowIncome", "newcomers");

    private final JdbcClient jdbc;
    private final Copy copy;
    private final Populations populations;

    ElementFollower(JdbcClient jdbc, Copy copy, Populations populations) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.populations = populations;
    }

    @Override
    public Forecast foresee(Resettlement change, Owners owners, int most) {
        long total = sort(change, owners);
        return new Forecast(counts(change, owners), moves(most), total);
    }

    @Override
    public void follow(Resettlement change, Owners owners) {
        if (sort(change, owners) > 0) {
            jdbc.sql("""
                            update element_home set area_id = m.to_area
                            from element_move m
                            where element_id = m.id
                            """).update();
        }
        populations.settle(change, populationsAfter(change, owners));
    }

    /** Finds the elements whose area changes and keeps them in a table until the end of the transaction. */
    private long sort(Resettlement change, Owners owners) {
        List<long[]> moves = new ArrayList<>();
        jdbc.sql("""
                        select id, area_id, st_x(place) as lng, st_y(place) as lat
                        from (select e.id, h.area_id,
                                     case when geometrytype(geom) = 'POINT' then geom else st_pointonsurface(geom) end as place
                              from element_home h join element e on e.id = h.element_id
                              where h.area_id = any (cast(:touched as bigint[]))) mine
                        """)
                .param("touched", change.touchedIds())
                .withFetchSize(ROWS_AT_A_TIME)
                .query(row -> {
                    long from = row.getLong(2);
                    long to = owners.owner(row.getDouble(3), row.getDouble(4), from);
                    if (to != from) {
                        moves.add(new long[] {row.getLong(1), from, to});
                    }
                });
        jdbc.sql("""
                        create temporary table element_move (
                            id bigint not null, from_area bigint not null, to_area bigint not null)
                        on commit drop
                        """).update();
        copy.into(
                "element_move",
                List.of("id", "from_area", "to_area"),
                rows -> moves.forEach(move -> rows.add(move[0], move[1], move[2])));
        jdbc.sql("alter table element_move add primary key (id)").update();
        jdbc.sql("analyze element_move").update();
        return moves.size();
    }

    private List<Move> moves(int most) {
        return jdbc.sql("""
                        select m.id, m.from_area, m.to_area, e.layer, e.name
                        from element_move m join element e on e.id = m.id
                        order by m.id
                        limit :most
                        """)
                .param("most", most)
                .query((row, n) -> new Move(
                        Impact.Kind.ELEMENT,
                        row.getString("layer"),
                        Long.toString(row.getLong("id")),
                        row.getString("name"),
                        row.getLong("from_area"),
                        row.getLong("to_area"),
                        null))
                .list();
    }

    private List<Count> counts(Resettlement change, Owners owners) {
        List<Count> counts = new ArrayList<>();
        boolean[] people = new boolean[1];
        jdbc.sql("""
                        select h.area_id as before, coalesce(m.to_area, h.area_id) as after, e.layer, count(*) as elements,
                               count(*) filter (where e.kind = any (:servicePoints)) as service_points,
                               sum(cast(e.attrs ->> 'households' as bigint)) as households,
                               sum(cast(e.attrs ->> 'residents' as bigint)) as residents,
                               sum(cast(e.attrs ->> 'infants' as bigint)) as infants,
                               sum(cast(e.attrs ->> 'pupils' as bigint)) as pupils,
                               sum(cast(e.attrs ->> 'adults' as bigint)) as adults,
                               sum(cast(e.attrs ->> 'elders' as bigint)) as elders,
                               sum(cast(e.attrs ->> 'aged' as bigint)) as aged,
                               sum(cast(e.attrs ->> 'loneElders' as bigint)) as "loneElders",
                               sum(cast(e.attrs ->> 'disabled' as bigint)) as disabled,
                               sum(cast(e.attrs ->> 'lowIncome' as bigint)) as "lowIncome",
                               sum(cast(e.attrs ->> 'newcomers' as bigint)) as newcomers
                        from element_home h join element e on e.id = h.element_id left join element_move m on m.id = e.id
                        where h.area_id = any (cast(:touched as bigint[])) and e.layer = 'person'
                        group by 1, 2, 3
                        union all
                        select h.area_id, coalesce(m.to_area, h.area_id), e.layer, count(*),
                               count(*) filter (where e.kind = any (:servicePoints)),
                               0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
                        from element_home h join element e on e.id = h.element_id left join element_move m on m.id = e.id
                        where h.area_id = any (cast(:touched as bigint[])) and e.layer <> 'person'
                        group by 1, 2, 3
                        """)
                .param("servicePoints", SERVICE_POINTS)
                .param("touched", change.touchedIds())
                .query(row -> {
                    long before = row.getLong("before");
                    long after = row.getLong("after");
                    String layer = row.getString("layer");
                    add(counts, before, after, Figure.ELEMENTS, layer, row.getLong("elements"));
                    add(counts, before, after, Figure.SERVICE_POINTS, "", row.getLong("service_points"));
                    if (layer.equals("person")) {
                        people[0] = true;
                        add(counts, before, after, Figure.HOUSEHOLDS, "", row.getLong("households"));
                        add(counts, before, after, Figure.RESIDENTS, "", row.getLong("residents"));
                        for (String group : GROUPS) {
                            add(counts, before, after, Figure.GROUP, group, row.getLong(group));
                        }
                    }
                });
        if (!people[0]) {
            populations.stored(change.touched()).forEach((id, stored) -> {
                long heir = owners.heir(id);
                add(counts, id, heir, Figure.HOUSEHOLDS, "", stored.households());
                add(counts, id, heir, Figure.RESIDENTS, "", stored.residents());
            });
        }
        return counts;
    }

    private static void add(List<Count> counts, long before, long after, Figure figure, String key, long count) {
        if (count != 0) {
            counts.add(new Count(before, figure, key, count, 0));
            counts.add(new Count(after, figure, key, 0, count));
        }
    }

    /** Of every touched and new grid, from its elements of people, which have their new areas by now. */
    private Map<Long, Population> populationsAfter(Resettlement change, Owners owners) {
        Map<Long, Population> after = new HashMap<>();
        change.touched().forEach(id -> after.put(id, Population.NONE));
        change.grounds().stream().map(NewGround::areaId).forEach(id -> after.put(id, Population.NONE));
        boolean[] people = new boolean[1];
        jdbc.sql("""
                        select area_id, sum(cast(attrs ->> 'households' as bigint)) as households,
                               sum(cast(attrs ->> 'residents' as bigint)) as residents
                        from element_home join element on id = element_id
                        where area_id = any (cast(:areas as bigint[])) and layer = 'person'
                        group by area_id
                        """).param("areas", after.keySet().toArray(Long[]::new)).query(row -> {
            people[0] = true;
            after.put(row.getLong("area_id"), new Population(row.getLong("households"), row.getLong("residents")));
        });
        if (!people[0]) {
            populations
                    .stored(change.touched())
                    .forEach((id, stored) -> after.merge(owners.heir(id), stored, Population::plus));
        }
        return after;
    }
}

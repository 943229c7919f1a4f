package org.onegrid.analytics.density;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Task;
import org.onegrid.grid.Area;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What cases are counted against: the size and the households of areas, and who borders on whom. */
@Repository
class Exposure {

    static final double SQUARE_METERS_PER_KM2 = 1e6;
    static final double HOUSEHOLDS = 1_000;

    private final JdbcClient sql;

    Exposure(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * How much of it each area has, in the unit that figures are given by: km² or thousands of households. The rows first, the
     * whole area last; 0 where there is none.
     */
    double[] of(Task task, DensityWish.Per per) {
        List<Area> rows = task.rows().areas();
        double[] exposure = new double[rows.size() + 1];
        if (per == DensityWish.Per.HOUSEHOLDS) {
            for (int i = 0; i < rows.size(); i++) {
                exposure[i] = rows.get(i).households() / HOUSEHOLDS;
            }
            exposure[rows.size()] = task.area().households() / HOUSEHOLDS;
            return exposure;
        }
        Map<Long, Double> sizes = sizes(task);
        for (int i = 0; i < rows.size(); i++) {
            exposure[i] = sizes.getOrDefault(rows.get(i).id(), 0.0) / SQUARE_METERS_PER_KM2;
            exposure[rows.size()] += exposure[i];
        }
        Double whole = sizes.get(task.area().id());
        if (whole != null) {
            exposure[rows.size()] = whole / SQUARE_METERS_PER_KM2;
        }
        return exposure;
    }

    /** Square metres by area id, on the ellipsoid; a committee has the ground of the areas it commands. */
    private Map<Long, Double> sizes(Task task) {
        Map<Long, Double> sizes = new HashMap<>();
        sql.sql("""
                        select above.id, sum(st_area(a.geom::geography)) as size
                        from unnest(cast(:ids as bigint[])) as above (id)
                        join area_history own on own.area_id = above.id and own.valid @> coalesce(cast(:at as timestamptz), 'infinity')
                        join area_history a on a.valid @> coalesce(cast(:at as timestamptz), 'infinity')
                         and (own.geom is not null and a.area_id = own.area_id
                              or own.geom is null and a.command_parent = own.area_id)
                        group by above.id
                        """).param("ids", ids(task, true)).param("at", at(task)).query(row -> {
            sizes.put(row.getLong("id"), row.getDouble("size"));
        });
        return sizes;
    }

    /** Version of the elements, in which the households are. */
    String elements() {
        return sql.sql("select version from tile_source where source = 'element'")
                .query(String.class)
                .single();
    }

    /** Of each row the rows that it has a part of its border, or a corner, in common with. */
    int[][] neighbours(Task task) {
        Map<Long, Integer> index = new HashMap<>();
        List<Area> rows = task.rows().areas();
        for (int i = 0; i < rows.size(); i++) {
            index.put(rows.get(i).id(), i);
        }
        Map<Integer, List<Integer>> found = new HashMap<>();
        sql.sql("""
                        with mine as materialized (
                            select area_id, geom from area_history
                            where area_id = any (cast(:ids as bigint[])) and geom is not null
                              and valid @> coalesce(cast(:at as timestamptz), 'infinity'))
                        select a.area_id as one, b.area_id as other
                        from mine a join mine b on a.area_id < b.area_id and a.geom && b.geom and st_intersects(a.geom, b.geom)
                        order by 1, 2
                        """).param("ids", ids(task, false)).param("at", at(task)).query(row -> {
            int one = index.getOrDefault(row.getLong("one"), -1);
            int other = index.getOrDefault(row.getLong("other"), -1);
            found.computeIfAbsent(one, key -> new ArrayList<>()).add(other);
            found.computeIfAbsent(other, key -> new ArrayList<>()).add(one);
        });
        int[][] neighbours = new int[rows.size()][];
        for (int i = 0; i < neighbours.length; i++) {
            neighbours[i] = found.getOrDefault(i, List.of()).stream()
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray();
        }
        return neighbours;
    }

    private static Long[] ids(Task task, boolean withWhole) {
        List<Long> ids =
                new ArrayList<>(task.rows().areas().stream().map(Area::id).toList());
        if (withWhole) {
            ids.add(task.area().id());
        }
        return ids.stream().distinct().toArray(Long[]::new);
    }

    private static @Nullable String at(Task task) {
        return task.then() == null ? null : String.valueOf(task.then());
    }
}

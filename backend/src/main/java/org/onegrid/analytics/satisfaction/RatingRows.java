package org.onegrid.analytics.satisfaction;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.AreaRows;
import org.onegrid.analytics.Definition;
import org.onegrid.analytics.Filters;
import org.onegrid.analytics.Task;
import org.onegrid.analytics.Window;
import org.onegrid.geo.LngLat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The judgements on the cases of a question, counted in the database. */
@Repository
class RatingRows {

    /** Of areas that have never changed the area counts; of others the place, in the areas of the question. */
    private static final String COUNTED = """
            with moved as materialized (select distinct area_id from area_version),
            judged as (
                select i.area_id, i.geom, r.source, r.score, i.area_id in (select area_id from moved) as moved
                from incident i join incident_rating r on r.incident_id = i.id
                where i.reported_at >= cast(:from as timestamptz) and i.reported_at < cast(:to as timestamptz)
                  and r.at <= cast(:moment as timestamptz)
                  and i.rehearsal_id is null
                  and i.category ~ :categories
                  and (:anyChannel or i.channel = any (:channels))
                  and (:anyHour or cast(extract(hour from i.reported_at at time zone :zone) as integer) = any (:hours))
                  and cast(extract(isodow from i.reported_at at time zone :zone) as integer) = any (:weekdays))
            select area_id, null as lng, null as lat, source, score, count(*) as n from judged where not moved group by 1, 4, 5
            union all
            select area_id, st_x(geom), st_y(geom), source, score, 1 from judged where moved
            """;

    private record Counted(
            long areaId, @Nullable Double lng, @Nullable Double lat, String source, int score, long n) {}

    /** A judgement and how many were like it. */
    record Judged(Source source, int score, long n) {}

    private final JdbcClient sql;

    RatingRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Gives each to the index of its row, {@link AreaRows#NO_ROW} among them; those outside of the area are left out. */
    void each(Task task, BiConsumer<Integer, Judged> with) {
        Definition definition = task.definition();
        Window window = definition.requireWindow();
        Filters filters = definition.filters() == null ? Filters.NONE : definition.filters();
        Filters.Hours hours = filters.hours();
        Filters.Days days = filters.days() == null ? Filters.Days.ALL : filters.days();
        List<String> categories = filters.categories() == null ? List.of() : filters.categories();
        List<String> channels = filters.channels() == null ? List.of() : filters.channels();
        try (Stream<Counted> all = sql
                .sql(COUNTED)
                .param("from", window.begin(task.zone()).toString())
                .param("to", window.end(task.zone()).toString())
                .param(
                        "moment",
                        definition.asOf() == null ? "infinity" : task.moment().toString())
                .param("categories", "^(" + String.join("|", categories) + ")")
                .param("anyChannel", channels.isEmpty())
                .param("channels", channels.toArray(String[]::new))
                .param("anyHour", hours == null)
                .param("zone", task.zone().getId())
                .param("hours", numbers(0, 23, hour -> hours == null || hours.include(hour)))
                .param("weekdays", numbers(1, 7, days::include))
                .query(Counted.class)
                .stream()) {
            all.forEach(one -> {
                Double lng = one.lng();
                Double lat = one.lat();
                int row = lng == null || lat == null
                        ? task.rows().indexOf(one.areaId())
                        : task.rows().indexAt(new LngLat(lng, lat));
                if (row != AreaRows.OUTSIDE) {
                    with.accept(row, new Judged(Source.of(one.source()), one.score(), one.n()));
                }
            });
        }
    }

    private static Integer[] numbers(int first, int last, IntPredicate wanted) {
        return IntStream.rangeClosed(first, last).filter(wanted).boxed().toArray(Integer[]::new);
    }

    /** Versions of what is read here. */
    Map<String, Object> versions() {
        return Map.of(
                "ratings",
                sql.sql("select version from rating_version").query(Long.class).single());
    }
}

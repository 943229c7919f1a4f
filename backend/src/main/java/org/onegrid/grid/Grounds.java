package org.onegrid.grid;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Bounds;
import org.onegrid.geo.LngLat;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ground of areas as it is shown. */
@Repository
public class Grounds {

    /** Most vertices in one answer; about 15 MB of GeoJSON. */
    static final int MOST_VERTICES = 750_000;

    private final JdbcClient jdbc;

    Grounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * GeoJSON geometries by area id; a committee has none.
     *
     * @param at as they were then; null for now
     * @throws Refusal 422 {@code too-many-vertices} when together they have more than can be sent
     */
    public Map<Long, String> geoJson(List<Area> areas, @Nullable Instant at) {
        Long[] ids = areas.stream().map(Area::id).toArray(Long[]::new);
        long vertices = jdbc.sql("""
            select coalesce(sum(st_npoints(geom)), 0) from area_history
            where area_id = any (:ids) and valid @> coalesce(cast(:at as timestamptz), 'infinity')
            """)
                .param("ids", ids)
                .param("at", text(at))
                .query(Long.class)
                .single();
        if (vertices > MOST_VERTICES) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "too-many-vertices",
                    "These areas have " + vertices + " vertices, at most " + MOST_VERTICES
                            + " are sent at once; ask for a part with 'within', or use the tiles.",
                    Map.of("vertices", vertices, "limit", MOST_VERTICES));
        }
        Map<Long, String> geoJson = new HashMap<>();
        jdbc.sql("""
            select area_id, st_asgeojson(geom, 7) as geometry
            from area_history
            where area_id = any (:ids) and geom is not null
              and valid @> coalesce(cast(:at as timestamptz), 'infinity')
            """).param("ids", ids).param("at", text(at)).query(row -> {
            geoJson.put(row.getLong("area_id"), row.getString("geometry"));
        });
        return geoJson;
    }

    /** A place in each of some present areas, by id; a committee has none. */
    public Map<Long, LngLat> places(Collection<Long> ids) {
        Map<Long, LngLat> places = new HashMap<>();
        jdbc.sql("""
            select id, st_x(place) as lng, st_y(place) as lat
            from (select id, st_pointonsurface(geom) as place from area
                  where id = any (cast(:ids as bigint[])) and geom is not null) inside
            """).param("ids", ids.toArray(Long[]::new)).query(row -> {
            places.put(row.getLong("id"), new LngLat(row.getDouble("lng"), row.getDouble("lat")));
        });
        return places;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    /** Extent and size of an area; of a committee, those of what it commands; as of an instant or now. */
    public Extent extent(Area area, @Nullable Instant at) {
        return jdbc.sql("""
            select lower(a.valid) as since, st_area(a.geom::geography) as size,
                   st_xmin(e.box) as west, st_ymin(e.box) as south, st_xmax(e.box) as east, st_ymax(e.box) as north
            from area_history a,
                 lateral (select st_extent(below.geom) as box
                          from area_history below
                          where below.command_path <@ a.command_path
                            and below.valid @> coalesce(cast(:at as timestamptz), 'infinity')
                            and (a.geom is null or below.area_id = a.area_id)) e
            where a.area_id = :id and a.valid @> coalesce(cast(:at as timestamptz), 'infinity')
            """)
                .param("at", text(at))
                .param("id", area.id())
                .query((row, n) -> {
                    double west = row.getDouble("west");
                    Bounds bounds = row.wasNull()
                            ? null
                            : new Bounds(west, row.getDouble("south"), row.getDouble("east"), row.getDouble("north"));
                    return new Extent(
                            row.getTimestamp("since").toInstant(), bounds, row.getObject("size", Double.class));
                })
                .single();
    }

    /**
     * Where an area lies.
     *
     * @param since        since when
     * @param bounds       null when there is no ground at all
     * @param squareMeters null for a committee
     */
    public record Extent(
            Instant since,
            @Nullable Bounds bounds,
            @Nullable Double squareMeters) {}
}

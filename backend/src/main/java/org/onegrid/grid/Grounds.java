package org.onegrid.grid;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Bounds;
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
     * @throws Refusal 422 {@code too-many-vertices} when together they have more than can be sent
     */
    public Map<Long, String> geoJson(List<Area> areas) {
        Long[] ids = areas.stream().map(Area::id).toArray(Long[]::new);
        long vertices = jdbc.sql("select coalesce(sum(st_npoints(geom)), 0) from area where id = any (:ids)")
                .param("ids", ids)
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
        jdbc.sql("select id, st_asgeojson(geom, 7) as geometry from area where id = any (:ids) and geom is not null")
                .param("ids", ids)
                .query(row -> {
                    geoJson.put(row.getLong("id"), row.getString("geometry"));
                });
        return geoJson;
    }

    /** Extent and size of an area; of a committee, those of what it commands. */
    public Extent extent(Area area) {
        return jdbc.sql("""
                        select lower(a.valid) as since, st_area(a.geom::geography) as size,
                               st_xmin(e.box) as west, st_ymin(e.box) as south, st_xmax(e.box) as east, st_ymax(e.box) as north
                        from area a,
                             lateral (select st_extent(below.geom) as box
                                      from area below
                                      where below.command_path <@ a.command_path and upper_inf(below.valid)
                                        and (a.geom is null or below.id = a.id)) e
                        where a.id = :id
                        """)
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

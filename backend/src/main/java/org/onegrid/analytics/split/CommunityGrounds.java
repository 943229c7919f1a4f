package org.onegrid.analytics.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.onegrid.districting.Terrain;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.onegrid.grid.Area;
import org.onegrid.problem.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Communities as they lie there, from the areas, the base map and the people by building. */
@Repository
class CommunityGrounds {

    private static final String NEAR = """
            select layer, st_asbinary(geom) as shape from base_feature
            where layer in ('roads', 'water', 'buildings')
              and geom_3857 && (select st_expand(geom_3857, 20) from area where id = :community)
            order by layer, id limit :most
            """;

    private static final String PEOPLE = """
            select st_x(place) as lng, st_y(place) as lat, households, residents
            from (select id, coalesce(cast(attrs ->> 'households' as integer), 0) as households,
                         coalesce(cast(attrs ->> 'residents' as integer), 0) as residents,
                         case when geometrytype(geom) = 'POINT' then geom else st_pointonsurface(geom) end as place
                  from element_home join element on id = element_id
                  where layer = 'person'
                    and area_id in (select id from area where admin_parent = :community and upper_inf(valid))) people
            order by id limit :most
            """;

    /**
     * Who lives at a place.
     *
     * @param residents of the households
     */
    record People(LngLat place, int households, int residents) {}

    /**
     * A community.
     *
     * @param households of each grid it has now, by code
     */
    record Ground(Terrain terrain, List<People> people, Map<String, Integer> households) {

        /** Copies the collections in. */
        Ground {
            people = List.copyOf(people);
            households = new TreeMap<>(households);
        }
    }

    private final JdbcClient sql;

    CommunityGrounds(JdbcClient sql) {
        this.sql = sql;
    }

    /** @throws Refusal 422 {@code community-undivided}, {@code community-too-large} or {@code households-unknown} */
    Ground read(Area community) {
        WKBReader reader = new WKBReader(Precision.FACTORY);
        Map<String, Geometry> grids = new TreeMap<>();
        Map<String, Integer> households = new TreeMap<>();
        sql.sql("""
                        select code, households, st_asbinary(geom) as shape from area
                        where admin_parent = :community and upper_inf(valid) and geom is not null order by code
                        """).param("community", community.id()).query(row -> {
            grids.put(row.getString("code"), geometry(reader, row.getBytes("shape")));
            households.put(row.getString("code"), row.getInt("households"));
        });
        if (grids.isEmpty()) {
            throw Refusal.invalid(
                    "community-undivided",
                    community.code() + " has no grids; there is no border within it to draw anew.");
        }
        Map<String, List<Geometry>> near = new TreeMap<>();
        int features = sql.sql(NEAR)
                .param("community", community.id())
                .param("most", 4 * Terrain.MAX_BUILDINGS + 1)
                .query((row, n) -> near.computeIfAbsent(row.getString("layer"), layer -> new ArrayList<>())
                        .add(geometry(reader, row.getBytes("shape"))))
                .list()
                .size();
        List<People> people = sql.sql(PEOPLE)
                .param("community", community.id())
                .param("most", Terrain.MAX_BUILDINGS + 1)
                .query((row, n) -> new People(
                        new LngLat(row.getDouble("lng"), row.getDouble("lat")),
                        row.getInt("households"),
                        row.getInt("residents")))
                .list();
        List<Terrain.Home> homes = people.stream()
                .filter(one -> one.households() > 0)
                .map(one -> new Terrain.Home(one.place(), one.households()))
                .toList();
        if (homes.isEmpty()) {
            throw Refusal.invalid(
                    "households-unknown",
                    "Nobody is known to live in " + community.code() + "; import the people by building first.");
        }
        List<Geometry> buildings = near.getOrDefault("buildings", List.of());
        try {
            if (features > 4 * Terrain.MAX_BUILDINGS) {
                throw new IllegalArgumentException("more than " + 4 * Terrain.MAX_BUILDINGS + " roads and buildings");
            }
            return new Ground(
                    new Terrain(
                            grids,
                            near.getOrDefault("roads", List.of()),
                            near.getOrDefault("water", List.of()),
                            buildings,
                            homes),
                    people,
                    households);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(
                    "community-too-large", "There is too much in " + community.code() + ": " + e.getMessage() + ".");
        }
    }

    private static Geometry geometry(WKBReader reader, byte[] binary) {
        try {
            return reader.read(binary);
        } catch (ParseException e) {
            throw new IllegalStateException("the database sent a geometry that cannot be read", e);
        }
    }

    /** Versions of what is read here besides the areas. */
    Map<String, Object> versions() {
        return Map.of("baseMap", version("base"), "elements", version("element"));
    }

    private String version(String source) {
        return sql.sql("select epoch || '.' || version from tile_source where source = :source")
                .param("source", source)
                .query(String.class)
                .single();
    }
}

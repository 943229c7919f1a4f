package org.onegrid.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.Area;
import org.onegrid.grid.Partition;
import org.onegrid.test.DrawnTile;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The whole demo district in PostGIS, as a stranger gets it. */
@PostgisTest
@TestPropertySource(properties = "onegrid.demo=on")
class DemoDistrictTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Partition partition;

    @Autowired
    private DemoLoader loader;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Somebody somebody;

    @Test
    void everythingIsThere() {
        assertThat(count("area where level = 'grid'")).isEqualTo(772);
        assertThat(count("area where level = 'community'")).isEqualTo(99);
        assertThat(count("base_feature where layer = 'buildings'")).isGreaterThan(15_000);
        assertThat(count("element where layer = 'object'")).isGreaterThan(25_000);
        assertThat(count("incident")).isGreaterThan(80_000);
        assertThat(count("responder")).isGreaterThan(1_000);
        assertThat(count("person where demo and 'ADMINISTRATOR' = any (roles)")).isZero();
    }

    @Test
    void postgisFindsNoGapAndNoOverlap() {
        double district = number("select st_area(geom) from area where level = 'district'");
        for (String level : new String[] {"street", "community", "grid"}) {
            double parts = number("select sum(st_area(geom)) from area where level = '" + level + "'");
            assertThat(parts / district).as(level).isCloseTo(1, within(1e-9));
            assertThat(number(
                            "select count(*) from area a join area b on a.id < b.id and a.level = b.level and a.level = '"
                                    + level + "' and a.geom && b.geom and st_relate(a.geom, b.geom, '2********')"))
                    .as("overlapping pairs of level " + level)
                    .isZero();
            assertThat(number("select count(*) from area a join area p on p.id = a.admin_parent where a.level = '"
                            + level + "' and not st_covers(p.geom, a.geom)"))
                    .as("areas of level " + level + " beyond their parent")
                    .isZero();
        }
    }

    @Test
    void householdsAddUp() {
        double district = number("select households from area where level = 'district'");
        assertThat(number("select sum(households) from area where level = 'grid'"))
                .isEqualTo(district);
        assertThat(number("select sum(cast(attrs ->> 'households' as integer)) from element where layer = 'person'"))
                .as("counted by building")
                .isEqualTo(district);
        assertThat(number("""
                        select count(*) from area a
                        where a.level = 'grid' and a.households <> (
                            select coalesce(sum(cast(e.attrs ->> 'households' as integer)), 0)
                            from element e join element_home h on h.element_id = e.id
                            where h.area_id = a.id and e.layer = 'person')
                        """)).as("grids whose buildings say otherwise").isZero();
    }

    @Test
    void elementsAndIncidentsLieInTheirAreas() {
        assertThat(number("""
                        select count(*) from element e join element_home h on h.element_id = e.id join area a on a.id = h.area_id
                        where not st_intersects(a.geom, e.geom)
                        """)).isZero();
        assertThat(number("""
                        select count(*) from (select * from incident order by id limit 5000) i join area a on a.id = i.area_id
                        where not st_intersects(a.geom, i.geom)
                        """)).isZero();
    }

    @Test
    void theLocatorAgreesWithPostgis() {
        long seed = 4490;
        Random random = new Random(seed);
        double west = number("select st_xmin(geom) from area where level = 'district'");
        double east = number("select st_xmax(geom) from area where level = 'district'");
        double south = number("select st_ymin(geom) from area where level = 'district'");
        double north = number("select st_ymax(geom) from area where level = 'district'");
        for (int i = 0; i < 1_000; i++) {
            LngLat place = new LngLat(
                    west + random.nextDouble() * (east - west), south + random.nextDouble() * (north - south));
            Long expected = jdbc.sql("""
                            select min(id) from area
                            where level = 'grid' and st_intersects(geom, st_setsrid(st_point(:lng, :lat), 4490))
                            """)
                    .param("lng", place.lng())
                    .param("lat", place.lat())
                    .query(Long.class)
                    .optional()
                    .orElse(null);
            assertThat(partition.current().locate(place).map(Area::id).orElse(null))
                    .as("seed %d, point %d: %s", seed, i, place)
                    .isEqualTo(expected);
        }
    }

    @Test
    void everyLayerDrawsSomething() {
        int[] at = jdbc.sql("""
                        with middle as (select st_transform(st_centroid(geom), 4326) as p from area where level = 'district')
                        select cast(floor((st_x(p) + 180) / 360 * 4096) as integer) as x,
                               cast(floor((1 - asinh(tan(radians(st_y(p)))) / pi()) / 2 * 4096) as integer) as y
                        from middle
                        """)
                .query((row, n) -> new int[] {row.getInt("x"), row.getInt("y")})
                .single();
        for (String layer : new String[] {
            "green",
            "roads",
            "blocks",
            "districts",
            "streets",
            "communities",
            "grids",
            "person",
            "place",
            "object",
            "organisation"
        }) {
            MvcTestResult answer = http.get()
                    .uri("/tiles/" + layer + "/12/" + at[0] + "/" + at[1] + ".mvt")
                    .header(HttpHeaders.AUTHORIZATION, somebody.administrator())
                    .exchange();
            assertThat(answer).as(layer).hasStatusOk();
            assertThat(DrawnTile.read(answer.getResponse().getContentAsByteArray())
                            .layer(layer))
                    .as(layer)
                    .isNotEmpty();
        }
    }

    @Test
    void aSecondStartAddsNothing() {
        long before = count("incident") + count("area") + count("element") + count("person");
        loader.run(new DefaultApplicationArguments());
        assertThat(count("incident") + count("area") + count("element") + count("person"))
                .isEqualTo(before);
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    private double number(String sql) {
        return jdbc.sql(sql).query(Double.class).single();
    }
}

package org.onegrid.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PostgisTest
class AreaApiTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private SmallDistrict district;

    @Autowired
    private Somebody somebody;

    @Autowired
    private Partition partition;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void build() {
        district.build();
    }

    @Test
    void listsALevelWithItsGround() {
        assertThat(get("/api/areas?level=grid&within=" + SmallDistrict.EAST, somebody.administrator()))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("application/geo+json")
                .bodyJson()
                .hasPathSatisfying("$.features.length()", n -> n.assertThat().isEqualTo(8))
                .hasPathSatisfying(
                        "$.features[0].geometry.type", type -> type.assertThat().isEqualTo("MultiPolygon"))
                .hasPathSatisfying(
                        "$.features[0].properties.path",
                        path -> path.assertThat().isEqualTo("990100.9901C1.990100002.990100002001.990100002001001"));
    }

    @Test
    void withoutALevelListsWhatIsDirectlyBelow() {
        String me = somebody.administrator();
        assertThat(get("/api/areas", me))
                .bodyJson()
                .extractingPath("$.features[*].id")
                .asArray()
                .containsExactly(SmallDistrict.DISTRICT);
        assertThat(get("/api/areas?within=" + SmallDistrict.DISTRICT, me))
                .bodyJson()
                .extractingPath("$.features[*].id")
                .asArray()
                .containsExactly(SmallDistrict.COMMITTEE, SmallDistrict.WEST);
        assertThat(get("/api/areas", bearer(SmallDistrict.EAST)))
                .bodyJson()
                .extractingPath("$.features[*].id")
                .asArray()
                .containsExactly(SmallDistrict.EAST);
    }

    @Test
    void tellsBothParentsOfAnArea() {
        assertThat(get("/api/areas/" + SmallDistrict.EAST, somebody.administrator()))
                .bodyJson()
                .hasPathSatisfying(
                        "$.adminParent.code", code -> code.assertThat().isEqualTo(SmallDistrict.DISTRICT))
                .hasPathSatisfying(
                        "$.commandParent.code", code -> code.assertThat().isEqualTo(SmallDistrict.COMMITTEE))
                .hasPathSatisfying("$.children", n -> n.assertThat().isEqualTo(2))
                .hasPathSatisfying("$.below.grid", n -> n.assertThat().isEqualTo(8))
                .hasPathSatisfying("$.timeZone", zone -> zone.assertThat().isEqualTo("Asia/Shanghai"))
                .hasPathSatisfying("$.bounds[0]", west -> west.assertThat().isEqualTo(120.02));
        assertThat(get("/api/areas/" + SmallDistrict.COMMITTEE, somebody.administrator()))
                .as("a committee has the extent of what it commands")
                .bodyJson()
                .hasPathSatisfying("$.bounds[0]", west -> west.assertThat().isEqualTo(120.02))
                .hasPathSatisfying("$.squareMeters", size -> size.assertThat().isNull());
    }

    @Test
    void anotherAreaIsNotThere() {
        String east = bearer(SmallDistrict.EAST);
        for (String hidden :
                new String[] {SmallDistrict.WEST, SmallDistrict.grid(0, 0), SmallDistrict.DISTRICT, "no"}) {
            assertThat(get("/api/areas/" + hidden, east)).as(hidden).hasStatus(404);
            assertThat(get("/api/areas?level=grid&within=" + hidden, east))
                    .as(hidden)
                    .hasStatus(404);
        }
        assertThat(get("/api/areas?level=grid", east))
                .bodyJson()
                .hasPathSatisfying("$.features.length()", n -> n.assertThat().isEqualTo(8));
        assertThat(get(locate(SmallDistrict.middle(0, 0), ""), east)).hasStatus(404);
        assertThat(get(locate(SmallDistrict.middle(2, 0), ""), east))
                .bodyJson()
                .extractingPath("$.areaCode")
                .isEqualTo(SmallDistrict.grid(2, 0));
    }

    @Test
    void locatesAPlaceWithItsBorderAndWhoIsAcross() {
        LngLat place = new LngLat(120.0099, 30.005);
        assertThat(get(locate(place, ""), somebody.administrator()))
                .bodyJson()
                .hasPathSatisfying("$.areaCode", c -> c.assertThat().isEqualTo(SmallDistrict.grid(0, 0)))
                .hasPathSatisfying(
                        "$.areaPath", p -> p.assertThat().isEqualTo("990100.990100001.990100001001.990100001001001"))
                .hasPathSatisfying("$.areas[3].level", l -> l.assertThat().isEqualTo("grid"))
                .hasPathSatisfying("$.neighbourAcross.code", c -> c.assertThat().isEqualTo(SmallDistrict.grid(1, 0)))
                .hasPathSatisfying(
                        "$.distanceToBorderMeters",
                        d -> d.assertThat()
                                .asNumber()
                                .satisfies(n -> assertThat(n.doubleValue()).isCloseTo(9.65, within(0.02))));
    }

    @Test
    void aPlaceInAnotherDatumIsBroughtOver() {
        // west of the border at 120.01, which a GCJ-02 map shows some 500 m further east
        MvcTestResult shifted = get("/api/locate?lng=120.0115&lat=30.0038&datum=gcj02", somebody.administrator());
        MvcTestResult asIs = get("/api/locate?lng=120.0115&lat=30.0038", somebody.administrator());
        assertThat(shifted).bodyJson().extractingPath("$.areaCode").isEqualTo(SmallDistrict.grid(0, 0));
        assertThat(asIs).bodyJson().extractingPath("$.areaCode").isEqualTo(SmallDistrict.grid(1, 0));
    }

    @Test
    void refusesPlacesThatAreNone() {
        String me = somebody.administrator();
        assertThat(get("/api/locate?lng=130&lat=30", me)).hasStatus(404);
        assertThat(get("/api/locate?lng=30.005&lat=120.005", me))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("coordinates-swapped");
        assertThat(get("/api/locate?lng=NaN&lat=30", me)).hasStatus(422);
        assertThat(get("/api/locate?lng=x&lat=30", me)).hasStatus(400);
        assertThat(get("/api/locate?lng=120&lat=30&datum=mars", me))
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("datum-unknown");
        assertThat(get("/api/areas?level=planet", me))
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("level-unknown");
    }

    @Test
    void theLocatorAgreesWithPostgis() {
        long seed = 20261122;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            // on the grid lines as often as between them
            double lng = i % 4 == 0 ? 120 + random.nextInt(5) * 0.01 : 119.995 + random.nextDouble() * 0.05;
            double lat = i % 3 == 0 ? 30 + random.nextInt(5) * 0.01 : 29.995 + random.nextDouble() * 0.05;
            LngLat place = new LngLat(lng, lat);
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

    private static String locate(LngLat place, String more) {
        return "/api/locate?lng=" + place.lng() + "&lat=" + place.lat() + more;
    }

    private String bearer(String areaCode) {
        return somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(areaCode).id())), Role.OPERATOR));
    }

    private MvcTestResult get(String address, String bearer) {
        return http.get().uri(address).header(HttpHeaders.AUTHORIZATION, bearer).exchange();
    }
}

package org.onegrid.grid.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.Area;
import org.onegrid.grid.Areas;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PostgisTest
class CoverageImportTest {

    private static final String QUERY =
            "?codeField=id&nameField=label&districtCode=city&districtName=City&zone=America/Chicago";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Somebody somebody;

    @Autowired
    private Areas areas;

    @Autowired
    private Partition partition;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void fresh() {
        jdbc.sql("delete from element").update();
        areas.clear();
    }

    @Test
    void aCleanFileBecomesADistrictAndItsGrids() {
        String file = collection(
                square("7", "Seven", "N", -87.70, 41.80, -87.69, 41.81),
                square("8", "Eight", "N", -87.69, 41.80, -87.68, 41.81));
        double told = number("select count(*) from live_log where topic = 'boundaries'");
        assertThat(post(QUERY, file))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.areas", n -> n.assertThat().isEqualTo(2))
                .hasPathSatisfying("$.stored", yes -> yes.assertThat().isEqualTo(true))
                .hasPathSatisfying("$.repaired", no -> no.assertThat().isEqualTo(false));
        Area seven = partition.current().locate(new LngLat(-87.695, 41.805)).orElseThrow();
        assertThat(seven.name()).isEqualTo("Seven");
        assertThat(partition.tree().path(seven).codes()).isEqualTo("city.7");
        assertThat(partition.timeZone(seven).getId()).isEqualTo("America/Chicago");
        assertThat(number("select st_area(geom) from area where code = 'city'")).isCloseTo(2e-4, within(1e-12));
        assertThat(number("select count(*) from live_log where topic = 'boundaries'"))
                .as("open maps are told")
                .isEqualTo(told + 1);
    }

    @Test
    void aParentAttributeMakesAMiddleLevelEvenWhenItIsCalledLikeAGrid() {
        String file = collection(
                square("1", "a", "1", 0, 0, 0.01, 0.01),
                square("2", "b", "1", 0.01, 0, 0.02, 0.01),
                square("3", "c", "2 x", 0.02, 0, 0.03, 0.01));
        assertThat(post(QUERY + "&parentField=ward", file)).hasStatusOk();
        assertThat(partition
                        .tree()
                        .path(partition.tree().find("2").orElseThrow())
                        .codes())
                .isEqualTo("city.community-1.2");
        assertThat(partition
                        .tree()
                        .path(partition.tree().find("3").orElseThrow())
                        .codes())
                .isEqualTo("city.2-x.3");
        assertThat(number("select count(*) from area a join area p on p.id = a.admin_parent"
                        + " where not st_covers(p.geom, a.geom)"))
                .isZero();
    }

    @Test
    void everyFaultIsSaidWithItsPlaceAndNothingIsStored() {
        String file = collection(
                square("a", "A", "", 0, 0, 0.01, 0.01),
                square("b", "B", "", 0.009, 0, 0.02, 0.01),
                square("b", "B again", "", 0.02, 0, 0.03, 0.01));
        assertThat(post(QUERY, file))
                .hasStatus(422)
                .bodyJson()
                .hasPathSatisfying("$.code", code -> code.assertThat().isEqualTo("coverage-faulty"))
                .hasPathSatisfying("$.faultsByCode.OVERLAP", n -> n.assertThat().isEqualTo(1))
                .hasPathSatisfying(
                        "$.faultsByCode.DUPLICATE_CODE", n -> n.assertThat().isEqualTo(1))
                .hasPathSatisfying(
                        "$.faults[?(@.code == 'OVERLAP')].areas[0]",
                        one -> one.assertThat().asArray().containsExactly("a"))
                .hasPathSatisfying(
                        "$.faults[?(@.code == 'OVERLAP')].lng",
                        one -> one.assertThat()
                                .asArray()
                                .allSatisfy(lng -> assertThat((Double) lng).isBetween(0.009, 0.01)))
                .hasPathSatisfying(
                        "$.faults[?(@.code == 'OVERLAP')].geometry.type",
                        one -> one.assertThat().asArray().isNotEmpty());
        assertThat(areas.isEmpty()).isTrue();
    }

    @Test
    void aRepairSaysWhatItDidToEachArea() {
        // a overlaps b by 11 m, and a slit of 1 m, open at both ends, is between b and c
        String file = collection(
                square("a", "A", "", 0, 0, 0.0101, 0.01),
                square("b", "B", "", 0.01, 0, 0.02, 0.01),
                square("c", "C", "", 0.02001, 0, 0.03, 0.01));
        assertThat(post(QUERY + "&repair=true&dryRun=true", file))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.stored")
                .isEqualTo(false);
        assertThat(areas.isEmpty()).as("only shown").isTrue();
        assertThat(post(QUERY + "&repair=true", file))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.repaired", yes -> yes.assertThat().isEqualTo(true))
                .hasPathSatisfying("$.changes.length()", n -> n.assertThat().isEqualTo(3))
                .hasPathSatisfying(
                        "$.changes[0].code", code -> code.assertThat().isEqualTo("a"));
        assertThat(number("select sum(st_area(geom)) from area where level = 'grid'"))
                .isCloseTo(number("select st_area(geom) from area where level = 'district'"), within(1e-12))
                .isCloseTo(3e-4, within(1.5e-7));
    }

    @Test
    void whatCannotBeRepairedWithinTheToleranceIsRefused() {
        String file =
                collection(square("a", "A", "", 0, 0, 0.01, 0.01), square("a", "A again", "", 0.01, 0, 0.02, 0.01));
        assertThat(post(QUERY + "&repair=true", file))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("coverage-not-repairable");
        assertThat(areas.isEmpty()).isTrue();
    }

    @Test
    void anInstanceWithAreasTakesOthersOnlyInTheirPlaceAndOnlyWhileNothingRefersToThem() {
        String first = collection(square("a", "A", "", 0, 0, 0.01, 0.01));
        String second = collection(square("z", "Z", "", 0, 0, 0.01, 0.01));
        assertThat(post(QUERY, first)).hasStatusOk();
        long id = partition.tree().find("a").orElseThrow().id();
        assertThat(post(QUERY, second))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("areas-exist");
        jdbc.sql("""
                        with lamp as (
                            insert into element (layer, code, kind, name, geom)
                            values ('object', 'l', 'lamp', '', st_setsrid(st_point(0.005, 0.005), 4490))
                            returning id)
                        insert into element_home (element_id, area_id) select id, :area from lamp
                        """).param("area", id).update();
        assertThat(post(QUERY + "&replace=true", second))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("areas-in-use");
        assertThat(partition.tree().find("a")).isPresent();
        jdbc.sql("delete from element").update();
        assertThat(post(QUERY + "&replace=true", second)).hasStatusOk();
        assertThat(partition.tree().find("a")).isEmpty();
        assertThat(partition.tree().find("z").orElseThrow().id())
                .as("ids are never used again")
                .isGreaterThan(id);
    }

    @Test
    void filesThatAreNoneAndRecordsWithoutACodeAreRefusedWithTheReason() {
        assertThat(post(QUERY, "{\"type\":\"FeatureCollection\",\"features\":["))
                .hasStatus(422);
        assertThat(post(QUERY, "hello")).hasStatus(422);
        assertThat(post(QUERY, collection())).hasStatus(422);
        String file = collection(square("a", "A", "", 0, 0, 0.01, 0.01));
        assertThat(post("?codeField=nothing", file))
                .hasStatus(422)
                .bodyJson()
                .hasPathSatisfying("$.code", code -> code.assertThat().isEqualTo("file-faulty"))
                .hasPathSatisfying("$.faults[0].record", n -> n.assertThat().isEqualTo(1))
                .hasPathSatisfying("$.faults[0].code", code -> code.assertThat().isEqualTo("area-code-missing"));
        assertThat(post(QUERY + "&tolerance=1e9&repair=true", file)).hasStatus(422);
        assertThat(post(QUERY + "&level=district", file)).hasStatus(422);
        assertThat(post(QUERY.replace("America/Chicago", "Mars/Base"), file)).hasStatus(422);
        assertThat(areas.isEmpty()).isTrue();
    }

    @Test
    void onlyWhoIsResponsibleForEverythingMayDoIt() {
        String file = collection(square("a", "A", "", 0, 0, 0.01, 0.01));
        String operator = somebody.bearer(somebody.with(Scope.all(), Role.OPERATOR));
        String elsewhere = somebody.bearer(somebody.with(Scope.of(Set.of(1L)), Role.ADMINISTRATOR));
        for (String bearer : new String[] {operator, elsewhere}) {
            assertThat(http.post()
                            .uri("/api/areas/imports" + QUERY)
                            .header(HttpHeaders.AUTHORIZATION, bearer)
                            .contentType(MediaType.APPLICATION_OCTET_STREAM)
                            .content(file))
                    .hasStatus(403);
        }
    }

    private MvcTestResult post(String query, String file) {
        return http.post()
                .uri("/api/areas/imports" + query)
                .header(HttpHeaders.AUTHORIZATION, somebody.administrator())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(file.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private double number(String sql) {
        return jdbc.sql(sql).query(Double.class).single();
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    private static String square(
            String code, String name, String ward, double west, double south, double east, double north) {
        return """
                {"type":"Feature","properties":{"id":"%s","label":"%s","ward":"%s"},"geometry":{"type":"Polygon",
                 "coordinates":[[[%4$s,%5$s],[%6$s,%5$s],[%6$s,%7$s],[%4$s,%7$s],[%4$s,%5$s]]]}}
                """.formatted(code, name, ward, west, south, east, north);
    }
}

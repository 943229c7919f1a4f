package org.onegrid.grid.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.grid.Areas;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real files beside the project; a test skips itself where its file is absent. */
@PostgisTest
class RealCityTest {

    private static final Path FOLDER = Path.of("..", "..", "shared", "data", "coverage");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Somebody somebody;

    @Autowired
    private Areas areas;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void fresh() {
        areas.clear();
    }

    @Test
    void chicagoIsRefusedWithItsFaultsAndTakenAfterRepair() throws IOException {
        String file = "chicago_community_areas_2020.geojson.gz";
        String query = "?codeField=area_num_1&nameField=community&districtCode=chicago&zone=America/Chicago";
        JsonNode refused = post(file, query, 422);
        assertThat(refused.get("code").asString()).isEqualTo("coverage-faulty");
        assertThat(refused.get("faultsByCode").toString()).isEqualTo("{\"GAP\":3,\"SELF_INTERSECTION\":1}");
        assertThat(areas.isEmpty()).isTrue();
        JsonNode taken = post(file, query + "&repair=true", 200);
        assertThat(taken.get("changes").size()).isEqualTo(77);
        assertPartition(77);
    }

    @Test
    void newYorkIsTakenAsItIs() throws IOException {
        post("nyc_CD.geo.json.gz", "?codeField=GEOCODE,GEONAME&nameField=GEONAME&zone=America/New_York", 200);
        assertPartition(71);
        assertThat(jdbc.sql("select name from area where code = '101-Financial-District-CD1'")
                        .query(String.class)
                        .single())
                .isEqualTo("Financial District (CD1)");
    }

    @Test
    void denversPrecinctsAreRefusedWithTheirFaultsAndTakenAfterRepair() throws IOException {
        String query = "?codeField=NAMELSAD";
        JsonNode refused = post("DenverCo_precincts2016_repaired.zip", query, 422);
        assertThat(refused.get("faults")).allSatisfy(fault -> {
            assertThat(fault.get("lng").asDouble()).isBetween(-106.0, -104.0);
            assertThat(fault.get("lat").asDouble()).isBetween(39.0, 40.0);
            assertThat(fault.get("advice").asString()).isNotEmpty();
        });
        post("DenverCo_precincts2016_repaired.zip", query + "&repair=true", 200);
        assertPartition(346);
    }

    /** By PostGIS: valid, no two overlap, together they are the district. */
    private void assertPartition(int grids) {
        assertThat(number("select count(*) from area where level = 'grid'")).isEqualTo(grids);
        assertThat(number("select count(*) from area where not st_isvalid(geom)"))
                .isZero();
        assertThat(number("select count(*) from area a join area b on a.id < b.id and a.level = b.level"
                        + " and a.geom && b.geom and st_relate(a.geom, b.geom, '2********')"))
                .isZero();
        assertThat(number(
                        "select abs(sum(case level when 'grid' then 1 else -1 end * st_area(geom))) / max(st_area(geom))"
                                + " from area"))
                .isLessThan(1e-9);
    }

    private JsonNode post(String name, String query, int status) throws IOException {
        Path file = FOLDER.resolve(name);
        Assumptions.assumeTrue(Files.isRegularFile(file), "test data " + name + " is not beside the project: skipped");
        MvcTestResult answer = http.post()
                .uri("/api/areas/imports" + query + "&file=" + name)
                .header(HttpHeaders.AUTHORIZATION, somebody.administrator())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(Files.readAllBytes(file))
                .exchange();
        assertThat(answer).hasStatus(status);
        return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
    }

    private double number(String sql) {
        return jdbc.sql(sql).query(Double.class).single();
    }
}

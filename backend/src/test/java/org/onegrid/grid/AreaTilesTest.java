package org.onegrid.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.DrawnTile;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PostgisTest
class AreaTilesTest {

    /** The whole small district lies in this tile, and in no other of its zoom. */
    private static final String WHOLE = "/11/1706/844.mvt";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private SmallDistrict district;

    @Autowired
    private Somebody somebody;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void build() {
        district.build();
    }

    @Test
    void drawsEveryGridOnceWithItsPathAndOneLabelEach() {
        DrawnTile tile = drawn("/tiles/grids" + WHOLE, somebody.administrator());
        assertThat(tile.layers().keySet()).containsExactly("grids", "grids_label");
        assertThat(tile.layer("grids"))
                .hasSize(16)
                .extracting(feature -> feature.properties().get("path"))
                .contains("990100.9901C1.990100002.990100002002.990100002002004");
        assertThat(tile.layer("grids_label"))
                .hasSize(16)
                .allSatisfy(label -> assertThat(label.vertices()).hasSize(1));
    }

    @Test
    void neighboursStillShareTheirVerticesWhenThinned() {
        List<DrawnTile.Feature> grids =
                drawn("/tiles/grids/9/426/211.mvt", somebody.administrator()).layer("grids");
        Map<String, Integer> uses = new HashMap<>();
        grids.forEach(grid -> new TreeSet<>(grid.vertices()).forEach(vertex -> uses.merge(vertex, 1, Integer::sum)));
        assertThat(uses.values().stream().filter(n -> n == 4))
                .as("inner vertices, each of four grids")
                .hasSize(9);
        assertThat(uses).hasSize(25);
    }

    @Test
    void showsAPersonHisAreasOnly() {
        String east = bearer(SmallDistrict.COMMITTEE);
        assertThat(drawn("/tiles/grids" + WHOLE, east).layer("grids"))
                .hasSize(8)
                .allSatisfy(grid ->
                        assertThat((String) grid.properties().get("code")).startsWith(SmallDistrict.EAST));
        String one = bearer(SmallDistrict.grid(0, 0));
        assertThat(drawn("/tiles/grids" + WHOLE, one).layer("grids")).hasSize(1);
        assertThat(http.get().uri("/tiles/streets" + WHOLE).header(HttpHeaders.AUTHORIZATION, one))
                .as("his own street is above him")
                .hasStatus(204);
        assertThat(drawn("/tiles/grids" + WHOLE, east).layer("grids"))
                .as("from the cache")
                .hasSize(8);
    }

    @Test
    void aBrowserKeepsATileUntilItsAreasChange() {
        String me = somebody.administrator();
        String mark = get("/tiles/communities" + WHOLE, me).getResponse().getHeader(HttpHeaders.ETAG);
        assertThat(http.get()
                        .uri("/tiles/communities" + WHOLE)
                        .header(HttpHeaders.AUTHORIZATION, me)
                        .header(HttpHeaders.IF_NONE_MATCH, mark))
                .hasStatus(304);
        jdbc.sql("update area set name = '新名' where code = :code")
                .param("code", SmallDistrict.community(0, 0))
                .update();
        MvcTestResult fresh = http.get()
                .uri("/tiles/communities" + WHOLE)
                .header(HttpHeaders.AUTHORIZATION, me)
                .header(HttpHeaders.IF_NONE_MATCH, mark)
                .exchange();
        assertThat(fresh).hasStatusOk();
        assertThat(DrawnTile.read(fresh.getResponse().getContentAsByteArray()).layer("communities"))
                .extracting(feature -> feature.properties().get("name"))
                .contains("新名");
    }

    @Test
    void describesItselfAndItsAddressWorks() {
        String me = somebody.administrator();
        MvcTestResult described = get("/tiles/grids.json", me);
        assertThat(described).bodyJson().extractingPath("$.vector_layers[0].id").isEqualTo("grids");
        assertThat(described).bodyJson().extractingPath("$.tilejson").isEqualTo("3.0.0");
        assertThat(described)
                .bodyJson()
                .extractingPath("$.tiles[0]")
                .asString()
                .startsWith("/tiles/grids/{z}/{x}/{y}.mvt?v=");
    }

    @Test
    void refusesTilesThatDoNotExistAndStrangers() {
        String me = somebody.administrator();
        assertThat(http.get().uri("/tiles/grids/3/8/0.mvt").header(HttpHeaders.AUTHORIZATION, me))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("tile-out-of-range");
        assertThat(http.get().uri("/tiles/grids/31/0/0.mvt").header(HttpHeaders.AUTHORIZATION, me))
                .hasStatus(422);
        assertThat(http.get().uri("/tiles/nothing/3/0/0.mvt").header(HttpHeaders.AUTHORIZATION, me))
                .hasStatus(404);
        assertThat(http.get().uri("/tiles/grids" + WHOLE)).hasStatus(401);
    }

    private String bearer(String areaCode) {
        return somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(areaCode).id())), Role.OPERATOR));
    }

    private MvcTestResult get(String address, String bearer) {
        MvcTestResult answer = http.get()
                .uri(address)
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .exchange();
        assertThat(answer).hasStatusOk();
        return answer;
    }

    private DrawnTile drawn(String address, String bearer) {
        return DrawnTile.read(get(address, bearer).getResponse().getContentAsByteArray());
    }
}

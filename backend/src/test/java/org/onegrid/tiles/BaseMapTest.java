package org.onegrid.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.onegrid.geo.Precision;
import org.onegrid.test.DrawnTile;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PostgisTest
class BaseMapTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Somebody somebody;

    @Autowired
    private BaseFeatures features;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void build() {
        jdbc.sql("delete from base_feature").update();
        features.add(Stream.of(
                road("arterial", 8, "沿海大道", "LINESTRING(120 30, 120.01 30)"),
                road("arterial", 8, "沿海大道", "LINESTRING(120.01 30, 120.02 30.00001, 120.03 30)"),
                road("lane", 14, "", "LINESTRING(120.01 30, 120.01 30.01)"),
                new BaseFeature(
                        "buildings",
                        "slab",
                        "",
                        0,
                        14,
                        Map.of("use", "slab", "floors", 6, "height", 18),
                        shape("POLYGON((120.001 30.001,120.0015 30.001,120.0015 30.0012,120.001 30.001))"))));
    }

    @Test
    void farOutTheLinksOfARoadAreOneStraightLineAndLanesAreNotDrawn() {
        List<DrawnTile.Feature> roads = drawn("/tiles/roads/9/426/211.mvt").layer("roads");
        assertThat(roads).hasSize(1);
        assertThat(roads.get(0).vertices()).hasSize(2);
        assertThat(roads.get(0).properties())
                .containsEntry("class", "arterial")
                .containsEntry("name", "沿海大道")
                .containsEntry("width", 40L);
    }

    @Test
    void nearEveryLinkIsThere() {
        assertThat(drawn("/tiles/roads/14/13653/6759.mvt").layer("roads")).hasSizeGreaterThanOrEqualTo(2);
        DrawnTile.Feature building =
                drawn("/tiles/buildings/14/13653/6759.mvt").layer("buildings").get(0);
        assertThat(building.properties()).containsEntry("use", "slab").containsEntry("floors", 6L);
        assertThat(building.properties()).as("an empty name is none").doesNotContainKey("name");
    }

    @Test
    void whereNothingIsThereNothingIsSent() {
        assertThat(get("/tiles/buildings/13/0/0.mvt")).hasStatus(204);
        assertThat(get("/tiles/buildings/5/26/13.mvt")).as("too far out").hasStatus(204);
    }

    @Test
    void forDrawingAlongThemFeaturesComeToTheLastVertex() {
        assertThat(get("/api/basemap/roads?bbox=120.015,29.9,120.05,30.1"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"type":"FeatureCollection","features":[{"type":"Feature",
                          "properties":{"kind":"arterial","name":"沿海大道"},
                          "geometry":{"type":"LineString","coordinates":[[120.01,30],[120.02,30.00001],[120.03,30]]}}]}
                        """);
        assertThat(get("/api/basemap/clouds?bbox=120,29,121,31"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.features")
                .asArray()
                .isEmpty();
        assertThat(get("/api/basemap/roads?bbox=NaN,29,121,31"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("bbox-invalid");
    }

    private static BaseFeature road(String cls, int minZoom, String name, String line) {
        return new BaseFeature("roads", cls, name, 0, minZoom, Map.of("class", cls, "width", 40), shape(line));
    }

    private static Geometry shape(String wkt) {
        try {
            return new WKTReader(Precision.FACTORY).read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private MvcTestResult get(String address) {
        return http.get()
                .uri(address)
                .header(HttpHeaders.AUTHORIZATION, somebody.administrator())
                .exchange();
    }

    private DrawnTile drawn(String address) {
        MvcTestResult answer = get(address);
        assertThat(answer).hasStatusOk();
        return DrawnTile.read(answer.getResponse().getContentAsByteArray());
    }
}

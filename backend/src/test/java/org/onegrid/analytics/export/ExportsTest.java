package org.onegrid.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.incident.IncidentHistory;
import org.onegrid.test.Analyses;
import org.onegrid.test.DrawnTile;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** A result of stored cases fetched in every form, by those who may. */
@PostgisTest
class ExportsTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int CASES = 30;

    @Autowired
    MockMvcTester http;

    @Autowired
    Somebody somebody;

    @Autowired
    SmallDistrict district;

    @Autowired
    IncidentHistory history;

    @Autowired
    Analyses analyses;

    @Autowired
    JdbcClient sql;

    private String admin;

    @BeforeEach
    void load() {
        admin = somebody.administrator();
        if (sql.sql("select count(*) from incident").query(Long.class).single() == 0) {
            district.build();
            Instant begin = LocalDate.now(ZONE).minusDays(20).atStartOfDay(ZONE).toInstant();
            List<IncidentHistory.PastCase> cases = new ArrayList<>();
            for (int column = 0; column < 4; column++) {
                for (int row = 0; row < 4; row++) {
                    for (int i = 0; i < CASES; i++) {
                        cases.add(past(column, row, begin.plus(Duration.ofHours(3L * i)), 5 + 10 * column + i % 7));
                    }
                }
            }
            history.load(cases.stream(), Instant.now());
        }
    }

    private static IncidentHistory.PastCase past(int column, int row, Instant reported, long arrivedMinutes) {
        List<IncidentHistory.PastStep> steps = List.of(
                step("accept", reported, 0),
                step("dispatch", reported, 1),
                step("arrive", reported, arrivedMinutes),
                step("handle", reported, arrivedMinutes + 5),
                step("verify", reported, arrivedMinutes + 5),
                step("close", reported, arrivedMinutes + 5));
        return new IncidentHistory.PastCase(
                "101001", SmallDistrict.middle(column, row), "hotline", null, 2, "井盖缺失", null, reported, steps);
    }

    private static IncidentHistory.PastStep step(String verb, Instant reported, long minutes) {
        return new IncidentHistory.PastStep(verb, reported.plus(Duration.ofMinutes(minutes)), "desk", null, null);
    }

    private static String definition(String area, boolean surface) {
        LocalDate today = LocalDate.now(ZONE);
        return """
                {"kind": "response-time", "area": "%s", "level": "grid", "window": {"from": "%s", "to": "%s"},
                 "wish": {"phase": "response", "surface": %s}}
                """.formatted(
                area, today.minusDays(30), today, surface ? "{\"cellMeters\": 50, \"bandwidthMeters\": 300}" : "null");
    }

    private String asked(String bearer, String area, boolean surface) {
        JsonNode job = analyses.job(bearer, definition(area, surface));
        assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
        return "/api/analytics/results/" + job.path("id").asString();
    }

    @Test
    void everyFormSaysTheSame() throws Exception {
        String result = asked(admin, SmallDistrict.DISTRICT, true);
        String csv = new String(file(result + ".csv", "text/csv"), StandardCharsets.UTF_8);
        Map<String, String> lines =
                csv.lines().skip(1).collect(Collectors.toMap(line -> line.split(",")[3], line -> line, (a, b) -> a));
        assertThat(lines).hasSize(17);
        assertThat(lines.get(SmallDistrict.grid(0, 0))).contains("," + CASES + ",0,");
        assertThat(lines.get(SmallDistrict.DISTRICT)).startsWith("total,").contains("," + 16 * CASES + ",0,");
        assertThat(file(result + ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .startsWith('P', 'K');
        String geoJson = new String(file(result + ".geojson", "application/geo+json"), StandardCharsets.UTF_8);
        assertThat(geoJson).contains("MultiPolygon", SmallDistrict.grid(3, 3));
        assertThat(file(result + ".tif", "image/tiff")).startsWith('M', 'M');
        try (var page = Loader.loadPDF(file(result + ".pdf", "application/pdf"))) {
            assertThat(new PDFTextStripper().getText(page)).contains("试验区", "响应时间");
        }
        try (var page = Loader.loadPDF(file(result + ".pdf?lang=en", "application/pdf"))) {
            assertThat(new PDFTextStripper().getText(page)).contains("Response time");
        }
        assertThat(ImageIO.read(new ByteArrayInputStream(file(result + ".png", "image/png")))
                        .getWidth())
                .isGreaterThan(1_600);
    }

    @Test
    void tilesShowTheAreasWithTheirValuesAndTheSurface() throws Exception {
        String result = asked(admin, SmallDistrict.DISTRICT, true);
        LngLat middle = SmallDistrict.middle(1, 1);
        int z = 13;
        int x = (int) ((middle.lng() + 180) / 360 * (1 << z));
        double radians = Math.toRadians(middle.lat());
        int y = (int) ((1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2 * (1 << z));
        String at = "/tiles/" + z + "/" + x + "/" + y;
        DrawnTile tile = DrawnTile.read(file(result + at + ".mvt", "application/vnd.mapbox-vector-tile"));
        DrawnTile.Feature grid = tile.layer("areas").stream()
                .filter(one -> SmallDistrict.grid(1, 1).equals(one.properties().get("code")))
                .findFirst()
                .orElseThrow();
        assertThat(grid.properties()).containsEntry("name", "网格11").containsEntry("layer", "areas");
        assertThat(((Number) grid.properties().get("n")).intValue()).isEqualTo(CASES);
        assertThat(((Number) grid.properties().get("median")).doubleValue()).isEqualTo((5 + 10 + 3) * 60);
        assertThat(grid.vertices()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(ImageIO.read(new ByteArrayInputStream(file(result + at + ".png", "image/png")))
                        .getWidth())
                .isEqualTo(256);
        assertThat(get(admin, result + "/tiles/13/0/0.mvt").getStatus()).isEqualTo(204);
        assertThat(get(admin, result + "/tiles/13/0/0.png").getStatus()).isEqualTo(204);
        assertThat(get(admin, result + "/tiles/25/0/0.png").getStatus()).isEqualTo(422);
        assertThat(get(admin, result + "/tiles/13/9000/0.mvt").getStatus()).isEqualTo(422);
    }

    @Test
    void whatIsNotOnesOwnIsNotThere() {
        String result = asked(admin, SmallDistrict.DISTRICT, true);
        String plain = asked(admin, SmallDistrict.DISTRICT, false);
        String west = somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(SmallDistrict.WEST).id())), Role.LEADER));
        for (String form :
                List.of(".csv", ".xlsx", ".geojson", ".tif", ".pdf", ".png", "/tiles/1/1/0.png", "/tiles/1/1/0.mvt")) {
            assertThat(get(west, result + form).getStatus()).as(form).isEqualTo(404);
        }
        String own = asked(west, SmallDistrict.WEST, false);
        assertThat(get(west, own + ".csv").getStatus()).isEqualTo(200);
        assertThat(get(admin, plain + ".tif").getStatus()).isEqualTo(404);
        assertThat(text(get(admin, plain + ".tif"))).contains("surface-missing");
        assertThat(text(get(admin, plain + ".pdf?lang=xx"))).contains("language-unknown");
        assertThat(get(admin, plain + ".exe").getStatus()).isEqualTo(404);
    }

    private byte[] file(String uri, String type) {
        MockHttpServletResponse first = get(admin, uri);
        assertThat(first.getStatus()).as("%s: %s", uri, text(first)).isEqualTo(200);
        assertThat(first.getContentType()).startsWith(type);
        assertThat(get(admin, uri).getContentAsByteArray()).isEqualTo(first.getContentAsByteArray());
        return first.getContentAsByteArray();
    }

    private MockHttpServletResponse get(String bearer, String uri) {
        return http.get().uri(uri).header("Authorization", bearer).exchange().getResponse();
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}

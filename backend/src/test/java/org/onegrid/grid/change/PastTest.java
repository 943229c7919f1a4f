package org.onegrid.grid.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.identity.Role;
import org.onegrid.incident.IncidentHistory;
import org.onegrid.incident.IncidentHistory.PastCase;
import org.onegrid.test.Api;
import org.onegrid.test.Cases;
import org.onegrid.test.DrawnTile;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was stays what it was, and what is drawn is never older than the boundaries. */
@PostgisTest
class PastTest {

    private static final String COMMUNITY = SmallDistrict.community(0, 0);
    private static final String GRID = SmallDistrict.grid(0, 0);

    @Autowired
    private Api http;

    @Autowired
    private BoundaryApi api;

    @Autowired
    private Somebody somebody;

    @Autowired
    private IncidentHistory incidents;

    @Autowired
    private JdbcClient jdbc;

    private String me;

    @BeforeEach
    void build() {
        api.buildAMonthAgo();
        me = somebody.administrator();
    }

    @Test
    void figuresOfThePastAreTheSameToTheByteAfterAChange() {
        Random random = new Random(7);
        Instant now = Instant.now();
        incidents.load(
                IntStream.range(0, 120)
                        .mapToObj(i -> past(random, now.minus(Duration.ofMinutes(200 + random.nextInt(900))))),
                now);
        Instant then = now.minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MILLIS);
        Map<String, String> before = read(then);

        String grid = api.split(GRID, 120.005);
        String into = SmallDistrict.grid(1, 0);
        api.change(
                COMMUNITY,
                "{\"kind\":\"merge\",\"areas\":[\"%s\",\"%s\"],\"into\":\"%s\"}"
                        .formatted(into, SmallDistrict.grid(1, 1), into));

        assertThat(read(then)).isEqualTo(before);
        assertThat(get("/api/areas?level=grid").path("features").toString()).contains("\"" + grid + "\"");
        assertThat(get("/api/locate?lng=120.007&lat=30.005&at=" + then)
                        .path("areaCode")
                        .asString())
                .isEqualTo(GRID);
        assertThat(Set.of(
                        get("/api/locate?lng=120.007&lat=30.005")
                                .path("areaCode")
                                .asString(),
                        get("/api/locate?lng=120.002&lat=30.005")
                                .path("areaCode")
                                .asString()))
                .isEqualTo(Set.of(GRID, grid));
        assertThat(get("/api/areas/" + GRID).path("squareMeters").asDouble())
                .isLessThan(get("/api/areas/" + GRID + "?at=" + then)
                        .path("squareMeters")
                        .asDouble());
        byTodaysBoundaries(grid, then);
    }

    /** The named alternative: every case of the window counted in the grid its place lies in today. */
    private void byTodaysBoundaries(String grid, Instant then) {
        int expected = jdbc.sql("""
                        select count(*) from incident i join area a on a.code = :grid and st_covers(a.geom, i.geom)
                        where i.reported_at <= cast(:then as timestamptz)
                        """)
                .param("grid", grid)
                .param("then", then.toString())
                .query(Integer.class)
                .single();
        JsonNode board = get("/api/board?window=24h&boundaries=today&area=" + grid + "&at=" + then);
        int reported = board.path("byHour")
                .valueStream()
                .mapToInt(hour -> hour.path("reported").asInt())
                .sum();
        assertThat(expected).isPositive();
        assertThat(reported).isEqualTo(expected);
        assertThat(status("/api/board?window=24h&area=" + grid + "&at=" + then))
                .as("there was no such grid then")
                .isEqualTo(404);
        JsonNode community = get("/api/board?window=24h&boundaries=today&area=" + COMMUNITY + "&at=" + then);
        JsonNode asThen = get("/api/board?window=24h&area=" + COMMUNITY + "&at=" + then);
        assertThat(community.path("kpis"))
                .as("the community's border has not moved")
                .isEqualTo(asThen.path("kpis"));
    }

    @Test
    void anAreaTellsItsVersionsAndItsLineage() {
        String eastern = SmallDistrict.grid(2, 2);
        String grid = api.split(eastern, 120.025);
        JsonNode versions = get("/api/areas/" + eastern + "/versions");
        assertThat(versions).hasSize(2);
        assertThat(versions.get(0).path("to")).isEqualTo(versions.get(1).path("from"));
        assertThat(versions.get(0).path("change").isNull()).isTrue();
        assertThat(versions.get(1).path("to").isNull()).isTrue();
        assertThat(versions.get(0).path("areaSquareMeters").asDouble())
                .isGreaterThan(1.5 * versions.get(1).path("areaSquareMeters").asDouble());
        assertThat(versions.get(0).path("geometry").path("type").asString()).isEqualTo("MultiPolygon");
        JsonNode born = get("/api/areas/" + grid + "/versions");
        assertThat(born).hasSize(1);
        assertThat(born.get(0).path("change")).isEqualTo(versions.get(1).path("change"));
        for (String code : List.of(eastern, grid)) {
            JsonNode lineage = get("/api/areas/" + code + "/lineage");
            assertThat(lineage.path("edges")).hasSize(1);
            assertThat(lineage.at("/edges/0/ancestor").asString()).isEqualTo(eastern);
            assertThat(lineage.at("/edges/0/descendant").asString()).isEqualTo(grid);
            assertThat(lineage.at("/edges/0/kind").asString()).isEqualTo("split");
            assertThat(lineage.path("nodes")).hasSize(2);
        }
        String stranger = somebody.in(SmallDistrict.WEST, Role.LEADER);
        assertThat(http.get(stranger, "/api/areas/" + grid + "/versions").status())
                .isEqualTo(404);
        assertThat(status("/api/areas/" + grid + "?at=" + Instant.now().plusSeconds(99)))
                .isEqualTo(422);
        assertThat(status("/api/areas/" + grid + "?at=2001-01-01T00:00:00Z")).isEqualTo(422);
        assertThat(status("/api/areas/" + grid + "?at=yesterday")).isEqualTo(400);
        assertThat(status("/tiles/roads/11/1706/844.mvt?at=" + Instant.now().minusSeconds(9)))
                .isEqualTo(422);
    }

    @Test
    void onlyTilesOnTouchedGroundAreDrawnAnewAndNoneIsOlderThanTheBoundaries() {
        String grid = SmallDistrict.grid(0, 2);
        String touched = tile(120.005, 30.025);
        String far = tile(120.035, 30.005);
        String touchedMark = mark(touched, null);
        String farMark = mark(far, null);
        assertThat(codes(touched)).contains(grid);
        String fresh = api.split(grid, 120.005);
        assertThat(codes(touched)).as("at once").contains(grid, fresh);
        assertThat(mark(touched, null)).isNotEqualTo(touchedMark);
        assertThat(mark(far, farMark)).as("still right").isEqualTo("304");
        assertThat(mark(far, null)).isEqualTo(farMark);
    }

    /** Everything of the past that can be asked for, but for the position in the log. */
    private Map<String, String> read(Instant then) {
        Map<String, String> answers = new LinkedHashMap<>();
        List<String> addresses = new ArrayList<>(List.of(
                "/api/areas?level=grid&at=" + then,
                "/api/areas?level=community&at=" + then,
                "/api/locate?lng=120.007&lat=30.005&at=" + then));
        for (String code : List.of(GRID, SmallDistrict.grid(1, 0), COMMUNITY, SmallDistrict.DISTRICT)) {
            addresses.add("/api/areas/" + code + "?at=" + then);
            addresses.add("/api/board?window=24h&area=" + code + "&at=" + then);
        }
        for (String address : addresses) {
            JsonNode answer = get(address);
            if (answer instanceof ObjectNode object) {
                object.remove("asOf");
            }
            answers.put(address, answer.toString());
        }
        MockHttpServletResponse tile = response(tile(120.005, 30.005) + "?at=" + then, null);
        answers.put("tile", HexFormat.of().formatHex(tile.getContentAsByteArray()) + tile.getHeader("ETag"));
        return answers;
    }

    private static PastCase past(Random random, Instant at) {
        List<String> verbs = List.of("accept", "dispatch", "arrive", "handle", "verify", "close");
        return Cases.past(
                new LngLat(120 + random.nextInt(199_999) / 1e7, 30 + random.nextInt(199_999) / 1e7),
                at,
                Cases.steps(at, verbs.subList(0, random.nextInt(verbs.size() + 1))));
    }

    /** The tile of zoom 16 that a place lies in. */
    private static String tile(double lng, double lat) {
        int x = (int) ((lng + 180) / 360 * (1 << 16));
        double phi = Math.toRadians(lat);
        int y = (int) ((1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2 * (1 << 16));
        return "/tiles/grids/16/" + x + "/" + y + ".mvt";
    }

    /** The tile's mark; 304 when that is the one known. */
    private String mark(String tile, @Nullable String known) {
        MockHttpServletResponse response = response(tile, known);
        return response.getStatus() == 304 ? "304" : String.valueOf(response.getHeader(HttpHeaders.ETAG));
    }

    private List<String> codes(String tile) {
        return DrawnTile.read(response(tile, null).getContentAsByteArray()).layer("grids").stream()
                .map(feature -> String.valueOf(feature.properties().get("code")))
                .toList();
    }

    private JsonNode get(String address) {
        return http.read(me, address);
    }

    private int status(String address) {
        return http.get(me, address).status();
    }

    private MockHttpServletResponse response(String address, @Nullable String known) {
        String[] headers = known == null ? new String[0] : new String[] {HttpHeaders.IF_NONE_MATCH, known};
        return http.response(HttpMethod.GET, me, address, null, headers);
    }
}

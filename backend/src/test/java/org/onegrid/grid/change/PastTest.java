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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.incident.IncidentHistory;
import org.onegrid.incident.IncidentHistory.PastCase;
import org.onegrid.incident.IncidentHistory.PastStep;
import org.onegrid.test.DrawnTile;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was stays what it was, and what is drawn is never older than the boundaries. */
@PostgisTest
class PastTest {

    private static final String COMMUNITY = SmallDistrict.community(0, 0);
    private static final String GRID = SmallDistrict.grid(0, 0);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private BoundaryApi api;

    @Autowired
    private SmallDistrict district;

    @Autowired
    private Somebody somebody;

    @Autowired
    private IncidentHistory incidents;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    private String me;

    @BeforeEach
    void build() {
        if (jdbc.sql("select count(*) from area").query(Integer.class).single() == 0) {
            district.build();
            jdbc.sql("update area set valid = tstzrange(now() - interval '30 days', null)")
                    .update();
        }
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

        String grid = split(GRID, 120.005);
        api.done(approver(), merge(), "approve", "{\"opinion\":\"同意\"}");

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
        JsonNode then1 = get("/api/board?window=24h&area=" + COMMUNITY + "&at=" + then);
        assertThat(community.path("kpis"))
                .as("the community's border has not moved")
                .isEqualTo(then1.path("kpis"));
    }

    @Test
    void anAreaTellsItsVersionsAndItsLineage() {
        String eastern = SmallDistrict.grid(2, 2);
        String grid = split(eastern, 120.025);
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
        String stranger = somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(SmallDistrict.WEST).id())), Role.LEADER));
        assertThat(http.get().uri("/api/areas/" + grid + "/versions").header(HttpHeaders.AUTHORIZATION, stranger))
                .hasStatus(404);
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
        String fresh = split(grid, 120.005);
        assertThat(codes(touched)).as("at once").contains(grid, fresh);
        assertThat(mark(touched, null)).isNotEqualTo(touchedMark);
        assertThat(mark(far, farMark)).as("still right").isEqualTo("304");
        assertThat(mark(far, null)).isEqualTo(farMark);
    }

    @Test
    void incidentsReportedWhileBoundariesMoveLieInTheirAreas() throws Exception {
        ExecutorService reporters = Executors.newFixedThreadPool(3);
        List<Future<?>> running = new ArrayList<>();
        long until = System.nanoTime() + 6_000_000_000L;
        for (int i = 0; i < 3; i++) {
            Random random = new Random(i);
            running.add(reporters.submit(() -> {
                while (System.nanoTime() < until) {
                    report(random);
                }
            }));
        }
        String grid = SmallDistrict.grid(3, 1);
        for (double line : new double[] {120.0380, 120.0360, 120.0340}) {
            split(grid, line);
        }
        for (Future<?> one : running) {
            one.get();
        }
        reporters.shutdown();
        assertThat(jdbc.sql("select count(*) from incident where status = 'reported' and channel = 'field'")
                        .query(Integer.class)
                        .single())
                .isGreaterThan(20);
        assertThat(jdbc.sql("""
                                select i.id from incident i join area a on a.id = i.area_id
                                where i.status = 'reported' and i.channel = 'field'
                                  and not (upper_inf(a.valid) and st_intersects(a.geom, i.geom)
                                           and i.area_path = a.command_path)
                                """).query(Long.class).list())
                .as("incidents that lie outside of their area")
                .isEmpty();
    }

    @Test
    void whoWatchesAGridHearsOnceOfAnIncidentThatComesGoesOrStays() {
        String grid = SmallDistrict.grid(1, 3);
        long oldId = district.area(grid).id();
        Instant now = Instant.now();
        incidents.load(
                Stream.of(
                        one(new LngLat(120.0105, 30.035), now, List.of()),
                        one(new LngLat(120.0195, 30.035), now, List.of()),
                        one(new LngLat(120.0106, 30.036), now, List.of("accept")),
                        one(new LngLat(120.0194, 30.036), now, List.of("accept"))),
                now);
        String fresh = split(grid, 120.015);
        long newId = district.area(fresh).id();
        List<String> heard = jdbc.sql("""
                        select type || ' ' || area_codes from live_log
                        where topic = 'incidents' and type in ('incident.moved', 'incident.left', 'incident.marked')
                          and (area_ids @> array[cast(:old as bigint)] or area_ids @> array[cast(:new as bigint)])
                        order by id
                        """)
                .param("old", oldId)
                .param("new", newId)
                .query(String.class)
                .list();
        String way = "990100." + SmallDistrict.WEST + "." + SmallDistrict.community(1, 3) + ".";
        assertThat(heard)
                .containsExactly(
                        "incident.moved " + way + fresh, "incident.left " + grid, "incident.marked " + way + grid);
        assertThat(jdbc.sql("""
                                select s.verb from incident_step s join incident i on i.id = s.incident_id
                                where s.actor = 'boundary' and i.area_id in (:old, :new) order by s.verb
                                """)
                        .param("old", oldId)
                        .param("new", newId)
                        .query(String.class)
                        .list())
                .containsExactly("mark", "move");
        assertThat(jdbc.sql("select area_id from incident where ground_area_id = :new")
                        .param("new", newId)
                        .query(Long.class)
                        .list())
                .as("accepted, stayed, and marked with where it lies")
                .containsExactly(oldId);
    }

    @Test
    void acceptedIncidentsGoAlongWhenTheChangeSaysSo() {
        String grid = SmallDistrict.grid(0, 3);
        Instant now = Instant.now();
        incidents.load(
                Stream.of(
                        one(new LngLat(120.0001, 30.035), now, List.of("accept")),
                        one(new LngLat(120.0099, 30.035), now, List.of("accept"))),
                now);
        String drawer = api.bearer(Role.SUPERVISOR, SmallDistrict.community(0, 3));
        BoundaryApi.Answer draft = api.post(
                drawer,
                "",
                null,
                "{\"area\":\"%s\",\"title\":\"试\",\"acceptedIncidents\":\"move\"}"
                        .formatted(SmallDistrict.community(0, 3)));
        assertThat(draft.body().path("acceptedIncidents").asString()).isEqualTo("move");
        api.done(
                drawer,
                draft.id(),
                "operations",
                "{\"kind\":\"split\",\"area\":\"%s\",\"line\":[[120.005,30.029],[120.005,30.041]],\"as\":\"+1\"}"
                        .formatted(grid));
        JsonNode moves = api.get(drawer, "/" + draft.id() + "/impact").body().path("moves");
        assertThat(moves).hasSize(1);
        assertThat(moves.get(0).path("note").isNull()).isTrue();
        api.done(drawer, draft.id(), "submit", "{}");
        api.done(approver(), draft.id(), "approve", "{\"opinion\":\"同意\"}");
        assertThat(jdbc.sql("""
                                select count(distinct i.area_id) from incident i join area a on a.id = i.area_id
                                where i.status = 'accepted' and st_y(i.geom) = 30.035 and st_x(i.geom) < 120.01
                                  and st_covers(a.geom, i.geom)
                                """).query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void aDayPlayedAcrossAChangeEndsWhereTheScreenStands() {
        String grid = SmallDistrict.grid(2, 3);
        Instant now = Instant.now();
        incidents.load(
                Stream.of(
                        one(new LngLat(120.0205, 30.035), now.minusSeconds(900), List.of()),
                        one(new LngLat(120.0295, 30.035), now.minusSeconds(800), List.of()),
                        one(new LngLat(120.0296, 30.036), now.minusSeconds(700), List.of("accept"))),
                now);
        Instant from = now.minusSeconds(750).truncatedTo(ChronoUnit.MILLIS);
        String fresh = split(grid, 120.025);
        Instant to = Instant.now();
        for (String area : List.of(grid, SmallDistrict.community(2, 3), SmallDistrict.DISTRICT)) {
            Map<String, String> played = open("/api/board/replay?area=" + area + "&from=" + from);
            JsonNode events = get("/api/board/replay/events?limit=1000&area=" + area + "&from=" + from + "&to=" + to)
                    .path("events");
            for (JsonNode event : events) {
                played.remove(event.at("/payload/id").asString());
                if (!event.path("type").asString().equals("incident.left")) {
                    played.put(event.at("/payload/id").asString(), brief(event.path("payload")));
                }
            }
            assertThat(played).as(area).isEqualTo(open("/api/board/incidents?area=" + area));
        }
        List<String> types = get("/api/board/replay/events?area=" + grid + "&from=" + from + "&to=" + to)
                .path("events")
                .valueStream()
                .map(event -> event.path("type").asString())
                .toList();
        assertThat(types).contains("incident.left", "incident.marked").doesNotContain("incident.moved");
        assertThat(open("/api/board/replay?area=" + fresh + "&from=" + to)).hasSize(1);
    }

    private Map<String, String> open(String uri) {
        Map<String, String> open = new LinkedHashMap<>();
        get(uri).path("incidents").forEach(one -> open.put(one.path("id").asString(), brief(one)));
        return open;
    }

    private static String brief(JsonNode incident) {
        return incident.path("areaPath").asString() + " "
                + incident.path("version").asInt() + " "
                + incident.path("status").asString();
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
        return one(
                new LngLat(120 + random.nextInt(199_999) / 1e7, 30 + random.nextInt(199_999) / 1e7),
                at,
                verbs.subList(0, random.nextInt(verbs.size() + 1)));
    }

    private static PastCase one(LngLat place, Instant at, List<String> verbs) {
        List<PastStep> steps = new ArrayList<>();
        for (int i = 0; i < verbs.size(); i++) {
            steps.add(new PastStep(verbs.get(i), at.plusSeconds(60L * i), "desk", null, null));
        }
        return new PastCase("101001", place, "hotline", null, 2, "井盖", null, at, steps);
    }

    private void report(Random random) {
        String body = "{\"category\":\"101001\",\"channel\":\"field\",\"lng\":%.7f,\"lat\":%.7f,\"datum\":\"cgcs2000\"}"
                .formatted(120.03 + random.nextInt(100_000) / 1e7, 30.01 + random.nextInt(100_000) / 1e7);
        assertThat(http.post()
                        .uri("/api/incidents")
                        .header(HttpHeaders.AUTHORIZATION, me)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .hasStatus(201);
    }

    /** Splits a grid by a line from south to north and has it granted; says the code of the new one. */
    private String split(String grid, double lng) {
        Set<String> before = Set.copyOf(gridCodes());
        double[] rows = jdbc.sql("select st_ymin(geom), st_ymax(geom) from area where code = :code")
                .param("code", grid)
                .query((row, n) -> new double[] {row.getDouble(1), row.getDouble(2)})
                .single();
        long id = submitted(
                grid.substring(0, 12),
                "{\"kind\":\"split\",\"area\":\"%s\",\"line\":[[%.4f,%.4f],[%.4f,%.4f]],\"as\":\"+1\"}"
                        .formatted(grid, lng, rows[0] - 0.001, lng, rows[1] + 0.001));
        api.done(approver(), id, "approve", "{\"opinion\":\"同意\"}");
        return gridCodes().stream()
                .filter(code -> !before.contains(code))
                .findFirst()
                .orElseThrow();
    }

    private long merge() {
        String into = SmallDistrict.grid(1, 0);
        return submitted(
                COMMUNITY,
                "{\"kind\":\"merge\",\"areas\":[\"%s\",\"%s\"],\"into\":\"%s\"}"
                        .formatted(into, SmallDistrict.grid(1, 1), into));
    }

    private long submitted(String community, String edit) {
        String drawer = api.bearer(Role.SUPERVISOR, community);
        long id = api.draft(drawer, community).id();
        api.done(drawer, id, "operations", edit);
        api.done(drawer, id, "submit", "{\"comment\":\"试\"}");
        return id;
    }

    private String approver() {
        return api.bearer(Role.LEADER, SmallDistrict.DISTRICT);
    }

    private List<String> gridCodes() {
        return jdbc.sql("select code from area where level = 'grid' and upper_inf(valid)")
                .query(String.class)
                .list();
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
        MockHttpServletResponse response = response(address, null);
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return json.readTree(response.getContentAsByteArray());
    }

    private int status(String address) {
        return response(address, null).getStatus();
    }

    private MockHttpServletResponse response(String address, @Nullable String known) {
        var request = http.get().uri(address).header(HttpHeaders.AUTHORIZATION, me);
        if (known != null) {
            request = request.header(HttpHeaders.IF_NONE_MATCH, known);
        }
        return request.exchange().getResponse();
    }
}

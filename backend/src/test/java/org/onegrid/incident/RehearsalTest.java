package org.onegrid.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A rehearsal beside real work: what counts while it runs, and what is left of it afterwards. */
@PostgisTest
class RehearsalTest {

    @Autowired
    MockMvcTester http;

    @Autowired
    Somebody somebody;

    @Autowired
    SmallDistrict district;

    @Autowired
    JdbcClient sql;

    @Autowired
    JsonMapper json;

    private String admin;
    private @Nullable String running;

    private record Answer(int status, JsonNode body) {
        String code() {
            return body.path("code").asString("");
        }
    }

    @BeforeEach
    void build() {
        district.build();
        admin = somebody.administrator();
    }

    @AfterEach
    void end() {
        if (running != null) {
            post(admin, "/api/rehearsals/" + running + "/end", null);
        }
    }

    @Test
    void whileItRunsFiguresCountItAndAfterwardsNothingDoes() throws Exception {
        JsonNode before = board("");
        long events = events("incident.reported");
        String id = start(Map.of("name", "演练一", "seed", 42));
        assertThat(board("").path("rehearsal").path("cases").asInt(-1)).isZero();
        String real = report(admin, 0, 0, "field", null).path("id").asString();
        JsonNode played = report(admin, 0, 0, "alarm", id);
        String one = played.path("id").asString();
        report(admin, 3, 3, "hotline", id);
        assertThat(played.path("rehearsal").asBoolean(false)).isTrue();
        act(one, "accept");

        JsonNode board = board("");
        assertThat(board.path("rehearsal").path("name").asString()).isEqualTo("演练一");
        assertThat(board.path("rehearsal").path("cases").asInt()).isEqualTo(2);
        assertThat(open(board) - open(before)).isEqualTo(3);
        assertThat(reported(board) - reported(before)).isEqualTo(3);
        assertThat(get("/api/board?area=" + SmallDistrict.WEST + "&window=23h")
                        .path("rehearsal")
                        .path("cases")
                        .asInt())
                .as("of the western street one")
                .isEqualTo(1);
        JsonNode past = board("&at=" + Instant.now());
        assertThat(open(past) - open(before))
                .as("a figure of the past knows no rehearsal")
                .isEqualTo(1);
        assertThat(past.path("rehearsal").isNull()).isTrue();
        assertThat(open(board("&boundaries=today")) - open(before)).isEqualTo(1);
        assertThat(listed("")).contains(real, one);
        assertThat(listed("&rehearsal=false")).contains(real).doesNotContain(one);
        assertThat(listed("&rehearsal=true")).contains(one).doesNotContain(real);
        assertThat(counted()).isEqualTo(listed("").size());
        assertThat(openIncidents(one).path("rehearsal").asBoolean(false)).isTrue();
        assertThat(openIncidents(real).path("rehearsal").asBoolean(true)).isFalse();
        assertThat(events("incident.reported") - events).isEqualTo(3);
        JsonNode alarm = get("/api/alarms?area=" + SmallDistrict.WEST + "&state=all")
                .path("alarms")
                .get(0);
        assertThat(alarm.path("rehearsal").asBoolean(false)).isTrue();

        JsonNode ended = post(admin, "/api/rehearsals/" + id + "/end", null).body();
        assertThat(ended.path("endedAt").isNull()).isFalse();
        running = null;
        JsonNode after = board("");
        assertThat(after.path("rehearsal").isNull()).isTrue();
        assertThat(open(after) - open(before)).isEqualTo(1);
        assertThat(reported(after) - reported(before)).isEqualTo(1);
        assertThat(listed("")).contains(real).doesNotContain(one);
        assertThat(listed("&rehearsal=true")).contains(one);
        assertThat(counted()).isEqualTo(listed("").size());
        assertThat(openIncidents(one).isMissingNode()).isTrue();
        JsonNode detail = get("/api/incidents/" + one);
        assertThat(detail.path("status").asString()).isEqualTo("rejected");
        JsonNode last = detail.path("timeline").get(2);
        assertThat(last.path("verb").asString()).isEqualTo("reject");
        assertThat(last.path("from").asString()).isEqualTo("accepted");
        assertThat(last.path("opinion").asString()).isEqualTo("演练一");
        assertThat(events("incident.rejected"))
                .as("everybody who shows them hears of both")
                .isGreaterThanOrEqualTo(2);
        assertThat(get("/api/alarms?area=" + SmallDistrict.WEST).path("alarms")).isEmpty();
        assertThat(post(admin, "/api/rehearsals/" + id + "/end", null).body()).isEqualTo(ended);
    }

    @Test
    void onlyThoseWhoMayRehearseMarkSomethingAndOnlyWhileOneRuns() throws Exception {
        String operator = somebody.bearer(somebody.with(Scope.all(), Role.OPERATOR));
        String supervisor = somebody.bearer(somebody.with(
                Scope.of(Set.of(district.area(SmallDistrict.WEST).id())), Role.SUPERVISOR, Role.OPERATOR));
        assertThat(post(operator, "/api/rehearsals", Map.of("name", "x")).status())
                .isEqualTo(403);
        assertThat(post(supervisor, "/api/rehearsals", Map.of("name", "x")).status())
                .as("the whole is not the supervisor's")
                .isEqualTo(404);
        Answer started = post(supervisor, "/api/rehearsals", Map.of("name", "西街道", "area", SmallDistrict.WEST));
        assertThat(started.status()).isEqualTo(201);
        running = started.body().path("id").asString();
        assertThat(post(admin, "/api/rehearsals", Map.of("name", "two")).code()).isEqualTo("rehearsal-running");
        assertThat(reportAnswer(operator, 0, 0, "field", running).code()).isEqualTo("rehearsal-not-allowed");
        assertThat(reportAnswer(admin, 3, 3, "field", running).code()).isEqualTo("rehearsal-elsewhere");
        assertThat(reportAnswer(admin, 0, 0, "field", "x").code()).isEqualTo("rehearsal-invalid");
        assertThat(reportAnswer(admin, 0, 0, "field", "999999").code()).isEqualTo("rehearsal-not-running");
        assertThat(reportAnswer(supervisor, 0, 0, "field", running).status()).isEqualTo(201);
        String east = somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(SmallDistrict.EAST).id())), Role.SUPERVISOR));
        assertThat(get(east, "/api/rehearsals").body()).isEmpty();
        assertThat(get(east, "/api/rehearsals/" + running).status()).isEqualTo(404);
        assertThat(get(east, "/api/rehearsals/" + running + "/response").status())
                .isEqualTo(404);
        assertThat(post(east, "/api/rehearsals/" + running + "/end", null).status())
                .isEqualTo(404);
        assertThat(get(east, "/api/board?area=" + SmallDistrict.EAST)
                        .body()
                        .path("rehearsal")
                        .isNull())
                .isTrue();
        assertThat(get(supervisor, "/api/rehearsals").body()).hasSize(1);
        String ended = running;
        post(supervisor, "/api/rehearsals/" + ended + "/end", null);
        assertThat(reportAnswer(admin, 0, 0, "field", ended).code()).isEqualTo("rehearsal-not-running");
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("name", "长".repeat(101)),
                Map.of("name", "x", "speed", 0),
                Map.of("name", "x", "speed", 2001))) {
            assertThat(post(admin, "/api/rehearsals", wrong).status())
                    .as(wrong.toString())
                    .isEqualTo(422);
        }
    }

    @Test
    void reportsThatRaceWithTheEndLeaveNothingOpen() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            for (int round = 0; round < 8; round++) {
                String id = start(Map.of("name", "race " + round));
                List<Callable<Integer>> work = new ArrayList<>();
                for (int i = 0; i < 24; i++) {
                    boolean ends = i == 12;
                    work.add(() -> ends
                            ? post(admin, "/api/rehearsals/" + id + "/end", null)
                                    .status()
                            : reportAnswer(admin, 1, 1, "field", id).status());
                }
                int taken = 0;
                for (Future<Integer> future : threads.invokeAll(work)) {
                    int status = future.get();
                    assertThat(status).isIn(200, 201, 409);
                    taken += status == 201 ? 1 : 0;
                }
                assertThat(sql.sql("select count(*) from incident where rehearsal_id = :id")
                                .param("id", Long.parseLong(id))
                                .query(Integer.class)
                                .single())
                        .isEqualTo(taken);
                assertThat(sql.sql("select count(*) from incident where rehearsal_id = :id and open")
                                .param("id", Long.parseLong(id))
                                .query(Integer.class)
                                .single())
                        .as("round %d: open after the end", round)
                        .isZero();
                running = null;
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theResponseIsWhatWasLaidOut() throws Exception {
        String id = start(Map.of("name", "尺子", "speed", 20));
        // accepted after 10, 20, 30, 40 s; dispatched after 100, 200, 300 s; arrived 50 s later but for the third
        int[][] cases = {{10, 100, 150, 400, 900}, {20, 200, 250, 0, 0}, {30, 300, 0, 0, 0}, {40, 0, 0, 0, 0}};
        List<String> ids = new ArrayList<>();
        for (int[] times : cases) {
            String one = report(admin, ids.size() < 3 ? 0 : 3, 0, "hotline", id)
                    .path("id")
                    .asString();
            ids.add(one);
            lay(one, times);
        }
        String rejected = report(admin, 3, 3, "hotline", id).path("id").asString();
        post(admin, "/api/incidents/" + rejected + "/actions/reject", Map.of("opinion", "重复"));
        String real = report(admin, 0, 0, "hotline", null).path("id").asString();
        lay(real, new int[] {5000, 6000, 7000, 8000, 9000});
        report(admin, 0, 0, "alarm", id);
        String alarm = get("/api/alarms?area=" + SmallDistrict.WEST)
                .path("alarms")
                .get(0)
                .path("id")
                .asString();
        post(admin, "/api/alarms/" + alarm + "/take", null);
        sql.sql("update alarm set raised_at = taken_at - interval '7 seconds' where id = :id")
                .param("id", Long.parseLong(alarm))
                .update();
        sql.sql("update rehearsal set started_at = started_at - interval '1 minute' where id = :id")
                .param("id", Long.parseLong(id))
                .update();
        check(get("/api/rehearsals/" + id + "/response"));
        post(admin, "/api/rehearsals/" + id + "/end", null);
        running = null;
        JsonNode ended = get("/api/rehearsals/" + id + "/response");
        check(ended);
        assertThat(ended.path("until")).isEqualTo(ended.path("rehearsal").path("endedAt"));
        String west = somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(SmallDistrict.WEST).id())), Role.SUPERVISOR));
        JsonNode cut = get(west, "/api/rehearsals/" + id + "/response").body();
        assertThat(cut.path("cases").asInt()).isEqualTo(4);
        assertThat(cut.path("byStreet")).hasSize(1);
    }

    @Test
    void itsCrewsAreMarkedAreInNoFigureAndLeaveWithIt() throws Exception {
        int before = board("").path("kpis").path("respondersOnDuty").asInt();
        String id = start(Map.of("name", "车"));
        List<Map<String, Object>> crews = List.of(
                Map.of("code", "R-1", "callsign", "演练一号", "area", SmallDistrict.grid(0, 0)),
                Map.of("code", "R-2", "area", SmallDistrict.grid(3, 3)));
        assertThat(post(admin, "/api/rehearsals/" + id + "/crews", crews)
                        .body()
                        .path("crews")
                        .asInt())
                .isEqualTo(2);
        assertThat(post(admin, "/api/rehearsals/" + id + "/crews", crews)
                        .body()
                        .path("crews")
                        .asInt())
                .isEqualTo(2);
        var at = SmallDistrict.middle(0, 0);
        assertThat(post(admin, "/api/positions", List.of(Map.of("responder", "R-1", "lng", at.lng(), "lat", at.lat())))
                        .status())
                .isEqualTo(200);
        JsonNode listed = get("/api/responders?within=" + SmallDistrict.WEST);
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("kind").asString()).isEqualTo("rehearsal");
        assertThat(listed.get(0).path("lng").asDouble()).isEqualTo(at.lng());
        assertThat(board("").path("kpis").path("respondersOnDuty").asInt()).isEqualTo(before);
        sql.sql(
                        "insert into responder (code, callsign, kind, area_id, area_path) select 'REAL', 'r', 'crew', id, command_path from area where code = :code")
                .param("code", SmallDistrict.grid(0, 0))
                .update();
        assertThat(post(
                                admin,
                                "/api/rehearsals/" + id + "/crews",
                                List.of(Map.of("code", "REAL", "area", SmallDistrict.WEST)))
                        .code())
                .isEqualTo("responder-code-taken");
        assertThat(post(
                                admin,
                                "/api/rehearsals/" + id + "/crews",
                                List.of(Map.of("code", "a b", "area", SmallDistrict.WEST)))
                        .code())
                .isEqualTo("code-invalid");
        post(admin, "/api/rehearsals/" + id + "/end", null);
        running = null;
        assertThat(get("/api/responders?within=" + SmallDistrict.DISTRICT))
                .as("but the real one")
                .hasSize(1);
        assertThat(post(admin, "/api/rehearsals/" + id + "/crews", crews).code())
                .isEqualTo("rehearsal-not-running");
    }

    private void check(JsonNode response) {
        assertThat(response.path("cases").asInt()).isEqualTo(6);
        assertThat(response.path("closed").asInt()).isEqualTo(1);
        assertThat(response.path("rejected").asInt()).isEqualTo(1);
        assertThat(response.path("open").asInt()).isEqualTo(4);
        JsonNode links = response.path("links");
        link(links, "accept", 4, 1, 25, 37);
        link(links, "queue", 3, 2, 200, 280);
        link(links, "travel", 2, 1, 50, 50);
        link(links, "response", 2, 3, 200, 240);
        link(links, "handling", 1, 1, 250, 250);
        link(links, "total", 1, 4, 900, 900);
        assertThat(response.path("byStreet")).hasSize(2);
        JsonNode east = response.path("byStreet").get(1);
        assertThat(east.path("code").asString()).isEqualTo(SmallDistrict.EAST);
        assertThat(east.path("name").asString()).isEqualTo("东街道");
        assertThat(east.path("cases").asInt()).isEqualTo(2);
        link(east.path("links"), "accept", 1, 0, 40, 40);
        assertThat(response.path("bySeverity").get(0).path("cases").asInt()).isEqualTo(6);
        assertThat(response.path("slowest")).hasSize(5);
        JsonNode alarms = response.path("alarms");
        assertThat(alarms.path("raised").asInt()).isEqualTo(1);
        assertThat(alarms.path("taken").asInt()).isEqualTo(1);
        assertThat(alarms.path("medianSeconds").asDouble()).isCloseTo(7, within(0.01));
    }

    private static void link(JsonNode links, String name, int count, int unanswered, double median, double p90) {
        for (JsonNode link : links) {
            if (link.path("link").asString().equals(name)) {
                assertThat(link.path("count").asInt()).as(name).isEqualTo(count);
                assertThat(link.path("unanswered").asInt()).as(name).isEqualTo(unanswered);
                assertThat(link.path("medianSeconds").asDouble()).as(name).isCloseTo(median, within(0.01));
                assertThat(link.path("p90Seconds").asDouble()).as(name).isCloseTo(p90, within(0.01));
                return;
            }
        }
        throw new AssertionError("no link " + name);
    }

    /** Gives a case instants so many seconds after its report: accepted, dispatched, arrived, handled, closed; 0 for not. */
    private void lay(String id, int[] seconds) {
        String[] columns = {"accepted_at", "dispatched_at", "arrived_at", "handled_at", "closed_at"};
        String[] statuses = {"accepted", "dispatched", "arrived", "handled", "closed"};
        for (int i = 0; i < seconds.length; i++) {
            if (seconds[i] > 0) {
                sql.sql(
                                "update incident set %s = reported_at + make_interval(secs => :s), status = :status where id = :id"
                                        .formatted(columns[i]))
                        .param("s", (double) seconds[i])
                        .param("status", statuses[i])
                        .param("id", Long.parseLong(id))
                        .update();
            }
        }
    }

    private String start(Map<String, Object> body) {
        Answer answer = post(admin, "/api/rehearsals", body);
        assertThat(answer.status()).isEqualTo(201);
        running = answer.body().path("id").asString();
        return running;
    }

    private JsonNode report(String who, int column, int row, String channel, @Nullable String rehearsal) {
        Answer answer = reportAnswer(who, column, row, channel, rehearsal);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body();
    }

    private Answer reportAnswer(String who, int column, int row, String channel, @Nullable String rehearsal) {
        var at = SmallDistrict.middle(column, row);
        Map<String, Object> body = new HashMap<>(
                Map.of("category", "201001", "lng", at.lng(), "lat", at.lat(), "channel", channel, "severity", 2));
        if (rehearsal != null) {
            body.put("rehearsal", rehearsal);
        }
        return post(who, "/api/incidents", body);
    }

    private void act(String id, String verb) {
        assertThat(post(admin, "/api/incidents/" + id + "/actions/" + verb, Map.of())
                        .status())
                .isEqualTo(200);
    }

    /** A board read from now on: on a slow machine the answer may be shared with who asked a moment ago. */
    private JsonNode board(String more) throws Exception {
        Instant asked = Instant.now();
        while (true) {
            JsonNode board = get("/api/board?area=" + SmallDistrict.DISTRICT + "&window=24h" + more);
            if (!more.isEmpty()
                    || !Instant.parse(board.path("at").asString()).isBefore(asked.truncatedTo(ChronoUnit.MILLIS))) {
                return board;
            }
            Thread.sleep(50);
        }
    }

    private static int open(JsonNode board) {
        return board.path("kpis").path("open").asInt();
    }

    private static int reported(JsonNode board) {
        int sum = 0;
        for (JsonNode hour : board.path("byHour")) {
            sum += hour.path("reported").asInt();
        }
        return sum;
    }

    private List<String> listed(String more) throws Exception {
        List<String> ids = new ArrayList<>();
        get("/api/incidents?limit=500" + more)
                .path("items")
                .forEach(one -> ids.add(one.path("id").asString()));
        return ids;
    }

    private int counted() throws Exception {
        int sum = 0;
        for (JsonNode count : get("/api/incidents/counts?by=channel")) {
            sum += count.path("count").asInt();
        }
        return sum;
    }

    private JsonNode openIncidents(String id) throws Exception {
        for (JsonNode one :
                get("/api/board/incidents?area=" + SmallDistrict.DISTRICT).path("incidents")) {
            if (one.path("id").asString().equals(id)) {
                return one;
            }
        }
        return json.missingNode();
    }

    private long events(String type) {
        return sql.sql("select count(*) from live_log where type = :type")
                .param("type", type)
                .query(Long.class)
                .single();
    }

    private JsonNode get(String path) throws Exception {
        return get(admin, path).body();
    }

    private Answer get(String who, String path) throws Exception {
        var response =
                http.get().uri(path).header("Authorization", who).exchange().getResponse();
        return new Answer(response.getStatus(), json.readTree(response.getContentAsString()));
    }

    private Answer post(String who, String path, @Nullable Object body) {
        try {
            var request = http.post().uri(path).header("Authorization", who);
            if (body != null) {
                request = request.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body));
            }
            var response = request.exchange().getResponse();
            return new Answer(response.getStatus(), json.readTree(response.getContentAsString()));
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.onegrid.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.Api;
import org.onegrid.test.Api.Answer;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A rehearsal beside real work: what counts while it runs, and what is left of it afterwards. */
@PostgisTest
class RehearsalTest {

    @Autowired
    Api api;

    @Autowired
    RehearsalApi rehearsals;

    @Autowired
    Somebody somebody;

    @Autowired
    JdbcClient sql;

    private String admin;

    @BeforeEach
    void build() {
        admin = rehearsals.administrator();
    }

    @AfterEach
    void end() {
        rehearsals.endAll(admin);
    }

    @Test
    void whileItRunsFiguresCountItAndAfterwardsNothingDoes() throws Exception {
        JsonNode before = rehearsals.board(admin);
        long events = events("incident.reported");
        String id = rehearsals.start(admin, Map.of("name", "演练一", "seed", 42));
        assertThat(rehearsals.board(admin).path("rehearsal").path("cases").asInt(-1))
                .isZero();
        String real = rehearsals.reported(admin, 0, 0, "field", null).path("id").asString();
        JsonNode played = rehearsals.reported(admin, 0, 0, "alarm", id);
        String one = played.path("id").asString();
        rehearsals.reported(admin, 3, 3, "hotline", id);
        assertThat(played.path("rehearsal").asBoolean(false)).isTrue();
        assertThat(api.post(admin, "/api/incidents/" + one + "/actions/accept", Map.of())
                        .status())
                .isEqualTo(200);

        JsonNode board = rehearsals.board(admin);
        assertThat(board.path("rehearsal").path("name").asString()).isEqualTo("演练一");
        assertThat(board.path("rehearsal").path("cases").asInt()).isEqualTo(2);
        assertThat(open(board) - open(before)).isEqualTo(3);
        assertThat(reported(board) - reported(before)).isEqualTo(3);
        assertThat(api.read(admin, "/api/board?area=" + SmallDistrict.WEST + "&window=23h")
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
        JsonNode alarm = api.read(admin, "/api/alarms?area=" + SmallDistrict.WEST + "&state=all")
                .path("alarms")
                .get(0);
        assertThat(alarm.path("rehearsal").asBoolean(false)).isTrue();

        JsonNode ended = rehearsals.end(admin, id).body();
        assertThat(ended.path("endedAt").isNull()).isFalse();
        JsonNode after = rehearsals.board(admin);
        assertThat(after.path("rehearsal").isNull()).isTrue();
        assertThat(open(after) - open(before)).isEqualTo(1);
        assertThat(reported(after) - reported(before)).isEqualTo(1);
        assertThat(listed("")).contains(real).doesNotContain(one);
        assertThat(listed("&rehearsal=true")).contains(one);
        assertThat(counted()).isEqualTo(listed("").size());
        assertThat(openIncidents(one).isMissingNode()).isTrue();
        JsonNode detail = api.read(admin, "/api/incidents/" + one);
        assertThat(detail.path("status").asString()).isEqualTo("rejected");
        JsonNode last = detail.path("timeline").get(2);
        assertThat(last.path("verb").asString()).isEqualTo("reject");
        assertThat(last.path("from").asString()).isEqualTo("accepted");
        assertThat(last.path("opinion").asString()).isEqualTo("演练一");
        assertThat(events("incident.rejected"))
                .as("everybody who shows them hears of both")
                .isGreaterThanOrEqualTo(2);
        assertThat(api.read(admin, "/api/alarms?area=" + SmallDistrict.WEST).path("alarms"))
                .isEmpty();
        assertThat(rehearsals.end(admin, id).body()).isEqualTo(ended);
    }

    @Test
    void onlyThoseWhoMayRehearseMarkSomethingAndOnlyWhileOneRuns() {
        String operator = somebody.bearer(somebody.with(Scope.all(), Role.OPERATOR));
        String supervisor = somebody.in(SmallDistrict.WEST, Role.SUPERVISOR, Role.OPERATOR);
        assertThat(api.post(operator, "/api/rehearsals", Map.of("name", "x")).status())
                .isEqualTo(403);
        assertThat(api.post(supervisor, "/api/rehearsals", Map.of("name", "x")).status())
                .as("the whole is not the supervisor's")
                .isEqualTo(404);
        Answer started = api.post(supervisor, "/api/rehearsals", Map.of("name", "西街道", "area", SmallDistrict.WEST));
        assertThat(started.status()).isEqualTo(201);
        String running = started.id();
        assertThat(api.post(admin, "/api/rehearsals", Map.of("name", "two")).code())
                .isEqualTo("rehearsal-running");
        assertThat(rehearsals.report(operator, 0, 0, "field", running).code()).isEqualTo("rehearsal-not-allowed");
        assertThat(rehearsals.report(admin, 3, 3, "field", running).code()).isEqualTo("rehearsal-elsewhere");
        assertThat(rehearsals.report(admin, 0, 0, "field", "x").code()).isEqualTo("rehearsal-invalid");
        assertThat(rehearsals.report(admin, 0, 0, "field", "999999").code()).isEqualTo("rehearsal-not-running");
        assertThat(rehearsals.report(supervisor, 0, 0, "field", running).status())
                .isEqualTo(201);
        String east = somebody.in(SmallDistrict.EAST, Role.SUPERVISOR);
        assertThat(api.get(east, "/api/rehearsals").body()).isEmpty();
        assertThat(api.get(east, "/api/rehearsals/" + running).status()).isEqualTo(404);
        assertThat(api.get(east, "/api/rehearsals/" + running + "/response").status())
                .isEqualTo(404);
        assertThat(rehearsals.end(east, running).status()).isEqualTo(404);
        assertThat(api.get(east, "/api/board?area=" + SmallDistrict.EAST)
                        .body()
                        .path("rehearsal")
                        .isNull())
                .isTrue();
        assertThat(api.get(supervisor, "/api/rehearsals").body()).hasSize(1);
        rehearsals.end(supervisor, running);
        assertThat(rehearsals.report(admin, 0, 0, "field", running).code()).isEqualTo("rehearsal-not-running");
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("name", "长".repeat(101)),
                Map.of("name", "x", "speed", 0),
                Map.of("name", "x", "speed", 2001))) {
            assertThat(api.post(admin, "/api/rehearsals", wrong).status())
                    .as(wrong.toString())
                    .isEqualTo(422);
        }
    }

    @Test
    void reportsThatRaceWithTheEndLeaveNothingOpen() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            for (int round = 0; round < 8; round++) {
                String id = rehearsals.start(admin, Map.of("name", "race " + round));
                List<Callable<Integer>> work = new ArrayList<>();
                for (int i = 0; i < 24; i++) {
                    boolean ends = i == 12;
                    work.add(() -> ends
                            ? rehearsals.end(admin, id).status()
                            : rehearsals.report(admin, 1, 1, "field", id).status());
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
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private JsonNode board(String more) {
        return api.read(admin, "/api/board?area=" + SmallDistrict.DISTRICT + "&window=24h" + more);
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

    private List<String> listed(String more) {
        List<String> ids = new ArrayList<>();
        api.read(admin, "/api/incidents?limit=500" + more)
                .path("items")
                .forEach(one -> ids.add(one.path("id").asString()));
        return ids;
    }

    private int counted() {
        int sum = 0;
        for (JsonNode count : api.read(admin, "/api/incidents/counts?by=channel")) {
            sum += count.path("count").asInt();
        }
        return sum;
    }

    private JsonNode openIncidents(String id) {
        for (JsonNode one : api.read(admin, "/api/board/incidents?area=" + SmallDistrict.DISTRICT)
                .path("incidents")) {
            if (one.path("id").asString().equals(id)) {
                return one;
            }
        }
        return MissingNode.getInstance();
    }

    private long events(String type) {
        return sql.sql("select count(*) from live_log where type = :type")
                .param("type", type)
                .query(Long.class)
                .single();
    }
}

package org.onegrid.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.test.Api;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** How a rehearsal was answered, and the crews that it brings along. */
@PostgisTest
class RehearsalResponseTest {

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
    void theResponseIsWhatWasLaidOut() {
        String id = rehearsals.start(admin, Map.of("name", "尺子", "speed", 20));
        // accepted after 10, 20, 30, 40 s; dispatched after 100, 200, 300 s; arrived 50 s later but for the third
        int[][] cases = {{10, 100, 150, 400, 900}, {20, 200, 250, 0, 0}, {30, 300, 0, 0, 0}, {40, 0, 0, 0, 0}};
        List<String> ids = new ArrayList<>();
        for (int[] times : cases) {
            String one = rehearsals
                    .reported(admin, ids.size() < 3 ? 0 : 3, 0, "hotline", id)
                    .path("id")
                    .asString();
            ids.add(one);
            lay(one, times);
        }
        String rejected =
                rehearsals.reported(admin, 3, 3, "hotline", id).path("id").asString();
        api.post(admin, "/api/incidents/" + rejected + "/actions/reject", Map.of("opinion", "重复"));
        String real =
                rehearsals.reported(admin, 0, 0, "hotline", null).path("id").asString();
        lay(real, new int[] {5000, 6000, 7000, 8000, 9000});
        rehearsals.reported(admin, 0, 0, "alarm", id);
        String alarm = api.read(admin, "/api/alarms?area=" + SmallDistrict.WEST)
                .path("alarms")
                .get(0)
                .path("id")
                .asString();
        api.post(admin, "/api/alarms/" + alarm + "/take", null);
        sql.sql("update alarm set raised_at = taken_at - interval '7 seconds' where id = :id")
                .param("id", Long.parseLong(alarm))
                .update();
        sql.sql("update rehearsal set started_at = started_at - interval '1 minute' where id = :id")
                .param("id", Long.parseLong(id))
                .update();
        check(api.read(admin, "/api/rehearsals/" + id + "/response"));
        rehearsals.end(admin, id);
        JsonNode ended = api.read(admin, "/api/rehearsals/" + id + "/response");
        check(ended);
        assertThat(ended.path("until")).isEqualTo(ended.path("rehearsal").path("endedAt"));
        String west = somebody.in(SmallDistrict.WEST, Role.SUPERVISOR);
        JsonNode cut = api.get(west, "/api/rehearsals/" + id + "/response").body();
        assertThat(cut.path("cases").asInt()).isEqualTo(4);
        assertThat(cut.path("byStreet")).hasSize(1);
    }

    @Test
    void itsCrewsAreMarkedAreInNoFigureAndLeaveWithIt() throws Exception {
        int before =
                rehearsals.board(admin).path("kpis").path("respondersOnDuty").asInt();
        String id = rehearsals.start(admin, Map.of("name", "车"));
        List<Map<String, Object>> crews = List.of(
                Map.of("code", "R-1", "callsign", "演练一号", "area", SmallDistrict.grid(0, 0)),
                Map.of("code", "R-2", "area", SmallDistrict.grid(3, 3)));
        assertThat(api.post(admin, "/api/rehearsals/" + id + "/crews", crews)
                        .body()
                        .path("crews")
                        .asInt())
                .isEqualTo(2);
        assertThat(api.post(admin, "/api/rehearsals/" + id + "/crews", crews)
                        .body()
                        .path("crews")
                        .asInt())
                .isEqualTo(2);
        var at = SmallDistrict.middle(0, 0);
        assertThat(api.post(
                                admin,
                                "/api/positions",
                                List.of(Map.of("responder", "R-1", "lng", at.lng(), "lat", at.lat())))
                        .status())
                .isEqualTo(200);
        JsonNode listed = api.read(admin, "/api/responders?within=" + SmallDistrict.WEST);
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("kind").asString()).isEqualTo("rehearsal");
        assertThat(listed.get(0).path("lng").asDouble()).isEqualTo(at.lng());
        assertThat(rehearsals.board(admin).path("kpis").path("respondersOnDuty").asInt())
                .isEqualTo(before);
        sql.sql(
                        "insert into responder (code, callsign, kind, area_id, area_path) select 'REAL', 'r', 'crew', id, command_path from area where code = :code")
                .param("code", SmallDistrict.grid(0, 0))
                .update();
        assertThat(api.post(
                                admin,
                                "/api/rehearsals/" + id + "/crews",
                                List.of(Map.of("code", "REAL", "area", SmallDistrict.WEST)))
                        .code())
                .isEqualTo("responder-code-taken");
        assertThat(api.post(
                                admin,
                                "/api/rehearsals/" + id + "/crews",
                                List.of(Map.of("code", "a b", "area", SmallDistrict.WEST)))
                        .code())
                .isEqualTo("code-invalid");
        rehearsals.end(admin, id);
        assertThat(api.read(admin, "/api/responders?within=" + SmallDistrict.DISTRICT))
                .as("but the real one")
                .hasSize(1);
        assertThat(api.post(admin, "/api/rehearsals/" + id + "/crews", crews).code())
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
        JsonNode severity = response.path("bySeverity").get(0);
        assertThat(severity.path("cases").asInt()).isEqualTo(6);
        assertThat(severity.path("code").asString()).isEqualTo("2");
        assertThat(severity.path("name").asString("")).as("streets have names").isEmpty();
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
}

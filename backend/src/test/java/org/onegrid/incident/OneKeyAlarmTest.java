package org.onegrid.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a pressed button sets off, as a client of the feed sees it. */
@PostgisTest
class OneKeyAlarmTest {

    @Autowired
    MockMvcTester http;

    @Autowired
    Api api;

    @Autowired
    Somebody somebody;

    @Autowired
    SmallDistrict district;

    @Autowired
    JdbcClient sql;

    @Autowired
    JsonMapper json;

    private String operator;

    @BeforeEach
    void build() {
        district.build();
        operator = somebody.bearer(somebody.with(Scope.all(), Role.OPERATOR));
    }

    @Test
    void workingOnTheCaseTakesTheAlarmAndItsEndClearsIt() throws Exception {
        JsonNode incident = report("alarm");
        String id = incident.path("id").asString();
        JsonNode alarm = alarms("open").get(0);
        assertThat(alarm.path("kind").asString()).isEqualTo("one-key");
        assertThat(alarm.path("incident").path("id").asString()).isEqualTo(id);
        assertThat(alarm.path("incident").path("code")).isEqualTo(incident.path("code"));
        assertThat(alarm.path("severity")).isEqualTo(incident.path("severity"));
        assertThat(alarm.path("facts").path("category").asString()).isEqualTo("201001");
        assertThat(alarm.path("areaCode").asString()).isEqualTo(SmallDistrict.grid(2, 2));
        act(id, "accept");
        assertThat(alarms("open")).isEmpty();
        for (String verb : List.of("dispatch", "arrive", "handle", "verify", "close")) {
            act(id, verb);
        }
        assertThat(types(incident))
                .containsExactly(
                        "incident.reported",
                        "alarm.raised",
                        "incident.accepted",
                        "alarm.taken",
                        "incident.dispatched",
                        "incident.arrived",
                        "incident.handled",
                        "incident.verified",
                        "incident.closed",
                        "alarm.cleared");
    }

    @Test
    void whoTookTheAlarmKeepsItWhenAnotherWorksOnTheCase() throws Exception {
        JsonNode incident = report("alarm");
        JsonNode alarm = alarms("open").get(0);
        String other = somebody.bearer(somebody.with(Scope.all(), Role.SUPERVISOR));
        post(other, "/api/alarms/" + alarm.path("id").asString() + "/take", null, 200);
        post(
                operator,
                "/api/incidents/" + incident.path("id").asString() + "/actions/reject",
                Map.of("opinion", "误按"),
                200);
        assertThat(types(incident))
                .containsExactly(
                        "incident.reported", "alarm.raised", "alarm.taken", "incident.rejected", "alarm.cleared");
    }

    @Test
    void otherChannelsAndWhatIsLongPastRaiseNone() throws Exception {
        int before = alarms("all").size();
        report("hotline");
        String admin = somebody.administrator();
        String line = json.writeValueAsString(Map.of(
                "category",
                "201001",
                "lng",
                120.005,
                "lat",
                30.005,
                "channel",
                "alarm",
                "status",
                "closed",
                "reportedAt",
                "2026-01-01T00:00:00Z",
                "closedAt",
                "2026-01-01T01:00:00Z"));
        String fresh = json.writeValueAsString(
                Map.of("category", "201001", "lng", 120.005, "lat", 30.005, "channel", "alarm"));
        var answer = http.post()
                .uri("/api/incidents/batch")
                .header("Authorization", admin)
                .contentType("application/x-ndjson")
                .content(line + "\n" + fresh)
                .exchange();
        assertThat(answer.getResponse().getContentAsString().split("\n"))
                .hasSize(2)
                .allMatch(one -> one.contains("created"));
        assertThat(alarms("all")).as("the line of now, and nothing of January").hasSize(before + 1);
    }

    private JsonNode report(String channel) {
        var at = SmallDistrict.middle(2, 2);
        return post(
                operator,
                "/api/incidents",
                Map.of("category", "201001", "lng", at.lng(), "lat", at.lat(), "channel", channel),
                201);
    }

    private void act(String id, String verb) {
        post(operator, "/api/incidents/" + id + "/actions/" + verb, Map.of(), 200);
    }

    private JsonNode post(String who, String path, @Nullable Object body, int expected) {
        Answer answer = api.post(who, path, body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(expected);
        return answer.body();
    }

    private List<JsonNode> alarms(String state) {
        return api.read(operator, "/api/alarms?area=" + SmallDistrict.DISTRICT + "&state=" + state)
                .path("alarms")
                .valueStream()
                .toList();
    }

    /** What was told of a case and its alarm, in the order of the log. */
    private List<String> types(JsonNode incident) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            if (sql.sql("select count(*) from live_log where position is null")
                            .query(Long.class)
                            .single()
                    == 0) {
                break;
            }
            Thread.sleep(20);
        }
        return sql.sql("""
                        select type from live_log
                        where payload::json ->> 'id' = :id and topic = 'incidents'
                           or payload::json -> 'incident' ->> 'id' = :id
                        order by position
                        """)
                .param("id", incident.path("id").asString())
                .query(String.class)
                .list();
    }
}

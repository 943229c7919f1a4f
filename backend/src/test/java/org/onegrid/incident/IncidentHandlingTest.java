package org.onegrid.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onegrid.incident.IncidentApi.report;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.test.Api;
import org.onegrid.test.Api.Answer;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A case goes its way step by step, by the hands of those who may. */
@PostgisTest
class IncidentHandlingTest {

    @Autowired
    Api api;

    @Autowired
    IncidentApi incidents;

    @Autowired
    Somebody somebody;

    @Autowired
    SmallDistrict district;

    @Autowired
    JdbcClient sql;

    private String admin;

    @BeforeEach
    void build() {
        district.build();
        admin = somebody.administrator();
    }

    @Test
    void aCaseGoesThroughTheChainAndItsTimelineTells() {
        String id = incidents.post(admin, null, report(0, 0, Map.of())).id();
        Answer wrong = incidents.act(admin, id, "arrive", Map.of(), null);
        assertThat(wrong.status()).isEqualTo(409);
        assertThat(wrong.code()).isEqualTo("illegal-transition");
        assertThat(wrong.body().path("allowed").toString()).isEqualTo("[\"accept\",\"reject\"]");
        assertThat(incidents.act(admin, id, "dance", Map.of(), null).code()).isEqualTo("verb-unknown");
        long before = 0;
        for (String verb : List.of("accept", "dispatch", "arrive", "handle", "verify", "close")) {
            Answer answer = incidents.act(admin, id, verb, Map.of("opinion", "意见", "holder", "T1"), null);
            assertThat(answer.status()).as(verb + answer.body()).isEqualTo(200);
            assertThat(answer.body().path("verb").asString()).isEqualTo(verb);
            assertThat(answer.body().path("position").asLong()).isGreaterThan(before);
            before = answer.body().path("position").asLong();
        }
        JsonNode detail = api.get(admin, "/api/incidents/" + id).body();
        assertThat(detail.path("status").asString()).isEqualTo("closed");
        assertThat(detail.path("holder").asString()).isEqualTo("T1");
        assertThat(detail.path("timeline")
                        .valueStream()
                        .map(step -> step.path("verb").asString()))
                .containsExactly("report", "accept", "dispatch", "arrive", "handle", "verify", "close");
        assertThat(detail.path("verbs")).isEmpty();
        assertThat(detail.path("closedAt").asString()).isNotEmpty();
    }

    @Test
    void ofTwoWithTheSameVersionOneWins() {
        String id = incidents.post(admin, null, report(0, 0, Map.of())).id();
        assertThat(incidents
                        .act(admin, id, "accept", Map.of("version", 1), null)
                        .status())
                .isEqualTo(200);
        Answer stale = incidents.act(admin, id, "reject", Map.of("version", 1, "opinion", "重复"), null);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("version-stale");
        String key = "act-" + System.nanoTime();
        Answer first = incidents.act(admin, id, "dispatch", Map.of("version", 2), key);
        Answer again = incidents.act(admin, id, "dispatch", Map.of("version", 2), key);
        assertThat(first.status()).isEqualTo(200);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void twoHandsOnOneCaseLeaveOneStepAtATime() throws Exception {
        String id = incidents.post(admin, null, report(0, 0, Map.of())).id();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Answer> call = () -> incidents.act(admin, id, "accept", Map.of(), null);
            int done = 0;
            for (Future<Answer> future : threads.invokeAll(List.of(call, call, call, call))) {
                done += future.get().status() == 200 ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
        assertThat(api.get(admin, "/api/incidents/" + id).body().path("timeline"))
                .hasSize(2);
    }

    @Test
    void theTimelineCannotBeRewritten() {
        incidents.post(admin, null, report(0, 0, Map.of()));
        assertThatThrownBy(() -> sql.sql("delete from incident_step").update()).hasMessageContaining("append-only");
    }

    @Test
    void thoseWhoOnlyReadCannotReportOrHandle() {
        String leader = somebody.in(SmallDistrict.DISTRICT, Role.LEADER);
        assertThat(incidents.post(leader, null, report(0, 0, Map.of())).status())
                .isEqualTo(403);
        String id = incidents.post(admin, null, report(0, 0, Map.of())).id();
        assertThat(incidents.act(leader, id, "accept", Map.of(), null).status()).isEqualTo(403);
        assertThat(api.get(leader, "/api/incidents/" + id).status()).isEqualTo(200);
        assertThat(api.get(leader, "/api/categories").body()).isNotEmpty();
        assertThat(api.get(leader, "/api/channels").body()).isNotEmpty();
    }
}

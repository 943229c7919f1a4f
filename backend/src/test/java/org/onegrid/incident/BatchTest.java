package org.onegrid.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.Api;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PostgisTest
class BatchTest {

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

    private String admin;

    @BeforeEach
    void build() {
        district.build();
        admin = somebody.administrator();
    }

    @Test
    void aBadLineSpoilsNoOther() {
        long before = count("select count(*) from incident");
        String body = String.join(
                "\n",
                line(0, 0, Map.of("sourceId", "b-1")), // 1
                "{not json",
                line(0, 0, Map.of("category", "999999")),
                "",
                line(0, 0, Map.of("lng", 121.0)), // 5
                line(1, 1, Map.of("sourceId", "b-1")),
                "{\"description\":\"" + "x".repeat(70_000) + "\"}",
                line(2, 2, Map.of("colour", "red")),
                "null",
                "[1,2]", // 10
                line(3, 3, Map.of("title", "a\u0000b")),
                line(3, 3, Map.of("sourceId", "b-2")) + "\r",
                line(3, 3, Map.of("reportedAt", "soon")));
        List<JsonNode> verdicts = take(admin, body);
        assertThat(verdicts.stream().map(v -> v.path("line").asInt()).toList())
                .containsExactly(1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        assertThat(verdicts.stream().map(BatchTest::said).toList())
                .containsExactly(
                        "created",
                        "line-unreadable",
                        "category-unknown",
                        "outside-district",
                        "existing",
                        "line-too-long",
                        "line-unreadable",
                        "line-unreadable",
                        "line-unreadable",
                        "text-invalid",
                        "created",
                        "time-invalid");
        assertThat(verdicts.get(4).path("id")).isEqualTo(verdicts.get(0).path("id"));
        assertThat(verdicts.get(10).path("areaCode").asString()).isEqualTo(SmallDistrict.grid(3, 3));
        assertThat(count("select count(*) from incident")).isEqualTo(before + 2);
    }

    @Test
    void everyCreatedLineIsOneIncidentOneStepAndOneEventAndAgainIsNone() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 1_234; i++) {
            body.append(line(i % 4, i / 4 % 4, Map.of("sourceId", "many-" + i))).append('\n');
        }
        long events = count("select count(*) from live_log");
        List<JsonNode> first = take(admin, body.toString());
        assertThat(first).hasSize(1_234).allMatch(v -> said(v).equals("created"));
        assertThat(count("select count(*) from live_log")).isEqualTo(events + 1_234);
        assertThat(count("select count(distinct code) from incident where source_id like 'many-%'"))
                .isEqualTo(1_234);
        assertThat(count("select count(*) from incident_step s join incident i on i.id = s.incident_id"
                        + " where i.source_id like 'many-%'"))
                .isEqualTo(1_234);
        List<JsonNode> again = take(admin, body.toString());
        assertThat(again).hasSize(1_234).allMatch(v -> said(v).equals("existing"));
        assertThat(again.stream().map(v -> v.path("id")).toList())
                .isEqualTo(first.stream().map(v -> v.path("id")).toList());
        assertThat(count("select count(*) from live_log")).isEqualTo(events + 1_234);
    }

    @Test
    void onlyThoseWhoMayImportSayWhatHappenedBefore() {
        String past = line(
                0,
                0,
                Map.of(
                        "sourceId", "past-1",
                        "reportedAt", "2018-10-21T00:00:00-04:00",
                        "closedAt", "2018-10-21T00:59:00-04:00",
                        "dueAt", "2018-10-21T08:00:00-04:00"));
        String operator = somebody.bearer(somebody.with(Scope.all(), Role.OPERATOR));
        assertThat(said(take(operator, past).get(0))).isEqualTo("import-not-allowed");
        JsonNode verdict = take(admin, past).get(0);
        assertThat(said(verdict)).isEqualTo("created");
        assertThat(verdict.path("code").asString()).startsWith("SJ20181021");
        assertThat(sql.sql(
                                "select status || ' ' || channel || ' ' || (closed_at <= due_at) from incident where source_id = 'past-1'")
                        .query(String.class)
                        .single())
                .isEqualTo("closed import true");
        String backwards = line(0, 0, Map.of("reportedAt", "2018-10-21T00:00:00Z", "closedAt", "2018-10-20T00:00:00Z"));
        assertThat(said(take(admin, backwards).get(0))).isEqualTo("time-out-of-order");
        String contradicts = line(
                0,
                0,
                Map.of("reportedAt", "2018-10-21T00:00:00Z", "closedAt", "2018-10-22T00:00:00Z", "status", "accepted"));
        assertThat(said(take(admin, contradicts).get(0))).isEqualTo("status-contradicts-times");
        assertThat(said(take(admin, line(0, 0, Map.of("status", "gone"))).get(0)))
                .isEqualTo("status-unknown");
    }

    @Test
    void aBatchStopsAtTheBordersOfItsSender() {
        long west = district.area(SmallDistrict.WEST).id();
        String operator = somebody.bearer(somebody.with(Scope.of(Set.of(west)), Role.OPERATOR));
        take(admin, line(3, 3, Map.of("sourceId", "theirs")));
        List<JsonNode> verdicts = take(
                operator,
                line(0, 0, Map.of()) + "\n" + line(3, 3, Map.of()) + "\n" + line(0, 0, Map.of("sourceId", "theirs")));
        assertThat(verdicts.stream().map(BatchTest::said).toList())
                .containsExactly("created", "outside-area", "source-id-taken");
        assertThat(verdicts.get(2).has("id")).isFalse();
    }

    @Test
    void batchesWithTheSameCasesInAnotherOrderDoNotBlockEachOther() throws Exception {
        List<String> lines = new java.util.ArrayList<>();
        for (int i = 0; i < 400; i++) {
            lines.add(line(i % 4, i / 4 % 4, Map.of("sourceId", "cross-" + i)));
        }
        String forwards = String.join("\n", lines);
        java.util.Collections.reverse(lines);
        String backwards = String.join("\n", lines);
        var threads = java.util.concurrent.Executors.newFixedThreadPool(4);
        try {
            int created = 0;
            for (var future : threads.invokeAll(List.<java.util.concurrent.Callable<List<JsonNode>>>of(
                    () -> take(admin, forwards),
                    () -> take(admin, backwards),
                    () -> take(admin, forwards),
                    () -> take(admin, backwards)))) {
                for (JsonNode verdict : future.get()) {
                    assertThat(said(verdict)).isIn("created", "existing");
                    created += said(verdict).equals("created") ? 1 : 0;
                }
            }
            assertThat(created).isEqualTo(400);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void countsAgreeWithWhatWasSent() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            body.append(line(
                            i % 3,
                            2,
                            Map.of("category", "201001", "reportedAt", "2001-02-0" + (1 + i % 5) + "T12:00:00+08:00")))
                    .append('\n');
        }
        take(admin, body.toString());
        String range = "&from=2001-01-01T00:00:00Z&to=2002-01-01T00:00:00Z";
        assertThat(counts("by=area" + range))
                .isEqualTo(Map.of(
                        SmallDistrict.grid(0, 2), 10, SmallDistrict.grid(1, 2), 10, SmallDistrict.grid(2, 2), 10));
        assertThat(counts("by=area&area=" + SmallDistrict.WEST + range)).hasSize(2);
        assertThat(counts("by=category" + range)).isEqualTo(Map.of("201001", 30));
        assertThat(counts("by=status" + range)).isEqualTo(Map.of("reported", 30));
        assertThat(counts("by=day" + range)).hasSize(5).containsEntry("2001-02-03", 6);
    }

    private Map<String, Integer> counts(String query) {
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode one : api.read(admin, "/api/incidents/counts?" + query)) {
            counts.put(one.path("key").asString(), one.path("count").asInt());
        }
        return counts;
    }

    private static String said(JsonNode verdict) {
        return verdict.path("problem")
                .path("code")
                .asString(verdict.path("status").asString());
    }

    private String line(int column, int row, Map<String, Object> instead) {
        return json.writeValueAsString(IncidentApi.report(column, row, instead));
    }

    private List<JsonNode> take(String bearer, String body) {
        var answer = api.response(
                HttpMethod.POST,
                bearer,
                "/api/incidents/batch",
                body,
                HttpHeaders.CONTENT_TYPE,
                "application/x-ndjson");
        assertThat(answer.getStatus()).isEqualTo(200);
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8)
                .lines()
                .map(json::readTree)
                .toList();
    }

    private long count(String query) {
        return sql.sql(query).query(Long.class).single();
    }
}

package org.onegrid.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.Analyses;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Jobs: who may, in which turn, once only, given up when nobody waits, kept. */
@PostgisTest
class AnalyticsJobsTest {

    /** An analysis that goes on until it is let go, and says in which order it was begun. */
    @TestConfiguration
    static class WithLongOne {
        @Bean
        LongOne longOne() {
            return new LongOne();
        }
    }

    static class LongOne implements Analysis<LongOne.Wish> {

        record Wish(@Nullable String name) {}

        final List<String> begun = Collections.synchronizedList(new ArrayList<>());
        volatile CountDownLatch gate = new CountDownLatch(1);

        @Override
        public String kind() {
            return "long-one";
        }

        @Override
        public boolean needsWindow() {
            return false;
        }

        @Override
        public Wish wish(Definition definition) {
            return definition.wishAs(Wish.class, "a name");
        }

        @Override
        public Map<String, Object> inputs(Definition definition, Wish wish) {
            return Map.of();
        }

        @Override
        public Result compute(Task task, Wish wish) {
            String name = String.valueOf(wish.name());
            begun.add(name);
            if (name.startsWith("broken")) {
                throw new IllegalStateException("as the test wants it");
            }
            while (gate.getCount() > 0) {
                task.progress(0.5);
                try {
                    Thread.sleep(5);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            // long enough for the other worker to begin what it took before this one takes the next
            LockSupport.parkNanos(50_000_000);
            Row total = Row.of(task.rows(), task.area(), Map.of("n", 1), null);
            return Result.of(new Table(List.of(Column.count("n")), List.of(), total));
        }
    }

    @Autowired
    LongOne longOne;

    @Autowired
    Analyses analyses;

    @Autowired
    SomeCases cases;

    @Autowired
    SmallDistrict district;

    @Autowired
    Somebody somebody;

    @Autowired
    MockMvcTester http;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient sql;

    @Autowired
    Partition partition;

    private String admin;

    @BeforeEach
    void layOut() {
        cases.layOut();
        admin = somebody.administrator();
        longOne.begun.clear();
        longOne.gate = new CountDownLatch(1);
    }

    @AfterEach
    void letAllGo() throws InterruptedException {
        longOne.gate.countDown();
        int begun;
        do {
            begun = longOne.begun.size();
            Thread.sleep(200);
        } while (longOne.begun.size() > begun);
    }

    private static String named(String name) {
        return "{\"kind\":\"long-one\",\"area\":\"%s\",\"wish\":{\"name\":\"%s\"}}"
                .formatted(SmallDistrict.DISTRICT, name);
    }

    private static String response(String area) {
        LocalDate today = LocalDate.now();
        return """
                {"kind":"response-time","area":"%s","window":{"from":"%s","to":"%s"},
                 "wish":{"surface":{"cellMeters":100,"bandwidthMeters":400}}}
                """.formatted(area, today.minusDays(30), today);
    }

    private String id(String bearer, String definition) {
        return json.readTree(analyses.post(bearer, definition).getContentAsByteArray())
                .path("id")
                .asString();
    }

    private String state(String bearer, String id) {
        return json.readTree(analyses.get(bearer, "/jobs/" + id).getContentAsByteArray())
                .path("state")
                .asString();
    }

    private int cancel(String bearer, String id) {
        return http.delete()
                .uri("/api/analytics/jobs/" + id)
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private void await(String bearer, String id, String state) throws InterruptedException {
        for (int i = 0; i < 1_000 && !state(bearer, id).equals(state); i++) {
            Thread.sleep(10);
        }
        assertThat(state(bearer, id)).isEqualTo(state);
    }

    @Test
    void theSameQuestionHasTheSameIdAndTheSameBytesHoweverItIsPut() {
        byte[] first = analyses.bytes(admin, response(SmallDistrict.DISTRICT));
        byte[] again = analyses.bytes(somebody.administrator(), response(SmallDistrict.DISTRICT));
        String speltOut = response(SmallDistrict.DISTRICT)
                .replace(
                        "\"wish\":{",
                        "\"tree\":\"administrative\",\"level\":\"street\",\"filters\":{},\"wish\":{\"limitMinutes\":30,");
        assertThat(again).isEqualTo(first);
        assertThat(analyses.bytes(admin, speltOut)).isEqualTo(first);
        // once more from nothing
        sql.sql("delete from analysis_result").update();
        KeptResult kept = fresh(json.readTree(first).path("id").asString());
        assertThat(kept).isNull();
    }

    private @Nullable KeptResult fresh(String id) {
        return new KeptResults(sql, partition)
                .find(somebody.with(Scope.all(), Role.LEADER), id)
                .orElse(null);
    }

    @Test
    void aResultSurvivesARestartToTheByte() {
        byte[] before = analyses.bytes(admin, response(SmallDistrict.WEST));
        String id = json.readTree(before).path("id").asString();
        KeptResult kept = fresh(id);
        assertThat(kept).isNotNull();
        assertThat(StoredForm.canonical(kept.result().table()))
                .isEqualTo(StoredForm.canonical(
                        json.readValue(json.writeValueAsBytes(kept.result().table()), Table.class)));
        assertThat(StoredForm.write(StoredForm.read(id, StoredForm.write(kept))))
                .isEqualTo(StoredForm.write(kept));
        assertThat(kept.result().surface()).isNotNull();
        assertThat(kept.definition().kind()).isEqualTo("response-time");
    }

    @Test
    void otherPeoplesAreasAreNotThere() {
        String west = somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(SmallDistrict.WEST).id())), Role.LEADER));
        assertThat(analyses.refused(west, response(SmallDistrict.EAST), 404)
                        .path("code")
                        .asString())
                .isEqualTo("not-found");
        assertThat(analyses.refused(west, response(SmallDistrict.DISTRICT), 404)
                        .path("code")
                        .asString())
                .isEqualTo("not-found");
        String id = json.readTree(analyses.bytes(admin, response(SmallDistrict.EAST)))
                .path("id")
                .asString();
        assertThat(analyses.get(west, "/results/" + id).getStatus()).isEqualTo(404);
        assertThat(analyses.get(west, "/jobs/" + id).getStatus()).isEqualTo(404);
        assertThat(cancel(west, id)).isEqualTo(404);
        // from the table, too
        assertThat(new KeptResults(sql, partition)
                        .find(
                                somebody.with(
                                        Scope.of(Set.of(district.area(SmallDistrict.WEST)
                                                .id())),
                                        Role.LEADER),
                                id))
                .isEmpty();
        assertThat(analyses.bytes(west, response(SmallDistrict.WEST))).isNotEmpty();
        String member = somebody.bearer(somebody.with(Scope.all(), Role.GRID_MEMBER));
        assertThat(analyses.refused(member, response(SmallDistrict.WEST), 403)
                        .path("code")
                        .asString())
                .isEqualTo("forbidden");
    }

    @Test
    void jobsTakeTurnsByPerson() throws Exception {
        Person busy = somebody.with(Scope.all(), Role.LEADER);
        Person other = somebody.with(Scope.all(), Role.LEADER);
        String a = somebody.bearer(busy);
        String b = somebody.bearer(other);
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            ids.add(id(a, named("a" + i)));
        }
        for (int i = 0; i < 500 && longOne.begun.size() < 2; i++) {
            Thread.sleep(10);
        }
        String last = id(b, named("b1"));
        JsonNode job = json.readTree(analyses.get(b, "/jobs/" + last).getContentAsByteArray());
        assertThat(job.path("state").asString()).isEqualTo("queued");
        assertThat(job.path("ahead").asInt()).isLessThanOrEqualTo(1);
        longOne.gate.countDown();
        for (String id : ids) {
            await(a, id, "done");
        }
        await(b, last, "done");
        assertThat(longOne.begun.indexOf("b1")).as(longOne.begun.toString()).isLessThanOrEqualTo(3);
    }

    @Test
    void aJobIsGivenUpWhenNobodyWaitsAnyMore() throws Exception {
        String one = somebody.administrator();
        String two = somebody.administrator();
        String id = id(one, named("shared"));
        assertThat(id(two, named("shared"))).isEqualTo(id);
        assertThat(cancel(one, id)).isEqualTo(204);
        await(two, id, "running");
        assertThat(longOne.begun).as("one job for both").containsExactly("shared");
        assertThat(cancel(two, id)).isEqualTo(204);
        await(two, id, "cancelled");
        // asked for again it begins again
        assertThat(id(two, named("shared"))).isEqualTo(id);
        longOne.gate.countDown();
        await(two, id, "done");
        assertThat(longOne.begun).containsExactly("shared", "shared");
    }

    @Test
    void tooMuchIsRefusedAndSaysWhenToComeBack() {
        MockHttpServletResponse refused = null;
        for (int i = 0; i < Jobs.MOST_OF_ONE + 3; i++) {
            MockHttpServletResponse answer = analyses.post(admin, named("many" + i));
            if (answer.getStatus() != 202) {
                refused = answer;
            }
        }
        assertThat(refused).isNotNull();
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
    }

    @Test
    void whatFailsSaysSoWithoutItsInside() {
        JsonNode job = analyses.job(admin, named("broken"));
        assertThat(job.path("state").asString()).isEqualTo("failed");
        assertThat(job.path("problem").path("code").asString()).isEqualTo("internal-error");
        assertThat(job.toString()).doesNotContain("as the test wants it");
        assertThat(analyses.get(admin, "/results/" + job.path("id").asString()).getStatus())
                .isEqualTo(404);
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        Map<String, String> refusals = new HashMap<>();
        String begin = "{\"kind\":\"response-time\",\"area\":\"" + SmallDistrict.DISTRICT + "\"";
        String window = ",\"window\":{\"from\":\"2026-01-01\",\"to\":\"2026-02-01\"}";
        refusals.put("{\"kind\":\"guess\",\"area\":\"990100\"}", "kind-unknown");
        refusals.put("{\"kind\":\"response-time\"}", "definition-incomplete");
        refusals.put(begin + "}", "window-missing");
        refusals.put(begin + ",\"window\":{\"from\":\"2026-02-01\",\"to\":\"2026-01-01\"}}", "window-invalid");
        refusals.put(begin + ",\"window\":{\"from\":\"2006-02-01\",\"to\":\"2026-01-01\"}}", "window-invalid");
        refusals.put(begin + window + ",\"level\":\"block\"}", "level-invalid");
        refusals.put(begin + window + ",\"tree\":\"family\"}", "tree-unknown");
        refusals.put(begin + window + ",\"boundaries\":\"never\"}", "boundaries-unknown");
        refusals.put(begin + window + ",\"frames\":\"second\"}", "frames-unknown");
        refusals.put(begin + window.replace("2026-02", "2027-02") + ",\"frames\":\"day\"}", "too-many-frames");
        refusals.put(begin + window + ",\"scaleOf\":\"x\"}", "scale-unknown");
        refusals.put(begin + window + ",\"filters\":{\"hours\":{\"from\":7,\"to\":7}}}", "hours-invalid");
        refusals.put(begin + window + ",\"filters\":{\"days\":\"sundays\"}}", "days-unknown");
        refusals.put(
                begin + window + ",\"filters\":{\"categories\":[\"'; drop table incident\"]}}", "category-unknown");
        refusals.put(begin + window + ",\"filters\":{\"channels\":[\"a}b\"]}}", "channel-unknown");
        refusals.put(begin + window + ",\"wish\":{\"speed\":3}}", "wish-invalid");
        refusals.put(begin + window + ",\"wish\":{\"phase\":\"lunch\"}}", "phase-unknown");
        refusals.put(begin + window + ",\"wish\":{\"quantile\":1}}", "quantile-invalid");
        refusals.put(begin + window + ",\"wish\":{\"limitMinutes\":0}}", "limit-invalid");
        refusals.put(
                begin + window + ",\"wish\":{\"surface\":{\"cellMeters\":100,\"bandwidthMeters\":150}}}",
                "surface-invalid");
        refusals.forEach((definition, code) -> assertThat(
                        analyses.refused(admin, definition, 422).path("code").asString())
                .as(definition)
                .isEqualTo(code));
    }
}

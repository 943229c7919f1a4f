package org.onegrid.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.Datum;
import org.onegrid.geo.LngLat;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.live.LiveLog;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PostgisTest
class IncidentsApiTest {

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

    @Autowired
    LiveLog live;

    private String admin;

    /** What came back. */
    record Answer(int status, JsonNode body) {
        String code() {
            return body.path("code").asString("");
        }
    }

    @BeforeEach
    void build() {
        district.build();
        admin = somebody.administrator();
    }

    @Test
    void aReportGetsItsGridFromItsPlaceAndAPositionInTheLog() {
        Answer answer = post(admin, null, report(3, 3, Map.of("title", "井盖缺失")));
        assertThat(answer.status()).isEqualTo(201);
        JsonNode body = answer.body();
        assertThat(body.path("areaCode").asString()).isEqualTo("990100002002004");
        assertThat(body.path("areaPath").asString()).isEqualTo("990100.9901C1.990100002.990100002002.990100002002004");
        assertThat(body.path("status").asString()).isEqualTo("reported");
        assertThat(body.path("kind").asString()).isEqualTo("part");
        assertThat(body.path("version").asInt()).isEqualTo(1);
        assertThat(body.path("code").asString()).matches("SJ\\d{14}");
        assertThat(body.path("position").asLong()).isPositive();
        String day = Instant.now()
                .atZone(java.time.ZoneId.of("Asia/Shanghai"))
                .toLocalDate()
                .toString();
        assertThat(body.path("code").asString()).startsWith("SJ" + day.replace("-", ""));
        JsonNode event = json.readTree(sql.sql("select payload from live_log where position = :position")
                .param("position", body.path("position").asLong())
                .query(String.class)
                .single());
        assertThat(event.path("id")).isEqualTo(body.path("id"));
        assertThat(event.path("verb").asString()).isEqualTo("report");
    }

    @Test
    void convertsTheDatumItIsTold() {
        LngLat middle = SmallDistrict.middle(1, 1);
        var shifted = Datum.GCJ02.fromStored(middle);
        Map<String, Object> body = new TreeMap<>(report(0, 0, Map.of("datum", "gcj02")));
        body.put("lng", shifted.x);
        body.put("lat", shifted.y);
        JsonNode incident = post(admin, null, body).body();
        assertThat(incident.path("lng").asDouble()).isCloseTo(middle.lng(), within(1e-6));
        assertThat(incident.path("lat").asDouble()).isCloseTo(middle.lat(), within(1e-6));
        assertThat(incident.path("areaCode").asString()).isEqualTo(SmallDistrict.grid(1, 1));
    }

    @Test
    void refusesWhatCannotBeMeantAndSaysWhy() {
        refused(422, "coordinates-swapped", Map.of("lng", 30.005, "lat", 120.005));
        refused(422, "coordinate-not-finite", Map.of("lng", "NaN"));
        refused(422, "coordinate-out-of-range", Map.of("lng", 520.0, "lat", 31.0));
        refused(422, "outside-district", Map.of("lng", 121.0));
        refused(422, "datum-unknown", Map.of("datum", "mars"));
        refused(422, "category-unknown", Map.of("category", "999999"));
        refused(422, "channel-unknown", Map.of("channel", "pigeon"));
        refused(422, "severity-invalid", Map.of("severity", 5));
        refused(422, "text-too-long", Map.of("title", "长".repeat(201)));
        refused(422, "text-too-long", Map.of("description", "x".repeat(5001)));
        refused(422, "text-invalid", Map.of("title", "a\u0000b"));
        refused(422, "time-invalid", Map.of("reportedAt", "yesterday"));
        refused(422, "time-invalid", Map.of("reportedAt", "+999999999-01-01T00:00:00Z"));
        refused(
                422,
                "time-in-future",
                Map.of("reportedAt", Instant.now().plusSeconds(600).toString()));
        refused(400, "body-unreadable", Map.of("lon", 120.0));
        assertThat(postText(admin, "{\"category\":\"101001\",\"lng\":120,\"lat\":30,\"title\":\"a\\ud800b\"}")
                        .code())
                .isEqualTo("text-invalid");
        assertThat(postText(admin, "[".repeat(100_000)).status()).isEqualTo(400);
        assertThat(postText(admin, "{\"category\":").status()).isEqualTo(400);
        assertThat(postText(admin, "null").status()).isEqualTo(400);
        Map<String, Object> without = new TreeMap<>(report(0, 0, Map.of()));
        without.remove("lng");
        assertThat(post(admin, null, without).code()).isEqualTo("place-missing");
    }

    private void refused(int status, String code, Map<String, Object> instead) {
        Answer answer = post(admin, null, report(0, 0, instead));
        assertThat(answer.code()).as(instead.toString()).isEqualTo(code);
        assertThat(answer.status()).as(instead.toString()).isEqualTo(status);
    }

    @Test
    void saysHowFarOutsideAPlaceNearbyLies() {
        JsonNode near = post(admin, null, report(0, 0, Map.of("lng", 119.99))).body();
        assertThat(near.path("code").asString()).isEqualTo("outside-district");
        // 0.01° of longitude on the parallel of 30.005° N of the ellipsoid CGCS2000
        assertThat(near.path("distanceMeters").asDouble()).isCloseTo(964.8, within(1.0));
        JsonNode far = post(admin, null, report(0, 0, Map.of("lng", 119.9))).body();
        assertThat(far.has("distanceMeters")).isFalse();
    }

    @Test
    void keepsTextAsItCame() {
        String naughty = "Ω≈ç√ ﷽ 👩‍👩‍👧‍👦 ' or 1=1 -- <script>alert(1)</script> %s ${x} \u202etest \ufeff";
        JsonNode created = post(
                        admin, null, report(0, 0, Map.of("title", naughty, "description", "第一行\n第二行\t\"引号\"\\")))
                .body();
        JsonNode read =
                get(admin, "/api/incidents/" + created.path("id").asString()).body();
        assertThat(read.path("title").asString()).isEqualTo(naughty.strip());
        assertThat(read.path("description").asString()).isEqualTo("第一行\n第二行\t\"引号\"\\");
    }

    @Test
    void theSameKeyAndBodyGetsTheSameAnswerAnotherBodyIsRefused() {
        Map<String, Object> body = report(0, 0, Map.of());
        String key = "k" + System.nanoTime();
        Answer first = post(admin, key, body);
        Answer second = post(admin, key, body);
        assertThat(second).isEqualTo(first);
        Answer other = post(admin, key, report(1, 1, Map.of()));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
        Answer invalid = post(admin, "a key", body);
        assertThat(invalid.code()).isEqualTo("idempotency-key-invalid");
        String somebodyElse = somebody.administrator();
        assertThat(post(somebodyElse, key, report(1, 1, Map.of())).status()).isEqualTo(201);
    }

    @Test
    void twoAtOnceWithOneKeyMakeOneIncident() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 25; round++) {
                Map<String, Object> body = report(0, 0, Map.of("title", "same " + round));
                String key = "both-" + round;
                Callable<Answer> call = () -> post(admin, key, body);
                Set<String> ids = new HashSet<>();
                for (Future<Answer> future : threads.invokeAll(List.of(call, call))) {
                    Answer answer = future.get();
                    if (answer.status() == 409) {
                        assertThat(answer.code()).isEqualTo("idempotency-in-flight");
                    } else {
                        assertThat(answer.status()).isEqualTo(201);
                        ids.add(answer.body().path("id").asString());
                    }
                }
                assertThat(ids).as("round " + round).hasSize(1);
                assertThat(count("select count(*) from incident where title = 'same " + round + "'"))
                        .isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aKeyWhoseTransactionIsOpenIsInFlightAndNothingStaysLocked() throws Exception {
        var person = somebody.with(Scope.all(), Role.OPERATOR);
        String bearer = somebody.bearer(person);
        Map<String, Object> body = report(0, 0, Map.of());
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, ?))")) {
                lock.setString(1, "killed");
                lock.setLong(2, person.id());
                lock.execute();
            }
            Answer answer = post(bearer, "killed", body);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("idempotency-in-flight");
            connection.rollback();
        }
        assertThat(post(bearer, "killed", body).status()).isEqualTo(201);
    }

    @Autowired
    javax.sql.DataSource dataSource;

    @Test
    void theSameSourceIdIsTheSameIncident() throws Exception {
        Map<String, Object> body = report(0, 0, Map.of("channel", "hotline", "sourceId", "H-1"));
        Answer first = post(admin, null, body);
        Answer second = post(admin, "any-" + System.nanoTime(), body);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().path("id")).isEqualTo(first.body().path("id"));
        assertThat(post(admin, null, report(0, 0, Map.of("channel", "urban", "sourceId", "H-1")))
                        .status())
                .isEqualTo(201);
        String east = bearer(Role.OPERATOR, SmallDistrict.EAST);
        Answer foreign = post(east, null, report(3, 3, Map.of("channel", "hotline", "sourceId", "H-1")));
        assertThat(foreign.status()).isEqualTo(409);
        assertThat(foreign.code()).isEqualTo("source-id-taken");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Answer> call = () -> post(admin, null, report(0, 0, Map.of("sourceId", "race")));
            List<Future<Answer>> futures = threads.invokeAll(List.of(call, call, call, call));
            Set<String> ids = new HashSet<>();
            int created = 0;
            for (Future<Answer> future : futures) {
                ids.add(future.get().body().path("id").asString());
                created += future.get().status() == 201 ? 1 : 0;
            }
            assertThat(ids).hasSize(1);
            assertThat(created).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void anotherAreasIncidentIsNotThere() {
        String west = bearer(Role.OPERATOR, SmallDistrict.WEST);
        Answer outside = post(west, null, report(3, 3, Map.of()));
        assertThat(outside.status()).isEqualTo(404);
        assertThat(outside.code()).isEqualTo("outside-area");
        JsonNode eastern =
                post(admin, null, report(3, 3, Map.of("title", "东边的事"))).body();
        String id = eastern.path("id").asString();
        for (String path : List.of(id, eastern.path("code").asString(), "999999999", "nonsense", "0")) {
            assertThat(get(west, "/api/incidents/" + path).status()).as(path).isEqualTo(404);
            assertThat(act(west, path, "accept", Map.of(), null).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(get(west, "/api/incidents?area=" + SmallDistrict.EAST).status())
                .isEqualTo(404);
        for (JsonNode item : get(west, "/api/incidents?limit=500").body().path("items")) {
            assertThat(item.path("areaPath").asString()).contains(SmallDistrict.WEST);
        }
        assertThat(get(west, "/api/incidents?q=东边的事").body().path("items")).isEmpty();
        assertThat(get(west, "/api/incidents?area=" + SmallDistrict.DISTRICT + "&q=东边的事")
                        .body()
                        .path("items"))
                .isEmpty();
        for (JsonNode count : get(west, "/api/incidents/counts?by=area").body()) {
            assertThat(count.path("key").asString()).startsWith(SmallDistrict.WEST);
        }
        String committee = bearer(Role.OPERATOR, SmallDistrict.COMMITTEE);
        assertThat(get(committee, "/api/incidents/" + id).status()).isEqualTo(200);
    }

    @Test
    void aCaseGoesThroughTheChainAndItsTimelineTells() {
        String id = post(admin, null, report(0, 0, Map.of())).body().path("id").asString();
        Answer wrong = act(admin, id, "arrive", Map.of(), null);
        assertThat(wrong.status()).isEqualTo(409);
        assertThat(wrong.code()).isEqualTo("illegal-transition");
        assertThat(wrong.body().path("allowed").toString()).isEqualTo("[\"accept\",\"reject\"]");
        assertThat(act(admin, id, "dance", Map.of(), null).code()).isEqualTo("verb-unknown");
        long before = 0;
        for (String verb : List.of("accept", "dispatch", "arrive", "handle", "verify", "close")) {
            Answer answer = act(admin, id, verb, Map.of("opinion", "意见", "holder", "T1"), null);
            assertThat(answer.status()).as(verb + answer.body()).isEqualTo(200);
            assertThat(answer.body().path("verb").asString()).isEqualTo(verb);
            assertThat(answer.body().path("position").asLong()).isGreaterThan(before);
            before = answer.body().path("position").asLong();
        }
        JsonNode detail = get(admin, "/api/incidents/" + id).body();
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
        String id = post(admin, null, report(0, 0, Map.of())).body().path("id").asString();
        assertThat(act(admin, id, "accept", Map.of("version", 1), null).status())
                .isEqualTo(200);
        Answer stale = act(admin, id, "reject", Map.of("version", 1, "opinion", "重复"), null);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("version-stale");
        String key = "act-" + System.nanoTime();
        Answer first = act(admin, id, "dispatch", Map.of("version", 2), key);
        Answer again = act(admin, id, "dispatch", Map.of("version", 2), key);
        assertThat(first.status()).isEqualTo(200);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void twoHandsOnOneCaseLeaveOneStepAtATime() throws Exception {
        String id = post(admin, null, report(0, 0, Map.of())).body().path("id").asString();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Answer> call = () -> act(admin, id, "accept", Map.of(), null);
            int done = 0;
            for (Future<Answer> future : threads.invokeAll(List.of(call, call, call, call))) {
                done += future.get().status() == 200 ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
        assertThat(get(admin, "/api/incidents/" + id).body().path("timeline")).hasSize(2);
    }

    @Test
    void theTimelineCannotBeRewritten() {
        post(admin, null, report(0, 0, Map.of()));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> sql.sql("delete from incident_step").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void pagesThroughAllOnceInOrderWhileNewOnesComeIn() {
        String title = "page" + System.nanoTime();
        Instant start = Instant.now().minus(Duration.ofHours(5));
        for (int i = 0; i < 23; i++) {
            // five at the same instant: the id decides
            post(
                    admin,
                    null,
                    report(
                            i % 4,
                            1,
                            Map.of(
                                    "title",
                                    title,
                                    "reportedAt",
                                    start.plusSeconds(i / 5).toString())));
        }
        Set<String> seen = new HashSet<>();
        @Nullable String after = null;
        int pages = 0;
        do {
            JsonNode page = get(admin, "/api/incidents?limit=5&q=" + title + (after == null ? "" : "&after=" + after))
                    .body();
            for (JsonNode item : page.path("items")) {
                assertThat(seen.add(item.path("id").asString())).isTrue();
            }
            after = page.path("after").isNull() ? null : page.path("after").asString();
            pages++;
            post(admin, null, report(0, 0, Map.of("title", title)));
        } while (after != null);
        assertThat(seen).hasSize(23);
        assertThat(pages).isEqualTo(5);
        assertThat(get(admin, "/api/incidents?after=xyz").code()).isEqualTo("cursor-invalid");
        assertThat(get(admin, "/api/incidents?limit=501").code()).isEqualTo("limit-invalid");
    }

    @Test
    void filtersByWhatIsAsked() {
        String title = "filter" + System.nanoTime();
        Instant old = Instant.now().minus(Duration.ofDays(60));
        String late = post(
                        admin, null, report(0, 0, Map.of("title", title, "reportedAt", old.toString(), "severity", 4)))
                .body()
                .path("id")
                .asString();
        String fresh = post(admin, null, report(3, 3, Map.of("title", title, "channel", "hotline", "severity", 1)))
                .body()
                .path("id")
                .asString();
        act(admin, fresh, "accept", Map.of(), null);
        String q = "&q=" + title;
        assertThat(ids("overdue=true" + q)).containsExactly(late);
        assertThat(ids("overdue=false" + q)).containsExactly(fresh);
        assertThat(ids("status=accepted,dispatched" + q)).containsExactly(fresh);
        assertThat(ids("channel=hotline" + q)).containsExactly(fresh);
        assertThat(ids("severity=4" + q)).containsExactly(late);
        assertThat(ids("area=" + SmallDistrict.COMMITTEE + q)).containsExactly(fresh);
        assertThat(ids("area=" + SmallDistrict.grid(0, 0) + q)).containsExactly(late);
        assertThat(ids("from=" + old.plusSeconds(60) + q)).containsExactly(fresh);
        assertThat(ids("to=" + old.plusSeconds(60) + q)).containsExactly(late);
        assertThat(ids("bbox=120,30,120.01,30.01" + q)).containsExactly(late);
        assertThat(ids("category=1" + q)).containsExactly(fresh, late);
        assertThat(ids("category=2" + q)).isEmpty();
        assertThat(ids("open=true" + q)).containsExactly(fresh, late);
        assertThat(get(admin, "/api/incidents?bbox=1,2,3").code()).isEqualTo("bbox-invalid");
        assertThat(get(admin, "/api/incidents?status=lost").code()).isEqualTo("status-unknown");
        assertThat(get(admin, "/api/incidents?q=100%25" + q).status()).isEqualTo(200);
    }

    @Test
    void thosewhoOnlyReadCannotReportOrHandle() {
        String leader = bearer(Role.LEADER, SmallDistrict.DISTRICT);
        assertThat(post(leader, null, report(0, 0, Map.of())).status()).isEqualTo(403);
        String id = post(admin, null, report(0, 0, Map.of())).body().path("id").asString();
        assertThat(act(leader, id, "accept", Map.of(), null).status()).isEqualTo(403);
        assertThat(get(leader, "/api/incidents/" + id).status()).isEqualTo(200);
        assertThat(get(leader, "/api/categories").body()).isNotEmpty();
        assertThat(get(leader, "/api/channels").body()).isNotEmpty();
    }

    private List<String> ids(String query) {
        return get(admin, "/api/incidents?" + query)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    private long count(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    private String bearer(Role role, String areaCode) {
        return somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(areaCode).id())), role));
    }

    /** A report from the middle of a grid, with some members instead. */
    static Map<String, Object> report(int column, int row, Map<String, Object> instead) {
        LngLat at = SmallDistrict.middle(column, row);
        Map<String, Object> body = new TreeMap<>(Map.of("category", "101001", "lng", at.lng(), "lat", at.lat()));
        body.putAll(instead);
        return body;
    }

    private Answer post(String bearer, @Nullable String key, Map<String, Object> body) {
        var request = http.post()
                .uri("/api/incidents")
                .header("Authorization", bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body));
        return answer(key == null ? request : request.header("Idempotency-Key", key));
    }

    private Answer postText(String bearer, String body) {
        return answer(http.post()
                .uri("/api/incidents")
                .header("Authorization", bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private Answer act(String bearer, String id, String verb, Map<String, Object> body, @Nullable String key) {
        var request = http.post()
                .uri("/api/incidents/{id}/actions/{verb}", id, verb)
                .header("Authorization", bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body));
        return answer(key == null ? request : request.header("Idempotency-Key", key));
    }

    private Answer get(String bearer, String uri) {
        return answer(http.get().uri(java.net.URI.create(uri)).header("Authorization", bearer));
    }

    private Answer answer(MockMvcTester.MockMvcRequestBuilder request) {
        try {
            var response = request.exchange().getResponse();
            String text = response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            return new Answer(response.getStatus(), json.readTree(text.isEmpty() ? "null" : text));
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}

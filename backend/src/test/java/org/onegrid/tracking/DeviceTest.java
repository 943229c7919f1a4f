package org.onegrid.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Phones without a session, and who is on duty. */
@PostgisTest
class DeviceTest {

    @Autowired
    MockMvcTester http;

    @Autowired
    Somebody somebody;

    @Autowired
    SmallDistrict district;

    @Autowired
    Responders responders;

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

    private String device(String responder) {
        responders.put(List.of(new NewResponder(responder, responder, "member", SmallDistrict.grid(0, 0), true)));
        JsonNode added = read(send("POST", "/api/devices", admin, Map.of("label", "phone", "responder", responder)));
        assertThat(added.path("key").asString()).matches("dv_[A-Za-z0-9_-]{22}");
        return added.path("key").asString();
    }

    private long id(String key) {
        for (JsonNode one : read(get("/api/devices", admin))) {
            if (key.startsWith(one.path("keyHint").asString())) {
                return one.path("id").asLong();
            }
        }
        throw new AssertionError("no device");
    }

    @Test
    void phonesReportByEveryProtocol() {
        String key = device("D-1");
        long now = Instant.now().getEpochSecond();
        LngLat place = SmallDistrict.middle(1, 1);
        String at = "&lat=" + place.lat() + "&lon=" + place.lng();
        assertThat(http.get()
                        .uri("/api/track/osmand?id=" + key + at + "&timestamp=" + (now - 60) + "&speed=1&batt=50")
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
        assertThat(http.post()
                        .uri("/api/track/osmand?id=" + key + at + "&timestamp=" + (now - 50) * 1000)
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
        assertThat(http.post()
                        .uri("/api/track/osmand")
                        .contentType("application/x-www-form-urlencoded")
                        .content("id=" + key + at + "&timestamp=" + (now - 40))
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
        String body = """
                {"location":{"timestamp":"%s","coords":{"latitude":%s,"longitude":%s,"accuracy":5,"speed":-1,"heading":-1},
                 "is_moving":false,"battery":{"level":1},"extras":{}},"device_id":"%s"}""".formatted(Instant.ofEpochSecond(now - 30), place.lat(), place.lng(), key);
        MockHttpServletResponse traccar = http.post()
                .uri("/api/track/osmand")
                .contentType("application/json; charset=utf-8")
                .content(body)
                .exchange()
                .getResponse();
        assertThat(read(traccar).path("taken").asInt()).isEqualTo(1);
        MockHttpServletResponse owntracks = http.post()
                .uri("/api/track/owntracks")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(("crew:" + key).getBytes()))
                .header("X-Limit-U", "crew")
                .header("X-Limit-D", "phone")
                .contentType("application/json")
                .content("{\"_type\":\"location\",\"lat\":%s,\"lon\":%s,\"tst\":%d,\"acc\":9,\"tid\":\"x\"}"
                        .formatted(place.lat(), place.lng(), now - 20))
                .exchange()
                .getResponse();
        assertThat(owntracks.getStatus()).isEqualTo(200);
        assertThat(read(owntracks)).isEmpty();
        assertThat(sql.sql("""
                                select count(*) from position p join responder r on r.id = p.responder_id
                                where r.code = 'D-1' and p.device_id = :id
                                """).param("id", id(key)).query(Integer.class).single())
                .isEqualTo(5);
        assertThat(read(traccarAgain(body)).path("duplicates").asInt()).isEqualTo(1);
    }

    private MockHttpServletResponse traccarAgain(String body) {
        return http.post()
                .uri("/api/track/osmand")
                .contentType("application/json")
                .content(body)
                .exchange()
                .getResponse();
    }

    @Test
    void strangersAndDevicesThatAreSwitchedOffStoreNothing() {
        String key = device("D-2");
        long before = count();
        assertThat(osmand("dv_0000000000000000000000")).isEqualTo("404 device-unknown");
        assertThat(osmand("1")).isEqualTo("404 device-unknown");
        assertThat(osmand("")).isEqualTo("404 device-unknown");
        send("PATCH", "/api/devices/" + id(key), admin, Map.of("enabled", false));
        assertThat(osmand(key)).isEqualTo("403 device-disabled");
        send("PATCH", "/api/devices/" + id(key), admin, Map.of("enabled", true, "responder", ""));
        assertThat(osmand(key)).isEqualTo("403 device-unbound");
        assertThat(count()).isEqualTo(before);
        send("PATCH", "/api/devices/" + id(key), admin, Map.of("responder", "D-2"));
        assertThat(osmand(key)).startsWith("200");
        assertThat(sql.sql("select count(*) from device where encode(key_hash, 'escape') like '%' || :key || '%'")
                        .param("key", key)
                        .query(Integer.class)
                        .single())
                .as("keys in the database")
                .isZero();
        assertThat(send("POST", "/api/devices", admin, Map.of("label", "x", "responder", "nobody"))
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void aPositionThatCanNeverBeTakenDoesNotBlockThePhone() {
        String key = device("D-3");
        MockHttpServletResponse future = http.get()
                .uri("/api/track/osmand?id=" + key + "&lat=30&lon=120&timestamp=4102444800")
                .exchange()
                .getResponse();
        assertThat(future.getStatus()).isEqualTo(200);
        assertThat(read(future).path("refused").get(0).path("code").asString()).isEqualTo("time-invalid");
        MockHttpServletResponse swapped = http.get()
                .uri("/api/track/osmand?id=" + key + "&lat=120&lon=30")
                .exchange()
                .getResponse();
        assertThat(read(swapped).path("refused").get(0).path("code").asString()).isEqualTo("coordinates-swapped");
        assertThat(http.get()
                        .uri("/api/track/osmand?id=" + key + "&lat=x&lon=30")
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void whereaboutsOutsideDutyAreNotKept() {
        String key = device("D-4");
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        plan("D-4", now.minus(3, ChronoUnit.HOURS), now.minus(1, ChronoUnit.HOURS));
        assertThat(osmand(key, now.minus(2, ChronoUnit.HOURS))).isEqualTo("1 0");
        assertThat(osmand(key, now.minus(30, ChronoUnit.MINUTES))).isEqualTo("0 1");
        assertThat(osmand(key, now)).isEqualTo("0 1");
        int onDuty = responders.countOnDuty(district.area(SmallDistrict.DISTRICT));
        http.get().uri("/api/track/osmand?id=" + key + "&duty=on").exchange();
        assertThat(responders.countOnDuty(district.area(SmallDistrict.DISTRICT)))
                .isEqualTo(onDuty + 1);
        assertThat(osmand(key, Instant.now())).isEqualTo("1 0");
        send("PUT", "/api/responders/D-4/duty", admin, Map.of("on", false));
        assertThat(responders.countOnDuty(district.area(SmallDistrict.DISTRICT)))
                .isEqualTo(onDuty);
        assertThat(osmand(key, Instant.now().plusSeconds(2))).isEqualTo("0 1");
        assertThat(sql.sql("""
                                select count(*) from position p join responder r on r.id = p.responder_id where r.code = 'D-4'
                                """).query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void signingOffForTheFirstTimeKeepsWhatWasOnDutyBefore() {
        String key = device("D-5");
        send("PUT", "/api/responders/D-5/duty", admin, Map.of("on", false));
        assertThat(osmand(key, Instant.now().minusSeconds(600))).isEqualTo("1 0");
        assertThat(osmand(key, Instant.now().plusSeconds(2))).isEqualTo("0 1");
    }

    @Test
    void leadersPlanForTheirOwnAreaOnly() {
        device("D-6");
        Instant from = Instant.now().truncatedTo(ChronoUnit.HOURS);
        long west = district.area(SmallDistrict.WEST).id();
        long east = district.area(SmallDistrict.EAST).id();
        String own = somebody.bearer(somebody.with(Scope.of(Set.of(west)), Role.GRID_LEADER));
        String other = somebody.bearer(somebody.with(Scope.of(Set.of(east)), Role.GRID_LEADER));
        Map<String, Object> plan = plan(from, from.plus(8, ChronoUnit.HOURS));
        assertThat(send("PUT", "/api/responders/D-6/roster", other, plan).getStatus())
                .isEqualTo(404);
        assertThat(send("PUT", "/api/responders/D-6/roster", own, plan).getStatus())
                .isEqualTo(204);
        String window = "&from=" + from + "&until=" + from.plus(1, ChronoUnit.DAYS);
        JsonNode shifts = read(get("/api/roster?within=" + SmallDistrict.WEST + window, own));
        assertThat(shifts.valueStream()
                        .filter(one -> one.path("responder").asString().equals("D-6"))
                        .toList())
                .hasSize(2); // what was "always" until now, and the plan
        assertThat(get("/api/roster?within=" + SmallDistrict.WEST + window, other)
                        .getStatus())
                .isEqualTo(404);
        Map<String, Object> overlapping = Map.of(
                "from", from.toString(),
                "until", from.plus(2, ChronoUnit.DAYS).toString(),
                "shifts",
                        List.of(
                                times(from.plus(9, ChronoUnit.HOURS), from.plus(12, ChronoUnit.HOURS)),
                                times(from.plus(11, ChronoUnit.HOURS), from.plus(14, ChronoUnit.HOURS))));
        MockHttpServletResponse conflict = send("PUT", "/api/responders/D-6/roster", own, overlapping);
        assertThat(conflict.getStatus() + " " + read(conflict).path("code").asString())
                .isEqualTo("409 shift-overlaps");
    }

    private void plan(String responder, Instant from, Instant until) {
        // as if it had never been "always on duty"
        sql.sql("update responder set always_on_duty = false where code = :code")
                .param("code", responder)
                .update();
        assertThat(send("PUT", "/api/responders/" + responder + "/roster", admin, plan(from, until))
                        .getStatus())
                .isEqualTo(204);
    }

    private static Map<String, Object> plan(Instant from, Instant until) {
        return Map.of(
                "from", from.toString(),
                "until", until.plus(1, ChronoUnit.DAYS).toString(),
                "shifts", List.of(times(from.plus(1, ChronoUnit.MINUTES), until)));
    }

    private static Map<String, String> times(Instant from, Instant until) {
        return Map.of("from", from.toString(), "until", until.toString());
    }

    private long count() {
        return sql.sql("select count(*) from position").query(Long.class).single();
    }

    private String osmand(String key) {
        MockHttpServletResponse response = http.get()
                .uri("/api/track/osmand?id=" + key + "&lat=30.005&lon=120.005")
                .exchange()
                .getResponse();
        return response.getStatus() + " " + read(response).path("code").asString();
    }

    /** Taken and off duty. */
    private String osmand(String key, Instant at) {
        JsonNode receipt = read(http.get()
                .uri("/api/track/osmand?id=" + key + "&lat=30.005&lon=120.005&timestamp=" + at)
                .exchange()
                .getResponse());
        return receipt.path("taken").asInt() + " " + receipt.path("offDuty").asInt();
    }

    private MockHttpServletResponse send(String verb, String uri, String bearer, Object body) {
        return http.method(org.springframework.http.HttpMethod.valueOf(verb))
                .uri(uri)
                .header("Authorization", bearer)
                .contentType("application/json")
                .content(json.writeValueAsString(body))
                .exchange()
                .getResponse();
    }

    private MockHttpServletResponse get(String uri, String bearer) {
        return http.get().uri(uri).header("Authorization", bearer).exchange().getResponse();
    }

    private JsonNode read(MockHttpServletResponse response) {
        return json.readTree(response.getContentAsByteArray());
    }
}

package org.onegrid.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.onegrid.incident.IncidentApi.report;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.Datum;
import org.onegrid.geo.LngLat;
import org.onegrid.test.Api;
import org.onegrid.test.Api.Answer;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a report must be, and what becomes of it. */
@PostgisTest
class IncidentReportTest {

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

    @Autowired
    JsonMapper json;

    private String admin;

    @BeforeEach
    void build() {
        district.build();
        admin = somebody.administrator();
    }

    @Test
    void aReportGetsItsGridFromItsPlaceAndAPositionInTheLog() {
        Answer answer = incidents.post(admin, null, report(3, 3, Map.of("title", "井盖缺失")));
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
        JsonNode incident = incidents.post(admin, null, body).body();
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
        assertThat(incidents
                        .post(admin, null, "{\"category\":\"101001\",\"lng\":120,\"lat\":30,\"title\":\"a\\ud800b\"}")
                        .code())
                .isEqualTo("text-invalid");
        assertThat(incidents.post(admin, null, "[".repeat(100_000)).status()).isEqualTo(400);
        assertThat(incidents.post(admin, null, "{\"category\":").status()).isEqualTo(400);
        assertThat(incidents.post(admin, null, "null").status()).isEqualTo(400);
        Map<String, Object> without = new TreeMap<>(report(0, 0, Map.of()));
        without.remove("lng");
        assertThat(incidents.post(admin, null, without).code()).isEqualTo("place-missing");
    }

    private void refused(int status, String code, Map<String, Object> instead) {
        Answer answer = incidents.post(admin, null, report(0, 0, instead));
        assertThat(answer.code()).as(instead.toString()).isEqualTo(code);
        assertThat(answer.status()).as(instead.toString()).isEqualTo(status);
    }

    @Test
    void saysHowFarOutsideAPlaceNearbyLies() {
        JsonNode near =
                incidents.post(admin, null, report(0, 0, Map.of("lng", 119.99))).body();
        assertThat(near.path("code").asString()).isEqualTo("outside-district");
        // 0.01° of longitude on the parallel of 30.005° N of the ellipsoid CGCS2000
        assertThat(near.path("distanceMeters").asDouble()).isCloseTo(964.8, within(1.0));
        JsonNode far =
                incidents.post(admin, null, report(0, 0, Map.of("lng", 119.9))).body();
        assertThat(far.has("distanceMeters")).isFalse();
    }

    @Test
    void keepsTextAsItCame() {
        String naughty = "Ω≈ç√ ﷽ 👩‍👩‍👧‍👦 ' or 1=1 -- <script>alert(1)</script> %s ${x} \u202etest \ufeff";
        JsonNode created = incidents
                .post(admin, null, report(0, 0, Map.of("title", naughty, "description", "第一行\n第二行\t\"引号\"\\")))
                .body();
        JsonNode read = api.get(admin, "/api/incidents/" + created.path("id").asString())
                .body();
        assertThat(read.path("title").asString()).isEqualTo(naughty.strip());
        assertThat(read.path("description").asString()).isEqualTo("第一行\n第二行\t\"引号\"\\");
    }
}

package org.onegrid.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Person;
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

@PostgisTest
class WallsTest {

    @Autowired
    MockMvcTester http;

    @Autowired
    Somebody somebody;

    @Autowired
    SmallDistrict district;

    @Autowired
    Walls walls;

    @Autowired
    JdbcClient sql;

    @Autowired
    JsonMapper json;

    private Person operator;

    @BeforeEach
    void build() {
        district.build();
        sql.sql("delete from wall").update();
        operator = somebody.with(Scope.all(), Role.OPERATOR);
    }

    @Test
    void whatAWallSaysIsWhatItSees() throws Exception {
        String bearer = somebody.bearer(operator);
        for (int i = 0; i < 3; i++) {
            var at = SmallDistrict.middle(0, 0);
            assertThat(post(bearer, "/api/incidents", Map.of("category", "201001", "lng", at.lng(), "lat", at.lat())))
                    .isEqualTo(201);
        }
        long head = sql.sql("select head from live_sequencer").query(Long.class).single();
        assertThat(post(bearer, "/api/walls/beat", beat("wall-0001", Map.of("position", head - 2))))
                .isEqualTo(204);
        JsonNode seen = list();
        assertThat(seen.path("walls")).hasSize(1);
        JsonNode wall = seen.path("walls").get(0);
        assertThat(wall.path("name").asString()).isEqualTo("指挥大厅");
        assertThat(wall.path("account").asString()).isEqualTo(operator.name());
        assertThat(wall.path("areaName").asString()).isEqualTo("试验区");
        assertThat(wall.path("address").asString()).isEqualTo("127.0.0.*");
        assertThat(wall.path("behind").asInt(-1)).isEqualTo(2);
        assertThat(wall.path("scriptMs").asDouble()).isEqualTo(4.2);
        assertThat(wall.path("lostAt").isNull()).isTrue();
        assertThat(wall.path("node").asString()).contains(":");
        assertThat(wall.has("id")).as("nobody can speak for another wall").isFalse();
    }

    @Test
    void whoIsSilentIsLostAndWhoReturnsIsNewlyConnected() throws Exception {
        walls.hear(operator, read(beat("wall-0001", Map.of())), "10.2.3.4", "a:1");
        walls.hear(operator, read(beat("wall-0002", Map.of("name", "二号"))), "10.2.3.5", "b:1");
        back("wall-0001", 29);
        back("wall-0002", 31);
        JsonNode seen = list().path("walls");
        assertThat(seen.get(0).path("lostAt").isNull()).isTrue();
        assertThat(seen.get(1).path("name").asString()).isEqualTo("二号");
        assertThat(seen.get(1).path("lostAt")).isEqualTo(seen.get(1).path("seenAt"));
        String since = seen.get(0).path("connectedAt").asString();
        walls.hear(operator, read(beat("wall-0001", Map.of())), "10.2.3.4", "b:1");
        walls.hear(operator, read(beat("wall-0002", Map.of("name", "二号"))), "10.2.3.5", "b:1");
        JsonNode after = list().path("walls");
        for (JsonNode wall : after) {
            boolean second = wall.path("name").asString().equals("二号");
            assertThat(wall.path("lostAt").isNull()).isTrue();
            assertThat(wall.path("node").asString()).isEqualTo("b:1");
            if (second) {
                assertThat(wall.path("connectedAt")).isEqualTo(wall.path("seenAt"));
            } else {
                assertThat(wall.path("connectedAt").asString()).isEqualTo(since);
            }
        }
    }

    @Test
    void keepsItsBounds() throws Exception {
        for (int i = 0; i < Walls.MOST_OF_ONE + 5; i++) {
            walls.hear(operator, read(beat("wall-%04d".formatted(i), Map.of())), "10.2.3.4", "a:1");
        }
        assertThat(list().path("walls")).hasSize(Walls.MOST_OF_ONE);
        back("wall-0020", 8 * 24 * 3600);
        walls.prune();
        assertThat(list().path("walls")).hasSize(Walls.MOST_OF_ONE - 1);
        Beat wild = read(beat(
                "wall-0030",
                Map.of(
                        "name",
                        "x".repeat(5_000),
                        "error",
                        "a\u0000b\ud800" + "y".repeat(300),
                        "scriptMs",
                        -1,
                        "heapMb",
                        1e300,
                        "area",
                        "'; drop",
                        "position",
                        Long.MIN_VALUE + 1,
                        "errorAt",
                        "+999999999-01-01T00:00:00Z")));
        walls.hear(operator, wild, "fe80::1%eth0", "a:1");
        JsonNode wall = list().path("walls").get(0);
        for (JsonNode one : list().path("walls")) {
            wall = one.path("name").asString("").startsWith("xxx") ? one : wall;
        }
        assertThat(wall.path("name").asString()).hasSize(60);
        assertThat(wall.path("error").asString()).hasSize(200);
        assertThat(wall.path("scriptMs").isNull()).isTrue();
        assertThat(wall.path("area").isNull()).isTrue();
        assertThat(wall.path("errorAt").isNull()).isTrue();
        String bearer = somebody.bearer(operator);
        assertThat(post(bearer, "/api/walls/beat", beat("short", Map.of()))).isEqualTo(422);
        assertThat(post(bearer, "/api/walls/beat", beat("wall-0001", Map.of("phase", "fine"))))
                .isEqualTo(422);
    }

    @Test
    void addressesAreMasked() {
        assertThat(List.of(
                        "10.20.30.40",
                        "::ffff:10.20.30.40",
                        "::1",
                        "2001:DB8:85a3:8d3::7",
                        "2001:db8::7",
                        "fe80::1%eth0",
                        "junk"))
                .extracting(MaskedAddress::of)
                .containsExactly("10.20.30.*", "10.20.30.*", "::*", "2001:db8:85a3::*", "2001:db8::*", "fe80::*", "*");
    }

    private void back(String id, int seconds) {
        sql.sql("update wall set seen_at = seen_at - make_interval(secs => :s) where id = :id")
                .param("s", (double) seconds)
                .param("id", id)
                .update();
    }

    private static Map<String, Object> beat(String id, Map<String, Object> more) {
        Map<String, Object> beat = new HashMap<>(Map.of(
                "id",
                id,
                "name",
                "指挥大厅",
                "area",
                SmallDistrict.DISTRICT,
                "phase",
                "live",
                "dataAgeSeconds",
                0.4,
                "scriptMs",
                4.2,
                "heapMb",
                120,
                "version",
                "0.1.0"));
        beat.putAll(more);
        return beat;
    }

    private Beat read(Map<String, Object> beat) {
        return json.convertValue(beat, Beat.class);
    }

    private JsonNode list() throws Exception {
        var response = http.get()
                .uri("/api/walls")
                .header("Authorization", somebody.administrator())
                .exchange()
                .getResponse();
        return json.readTree(response.getContentAsString());
    }

    private int post(String who, String path, Object body) {
        return http.post()
                .uri(path)
                .header("Authorization", who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body))
                .exchange()
                .getResponse()
                .getStatus();
    }
}

package org.onegrid.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.identity.Role;
import org.onegrid.test.Api;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@PostgisTest
class TrackingTest {

    @Autowired
    Api api;

    @Autowired
    Somebody somebody;

    @Autowired
    SmallDistrict district;

    @Autowired
    Responders responders;

    private String admin;

    @BeforeEach
    void build() {
        district.build();
        responders.put(List.of(
                new NewResponder("W-1", "西一", "member", SmallDistrict.grid(0, 0), true),
                new NewResponder("W-2", "西二", "member", SmallDistrict.grid(1, 0), false),
                new NewResponder("E-1", "东一", "crew", SmallDistrict.EAST, true)));
        admin = somebody.administrator();
    }

    @Test
    void theNewestFixStaysWhateverComesLate() {
        Instant now = Instant.now();
        assertThat(post(
                                admin,
                                List.of(
                                        fix("W-1", 0, 0, now.minusSeconds(600)),
                                        fix("W-1", 1, 1, now.minusSeconds(300))))
                        .path("taken")
                        .asInt())
                .isEqualTo(2);
        assertThat(place(admin, "W-1")).isEqualTo(SmallDistrict.middle(1, 1));
        post(admin, List.of(fix("W-1", 2, 2, now.minusSeconds(450))));
        assertThat(place(admin, "W-1")).isEqualTo(SmallDistrict.middle(1, 1));
        post(admin, List.of(fix("W-1", 2, 2, now)));
        assertThat(place(admin, "W-1")).isEqualTo(SmallDistrict.middle(2, 2));
    }

    @Test
    void aBadFixSpoilsNoOtherAndIsNamed() {
        Instant now = Instant.now();
        Map<String, Object> swapped = new TreeMap<>(fix("W-1", 0, 0, now));
        swapped.put("lng", 30.0);
        swapped.put("lat", 120.0);
        Map<String, Object> placeless = new TreeMap<>(fix("W-1", 0, 0, now));
        placeless.remove("lat");
        JsonNode receipt = post(
                admin,
                List.of(
                        fix("E-1", 3, 3, now),
                        fix("nobody", 0, 0, now),
                        swapped,
                        placeless,
                        fix("W-1", 0, 0, now.plusSeconds(3600)),
                        fix("a\u0000b", 0, 0, now)));
        assertThat(receipt.path("taken").asInt()).isEqualTo(1);
        assertThat(receipt.path("refused")
                        .valueStream()
                        .map(one -> one.path("index").asInt() + " "
                                + one.path("code").asString())
                        .toList())
                .containsExactly(
                        "1 responder-unknown",
                        "2 coordinates-swapped",
                        "3 place-missing",
                        "4 time-invalid",
                        "5 responder-unknown");
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i <= PositionDesk.MAX_FIXES; i++) {
            many.add(fix("W-1", 0, 0, now));
        }
        assertThat(post(admin, many).path("code").asString()).isEqualTo("too-many-fixes");
    }

    @Test
    void nobodyMovesOrSeesTheRespondersOfOthers() {
        String operator = somebody.in(SmallDistrict.WEST, Role.OPERATOR);
        JsonNode receipt = post(operator, List.of(fix("E-1", 3, 3, Instant.now())));
        assertThat(receipt.path("refused").get(0).path("code").asString()).isEqualTo("responder-unknown");
        assertThat(get(operator, "/api/responders?within=" + SmallDistrict.WEST))
                .hasSize(2);
        assertThat(get(operator, "/api/responders?within=" + SmallDistrict.EAST)
                        .path("code")
                        .asString())
                .isEqualTo("not-found");
        assertThat(get(operator, "/api/responders?within=" + SmallDistrict.DISTRICT)
                        .path("code")
                        .asString())
                .isEqualTo("not-found");
        assertThat(responders.countOnDuty(district.area(SmallDistrict.DISTRICT)))
                .isEqualTo(2);
        assertThat(responders.countOnDuty(district.area(SmallDistrict.WEST))).isEqualTo(1);
    }

    private static Map<String, Object> fix(String responder, int column, int row, Instant at) {
        LngLat place = SmallDistrict.middle(column, row);
        return Map.of("responder", responder, "lng", place.lng(), "lat", place.lat(), "at", at.toString());
    }

    private LngLat place(String bearer, String code) {
        for (JsonNode one : get(bearer, "/api/responders?within=" + SmallDistrict.DISTRICT)) {
            if (one.path("code").asString().equals(code)) {
                return new LngLat(one.path("lng").asDouble(), one.path("lat").asDouble());
            }
        }
        throw new AssertionError("no responder " + code);
    }

    private JsonNode post(String bearer, List<Map<String, Object>> fixes) {
        return api.post(bearer, "/api/positions", fixes).body();
    }

    private JsonNode get(String bearer, String uri) {
        return api.get(bearer, uri).body();
    }
}

package org.onegrid.tracking.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.Api;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.onegrid.tracking.NewResponder;
import org.onegrid.tracking.Reports;
import org.onegrid.tracking.Responders;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PostgisTest
class ZoneTest {

    @Autowired
    Api api;

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

    private Reports admin;

    @BeforeEach
    void build() {
        district.build();
        admin = new Reports(api, somebody.administrator());
    }

    private void staff(String... codes) {
        responders.put(List.of(codes).stream()
                .map(code -> new NewResponder(code, code, "member", SmallDistrict.WEST, true))
                .toList());
    }

    private static Instant secondsAgo(long seconds) {
        return Instant.now().minusSeconds(seconds).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Map<String, Object> box(String name, String event, double west, double south, double side) {
        Map<String, Object> draft = new TreeMap<>(Map.of("name", name, "area", SmallDistrict.WEST, "event", event));
        draft.put(
                "ring",
                List.of(
                        List.of(west, south),
                        List.of(west + side, south),
                        List.of(west + side, south + side),
                        List.of(west, south + side)));
        return draft;
    }

    /** Kind and key of the alarms about a zone, in the order they were raised. */
    private List<String> raised(String zone) {
        return sql.sql("""
                        select kind || ' ' || split_part(key, '/', 2) || ' ' || (facts ->> 'at') from alarm
                        where split_part(key, '/', 1) = :zone order by facts ->> 'at', id
                        """).param("zone", zone).query(String.class).list();
    }

    private List<String> open(String zone) {
        return sql.sql("""
                        select kind || ' ' || split_part(key, '/', 2) from alarm
                        where split_part(key, '/', 1) = :zone and cleared_at is null order by kind, key
                        """).param("zone", zone).query(String.class).list();
    }

    @Test
    void randomWalksRaiseWhatJudgingEveryPositionAloneSaysAndNothingElse() {
        staff("Z-1", "Z-2", "Z-3", "Z-4");
        JsonNode zone = admin.post("/api/zones", box("河道", "both", 120.003, 30.003, 0.001));
        String id = zone.path("id").asString();
        Random random = new Random(17);
        List<Map<String, Object>> fixes = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        Instant start = secondsAgo(320);
        for (String code : List.of("Z-1", "Z-2", "Z-3", "Z-4")) {
            double lng = 120.0035;
            double lat = 30.0025;
            Boolean inside = null;
            for (int i = 0; i < 300; i++) {
                lng = Math.max(120.002, Math.min(120.005, lng + (random.nextDouble() - 0.5) * 4e-4));
                lat = Math.max(30.002, Math.min(30.005, lat + (random.nextDouble() - 0.5) * 4e-4));
                LngLat place = new LngLat(lng, lat);
                double accuracy = random.nextInt(4) * 12;
                Instant at = start.plusSeconds(i);
                fixes.add(Reports.fix(code, place, at, accuracy));
                Boolean now = judged(place, accuracy);
                if (now != null && inside != null && now != inside) {
                    expected.add(at + (now ? " zone-entered " : " zone-left ") + code);
                }
                // nobody who was never seen inside is inside, though the first fixes decide nothing
                inside = now == null ? (inside == null ? Boolean.FALSE : inside) : now;
            }
        }
        assertThat(expected).hasSizeGreaterThan(6);
        fixes.sort(java.util.Comparator.comparing(fix -> (String) fix.get("at")));
        for (int from = 0; from < fixes.size(); ) {
            int to = Math.min(fixes.size(), from + 1 + random.nextInt(90));
            admin.send(fixes.subList(from, to));
            from = to;
        }
        List<String> raised = raised(id).stream()
                .map(one -> one.split(" "))
                .map(one -> one[2] + " " + one[0] + " " + one[1])
                .sorted()
                .toList();
        assertThat(raised).isEqualTo(expected.stream().sorted().toList());
        // an alarm says what is so: one open at most for each of them
        assertThat(open(id).stream().map(one -> one.split(" ")[1]).toList()).doesNotHaveDuplicates();
        // a second time nothing is new
        admin.send(fixes.subList(0, 1_000));
        assertThat(raised(id)).hasSameSizeAs(raised);
    }

    /** Where PostGIS says a fix is; null within its accuracy, and 10 m at least, of the border. */
    private Boolean judged(LngLat place, double accuracy) {
        double meters = sql.sql("""
                        select st_distance(st_boundary(st_transform(st_makeenvelope(120.003, 30.003, 120.004, 30.004, 4490), 4549)),
                                           st_transform(st_setsrid(st_makepoint(:lng, :lat), 4490), 4549))
                        """)
                .param("lng", place.lng())
                .param("lat", place.lat())
                .query(Double.class)
                .single();
        if (meters <= Math.max(10, accuracy)) {
            return null;
        }
        return place.lng() > 120.003 && place.lng() < 120.004 && place.lat() > 30.003 && place.lat() < 30.004;
    }

    @Test
    void lateAndStalePositionsRaiseNothing() {
        staff("L-1");
        String id = admin.post("/api/zones", box("仓库", "both", 120.013, 30.003, 0.002))
                .path("id")
                .asString();
        LngLat outside = new LngLat(120.011, 30.004);
        LngLat inside = new LngLat(120.014, 30.004);
        admin.send(List.of(Reports.fix("L-1", outside, secondsAgo(3_000), 5)));
        // an hour-old entry that becomes known now, though in order
        admin.send(List.of(Reports.fix("L-1", inside, secondsAgo(2_500), 5)));
        assertThat(raised(id)).isEmpty();
        assertThat(admin.get("/api/zones?within=" + SmallDistrict.WEST).toString())
                .contains("\"inside\":1");
        admin.send(List.of(Reports.fix("L-1", outside, secondsAgo(60), 5)));
        assertThat(open(id)).containsExactly("zone-left L-1");
        // out of order: in again, but before it left
        admin.send(List.of(Reports.fix("L-1", inside, secondsAgo(200), 5)));
        assertThat(open(id)).containsExactly("zone-left L-1");
        admin.send(List.of(Reports.fix("L-1", inside, secondsAgo(5), 5)));
        assertThat(open(id)).containsExactly("zone-entered L-1");
    }

    @Test
    void whoIsThereWhenTheZoneComesDoesNotEnterIt() {
        staff("S-1", "S-2");
        LngLat inside = new LngLat(120.004, 30.014);
        admin.send(List.of(Reports.fix("S-1", inside, secondsAgo(100), 5)));
        JsonNode zone = admin.post("/api/zones", box("工地", "enter", 120.003, 30.013, 0.002));
        assertThat(zone.path("inside").asInt()).isEqualTo(1);
        String id = zone.path("id").asString();
        admin.send(List.of(
                Reports.fix("S-1", inside, secondsAgo(50), 5),
                // never seen before: nobody saw it come
                Reports.fix("S-2", inside, secondsAgo(50), 5)));
        assertThat(raised(id)).isEmpty();
        LngLat outside = new LngLat(120.001, 30.014);
        admin.send(List.of(Reports.fix("S-1", outside, secondsAgo(20), 5)));
        // a zone that tells of entering says nothing of leaving
        assertThat(raised(id)).isEmpty();
        admin.send(List.of(Reports.fix("S-1", inside, secondsAgo(1), 5)));
        assertThat(open(id)).containsExactly("zone-entered S-1");
        assertThat(admin.delete("/api/zones/" + id)).isEqualTo(204);
        assertThat(open(id)).isEmpty();
    }

    @Test
    void kindsHoursAndTheGroundOfAnAreaAreHeeded() {
        staff("H-1");
        responders.put(List.of(new NewResponder("H-2", "H-2", "crew", SmallDistrict.WEST, true)));
        Map<String, Object> ground =
                new TreeMap<>(Map.of("name", "网格", "area", SmallDistrict.grid(1, 1), "event", "enter"));
        ground.put("kinds", List.of("crew"));
        String crews = admin.post("/api/zones", ground).path("id").asString();
        ground.put("kinds", List.of());
        ground.put("hours", Map.of("days", List.of(), "fromMinute", 0, "toMinute", 1_440));
        String never = admin.post("/api/zones", ground).path("id").asString();
        for (String code : List.of("H-1", "H-2")) {
            admin.send(List.of(
                    Reports.fix(code, SmallDistrict.middle(0, 1), secondsAgo(300), 5),
                    Reports.fix(code, SmallDistrict.middle(1, 1), secondsAgo(10), 5)));
        }
        assertThat(open(crews)).containsExactly("zone-entered H-2");
        assertThat(open(never)).isEmpty();
        assertThat(new ZoneHours(List.of(1), 22 * 60, 6 * 60)
                        .include(Instant.parse("2026-11-24T02:00:00+08:00"), java.time.ZoneId.of("Asia/Shanghai")))
                .isTrue();
        assertThat(new ZoneHours(List.of(2), 22 * 60, 6 * 60)
                        .include(Instant.parse("2026-11-24T02:00:00+08:00"), java.time.ZoneId.of("Asia/Shanghai")))
                .isFalse();
    }

    @Test
    void zonesAreRefusedThatCannotBeOrAreNotOnes() {
        long east = district.area(SmallDistrict.EAST).id();
        Reports other = new Reports(api, somebody.bearer(somebody.with(Scope.of(Set.of(east)), Role.GRID_LEADER)));
        Reports operator = new Reports(api, somebody.bearer(somebody.with(Scope.all(), Role.OPERATOR)));
        Map<String, Object> good = box("好", "enter", 120.003, 30.023, 0.002);
        assertThat(other.post("/api/zones", good).path("code").asString()).isEqualTo("not-found");
        assertThat(operator.post("/api/zones", good).path("status").asInt()).isEqualTo(403);
        Map<String, String> codes = new HashMap<>();
        codes.put("zone-outside-area", json.writeValueAsString(box("外", "enter", 120.019, 30.023, 0.002)));
        codes.put("zone-too-narrow", json.writeValueAsString(box("窄", "enter", 120.003, 30.023, 1e-4)));
        Map<String, Object> crossed = box("叉", "enter", 120.003, 30.023, 0.002);
        crossed.put(
                "ring",
                List.of(
                        List.of(120.003, 30.023),
                        List.of(120.005, 30.025),
                        List.of(120.005, 30.023),
                        List.of(120.003, 30.025)));
        codes.put("zone-ring-invalid", json.writeValueAsString(crossed));
        codes.forEach((code, body) -> assertThat(admin.post("/api/zones", json.readTree(body))
                        .path("code")
                        .asString())
                .isEqualTo(code));
        JsonNode zone = admin.post("/api/zones", good);
        String uri = "/api/zones/" + zone.path("id").asString();
        assertThat(other.delete(uri)).isEqualTo(404);
        assertThat(admin.put(uri + "?version=1", good).path("version").asInt()).isEqualTo(2);
        assertThat(admin.put(uri + "?version=1", good).path("code").asString()).isEqualTo("zone-changed");
    }
}

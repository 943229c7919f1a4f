package org.onegrid.analytics.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.element.Elements;
import org.onegrid.geo.LngLat;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.live.LiveState;
import org.onegrid.live.Topic;
import org.onegrid.network.Reach;
import org.onegrid.test.Analyses;
import org.onegrid.test.Api;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.onegrid.tiles.BaseFeatures;
import org.onegrid.tracking.NewResponder;
import org.onegrid.tracking.Reports;
import org.onegrid.tracking.Responders;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Coverage follows those on duty, and an area that nobody covers is an alarm that comes and goes by itself. */
@PostgisTest
class CoverageNowTest {

    private static final Town TOWN = new Town(27);

    @Autowired
    SmallDistrict district;

    @Autowired
    BaseFeatures base;

    @Autowired
    Elements elements;

    @Autowired
    Responders responders;

    @Autowired
    Somebody somebody;

    @Autowired
    Api api;

    @Autowired
    Analyses analyses;

    @Autowired
    JsonMapper json;

    @Autowired
    LiveState live;

    @Autowired
    CoverageNow now;

    @Autowired
    JdbcClient sql;

    private Reports admin;

    @BeforeEach
    void build() {
        if (!sql.sql("select exists (select from element)").query(Boolean.class).single()) {
            district.build();
            base.add(TOWN.features());
            elements.add(TOWN.people());
        }
        responders.put(IntStream.range(0, 6)
                .mapToObj(i -> new NewResponder("W-" + i, "西" + i, "member", SmallDistrict.WEST, true))
                .toList());
        sql.sql("delete from responder_position").update();
        sql.sql("truncate position").update();
        admin = new Reports(api, somebody.administrator());
    }

    private void seen(Map<Integer, LngLat> places) {
        List<Map<String, Object>> fixes = new ArrayList<>();
        places.forEach((number, place) -> fixes.add(Reports.fix("W-" + number, place, Instant.now(), 5)));
        admin.send(fixes);
    }

    private JsonNode member(JsonNode state) {
        for (JsonNode kind : state.path("kinds")) {
            if (kind.path("kind").asString().equals("member")) {
                return kind;
            }
        }
        throw new AssertionError("no members: " + state);
    }

    private static double share(List<LngLat> crew, int minutes) {
        Homes homes = TOWN.homes(home -> 1);
        Ways ways = TOWN.net().ways(TravelMode.EBIKE);
        int[] millis = ways.doors(homes).millis(Reach.within(ways.travel(), ways.snaps(crew), Ways.LIMIT_MILLIS));
        int[] west = IntStream.range(0, homes.size())
                .filter(home -> Town.grid(homes.place(home)).startsWith(SmallDistrict.WEST))
                .toArray();
        return Figures.of(homes, millis, west, new int[] {minutes}, false)
                .shares()
                .get(0);
    }

    @Test
    void followsEverybodyOnDutyWithinTwoSeconds() throws InterruptedException {
        long seed = 5;
        Random random = new Random(seed);
        LiveState.Key key = new LiveState.Key(SmallDistrict.WEST, Topic.COVERAGE);
        live.watch(key);
        try {
            Map<Integer, LngLat> places = new java.util.TreeMap<>();
            IntStream.range(0, 6).forEach(i -> places.put(i, TOWN.somewhere()));
            seen(places);
            for (int step = 0; step < 4; step++) {
                int moved = random.nextInt(6);
                places.put(
                        moved, new LngLat(120.005 + random.nextDouble() * 0.01, 30.005 + random.nextDouble() * 0.03));
                sql.sql("update responder_position set at = at - interval '1 hour', stored_until = null")
                        .update();
                seen(places);
                Instant told = Instant.now();
                double expected = share(List.copyOf(places.values()), 5);
                double found = -1;
                while (found != expected && Instant.now().isBefore(told.plusSeconds(10))) {
                    Thread.sleep(50);
                    found = live.newest(key)
                            .map(text -> member(json.readTree(text).path("payload"))
                                    .path("shares")
                                    .path(0)
                                    .asDouble())
                            .orElse(-1.0);
                }
                assertThat(found).as("seed %d, step %d", seed, step).isEqualTo(expected);
                assertThat(member(json.readTree(live.newest(key).orElseThrow()).path("payload"))
                                .path("seen")
                                .asInt())
                        .isEqualTo(6);
            }
        } finally {
            live.unwatch(key);
        }
    }

    @Test
    void whoWasNotSeenIsAtHisPostAndOthersAreasAreNotThere() {
        JsonNode state = admin.get("/api/analytics/coverage-now?area=" + SmallDistrict.WEST);
        JsonNode member = member(state);
        assertThat(member.path("onDuty").asInt()).isEqualTo(6);
        assertThat(member.path("seen").asInt()).isZero();
        assertThat(member.path("rows").size()).isEqualTo(2);
        String east = somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(SmallDistrict.EAST).id())), Role.LEADER));
        assertThat(new Reports(api, east)
                        .get("/api/analytics/coverage-now?area=" + SmallDistrict.WEST)
                        .path("code")
                        .asString())
                .isEqualTo("not-found");
    }

    @Test
    void whatRestsOnWhereaboutsIsForThoseOnlyWhoMayReadTracks() {
        String leader = somebody.bearer(somebody.with(Scope.all(), Role.LEADER));
        String auditor = somebody.bearer(somebody.with(Scope.all(), Role.AUDITOR));
        String crew = """
            {"kind": "coverage", "area": "990100",
             "wish": {"sources": {"responders": ["member"]}, "surface": {"cellMeters": 50}}}\
            """;
        String patrol = """
            {"kind": "patrol", "area": "990100", "window": {"from": "%1$s", "to": "%1$s"}}\
            """.formatted(LocalDate.now(ZoneOffset.UTC));
        for (String question : List.of(crew, patrol)) {
            String result =
                    "/results/" + analyses.job(leader, question).path("id").asString();
            assertThat(analyses.get(leader, result).getStatus()).isEqualTo(200);
            assertThat(analyses.refused(auditor, question, 403).path("code").asString())
                    .isEqualTo("tracks-not-allowed");
            for (String way : List.of("", ".csv", ".pdf", ".geojson", "/tiles/14/13653/6764.mvt")) {
                assertThat(analyses.get(auditor, result + way).getStatus())
                        .as(way)
                        .isEqualTo(403);
            }
        }
        assertThat(api.get(auditor, "/api/analytics/coverage-now?area=990100").status())
                .isEqualTo(403);
        // kept by somebody who may, what was begun with them stays so
        Map<String, Object> begin = Map.of("area", "990100", "sources", Map.of("responders", List.of("member")));
        String session = api.post(leader, "/api/analytics/what-if", begin).id();
        String scenario = api.post(leader, "/api/analytics/scenarios", Map.of("name", "在岗", "whatIf", session))
                .id();
        assertThat(api.post(
                                auditor,
                                "/api/analytics/what-if",
                                Map.of("area", "990100", "sources", Map.of("scenario", scenario)))
                        .code())
                .isEqualTo("tracks-not-allowed");
        assertThat(api.read(leader, "/api/analytics/scenarios?area=990100")).hasSize(1);
        assertThat(api.read(auditor, "/api/analytics/scenarios?area=990100"))
                .as("its figures rest on where people were as well")
                .isEmpty();
        analyses.refused(auditor, """
            {"kind": "coverage", "area": "990100", "wish": {"sources": {"scenario": "%s"}}}\
            """.formatted(scenario), 403);
    }

    private List<JsonNode> voids() {
        List<JsonNode> voids = new ArrayList<>();
        admin.get("/api/alarms?area=" + SmallDistrict.DISTRICT).path("alarms").forEach(alarm -> {
            if (alarm.path("kind").asString().equals("void")) {
                voids.add(alarm);
            }
        });
        return voids;
    }

    @Test
    void tooLittleForTooLongIsAnAlarmOnceAndEndsByItself() {
        // the clock of this test is not that of the ticks, which have to wait
        synchronized (now) {
            raiseTakeAndEnd();
        }
    }

    private void raiseTakeAndEnd() {
        Map<Integer, LngLat> south = new java.util.TreeMap<>();
        IntStream.range(0, 6).forEach(i -> south.put(i, new LngLat(120.005 + i * 0.002, 30.01)));
        seen(south);
        JsonNode rule = admin.post(
                "/api/analytics/void-rules",
                Map.of(
                        "area",
                        SmallDistrict.WEST,
                        "level",
                        "community",
                        "kind",
                        "member",
                        "mode",
                        "walk",
                        "minutes",
                        10,
                        "share",
                        0.3,
                        "seconds",
                        60,
                        "severity",
                        4));
        assertThat(rule.path("id").asString()).isNotEmpty();
        Instant start = Instant.now().plusSeconds(3_600);
        now.tick(start);
        now.tick(start.plusSeconds(59));
        assertThat(voids()).isEmpty();
        now.tick(start.plusSeconds(60));
        now.tick(start.plusSeconds(90));
        assertThat(voids()).singleElement().satisfies(alarm -> {
            // the north is two kilometres from everybody
            assertThat(alarm.path("areaCode").asString()).isEqualTo(SmallDistrict.community(0, 2));
            assertThat(alarm.path("facts").path("threshold").asDouble()).isEqualTo(0.3);
            assertThat(alarm.path("facts").path("share").asDouble()).isLessThan(0.3);
            assertThat(alarm.path("facts").path("sinceSeconds").asInt()).isBetween(60, 61);
        });
        String id = voids().get(0).path("id").asString();
        admin.post("/api/alarms/" + id + "/take", Map.of());
        now.tick(start.plusSeconds(200));
        assertThat(voids()).as("taken, and not raised again").isEmpty();
        Map<Integer, LngLat> both = new java.util.TreeMap<>(south);
        Stream.of(3, 4, 5).forEach(i -> both.put(i, new LngLat(120.003 + i * 0.003, 30.03)));
        sql.sql("update responder_position set at = at - interval '1 hour', stored_until = null")
                .update();
        seen(both);
        now.tick(start.plusSeconds(210));
        assertThat(sql.sql("select cleared_at is not null from alarm where id = :id")
                        .param("id", Long.parseLong(id))
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(admin.delete("/api/analytics/void-rules/" + rule.path("id").asString()))
                .isEqualTo(204);
    }

    @Test
    void aRuleThatIsChangedStaysOneRuleWhateverIsChangedOfIt() {
        String rules = "/api/analytics/void-rules";
        JsonNode made = admin.post(rules, Map.of("area", SmallDistrict.WEST, "kind", "member", "minutes", 10));
        String id = made.path("id").asString();
        assertThat(made.path("areaName").asString()).isNotEmpty();
        JsonNode milder = admin.post(
                rules, Map.of("id", id, "area", SmallDistrict.WEST, "kind", "member", "minutes", 10, "share", 0.25));
        assertThat(milder.path("id").asString()).isEqualTo(id);
        assertThat(milder.path("share").asDouble()).isEqualTo(0.25);

        JsonNode other = admin.post(rules, Map.of("id", id, "area", SmallDistrict.WEST, "kind", "crew", "minutes", 5));
        assertThat(admin.get(rules)).singleElement().satisfies(rule -> {
            assertThat(rule.path("id")).isEqualTo(other.path("id"));
            assertThat(rule.path("kind").asString()).isEqualTo("crew");
        });
        // What is gone cannot be changed, and nothing is stored in its stead.
        JsonNode refused = admin.post(rules, Map.of("id", id, "area", SmallDistrict.WEST, "kind", "leader"));
        assertThat(refused.path("code").asString()).isEqualTo("not-found");
        assertThat(admin.get(rules)).hasSize(1);
        assertThat(admin.delete(rules + "/" + other.path("id").asString())).isEqualTo(204);
    }
}

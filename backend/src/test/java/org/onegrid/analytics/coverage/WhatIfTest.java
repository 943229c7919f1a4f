package org.onegrid.analytics.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.element.Elements;
import org.onegrid.geo.LngLat;
import org.onegrid.identity.Person;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.network.Reach;
import org.onegrid.problem.Refusal;
import org.onegrid.test.Analyses;
import org.onegrid.test.Api;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.onegrid.tiles.BaseFeatures;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stations dragged about over HTTP; after every move the figures are those of a computation from scratch. */
@PostgisTest
class WhatIfTest {

    private static final Town TOWN = new Town(17);
    private static final List<LngLat> STATIONS =
            IntStream.range(0, 5).mapToObj(i -> TOWN.somewhere()).toList();

    @Autowired
    SmallDistrict district;

    @Autowired
    BaseFeatures base;

    @Autowired
    Elements elements;

    @Autowired
    Somebody somebody;

    @Autowired
    Api api;

    @Autowired
    JsonMapper json;

    @Autowired
    Analyses analyses;

    @Autowired
    JdbcClient sql;

    @Autowired
    WhatIfDesk desk;

    @Autowired
    ApplicationContext context;

    private String leader;

    @BeforeEach
    void build() {
        if (!sql.sql("select exists (select from element)").query(Boolean.class).single()) {
            district.build();
            base.add(TOWN.features());
            elements.add(TOWN.people());
            elements.add(IntStream.range(0, 5).mapToObj(i -> Town.place("S" + i, "fire", STATIONS.get(i))));
        }
        leader = somebody.bearer(somebody.with(Scope.all(), Role.LEADER));
    }

    private MockHttpServletResponse send(String bearer, String verb, String path, Object body) {
        return api.response(HttpMethod.valueOf(verb), bearer, "/api/analytics" + path, body);
    }

    private JsonNode read(MockHttpServletResponse answer, int status) {
        JsonNode body = json.readTree(answer.getContentAsByteArray());
        assertThat(answer.getStatus()).as("%s", body).isEqualTo(status);
        return body;
    }

    private JsonNode begun(Map<String, Object> sources) {
        return read(
                send(
                        leader,
                        "POST",
                        "/what-if",
                        Map.of(
                                "area",
                                SmallDistrict.DISTRICT,
                                "mode",
                                "walk",
                                "minutes",
                                List.of(5, 10, 15),
                                "level",
                                "grid",
                                "sources",
                                sources)),
                201);
    }

    private JsonNode moved(JsonNode session, Map<String, Object> moves) {
        Map<String, Object> body = new HashMap<>(moves);
        body.put("revision", session.path("revision").asInt());
        body.putIfAbsent("bands", false);
        return read(send(leader, "POST", "/what-if/" + session.path("id").asString() + "/moves", body), 200);
    }

    private static Map<String, Object> spot(LngLat place) {
        return new HashMap<>(Map.of("lng", place.lng(), "lat", place.lat()));
    }

    /** The figures of everybody with these stations, without any session. */
    private static Figures scratch(List<LngLat> stations) {
        Homes homes = TOWN.homes(home -> 1);
        Ways ways = TOWN.net().ways(TravelMode.WALK);
        int[] millis = ways.doors(homes).millis(Reach.within(ways.travel(), ways.snaps(stations), Ways.LIMIT_MILLIS));
        return Figures.of(homes, millis, IntStream.range(0, homes.size()).toArray(), new int[] {5, 10, 15}, true);
    }

    private static void assertFigures(JsonNode now, Figures expected, String why) {
        for (int i = 0; i < 3; i++) {
            assertThat(now.path("shares").path(i).asDouble())
                    .as(why)
                    .isEqualTo(expected.shares().get(i));
        }
        assertThat(now.path("median").asDouble()).as(why).isEqualTo(expected.median());
        assertThat(now.path("mean").asDouble()).as(why).isCloseTo(expected.mean(), within(1e-6));
        assertThat(now.path("unreached").asLong()).as(why).isEqualTo(expected.unreached());
        assertThat(now.path("groups").path(0).path("shares").path(1).asDouble())
                .as(why)
                .isEqualTo(expected.groups().get(0).shares().get(1));
    }

    @Test
    void afterRandomMovesTheFiguresAreThoseOfAComputationFromScratch() {
        long seed = 20261122;
        Random random = new Random(seed);
        JsonNode session = begun(Map.of("elements", List.of("fire")));
        Map<Integer, LngLat> standing = new TreeMap<>();
        session.path("stations").forEach(one -> standing.put(one.path("label").asInt(), place(one)));
        assertFigures(session.path("begin"), scratch(STATIONS), "at the beginning");
        assertThat(session.path("bands").path("features").size()).isEqualTo(3);
        for (int step = 0; step < 40; step++) {
            List<Integer> labels = new ArrayList<>(standing.keySet());
            int label = labels.get(random.nextInt(labels.size()));
            LngLat to = TOWN.somewhere();
            switch (random.nextInt(labels.size() > 2 ? 4 : 2)) {
                case 0 -> {
                    session = moved(session, Map.of("add", List.of(spot(to))));
                    standing.put(session.path("added").path(0).asInt(), to);
                }
                case 1, 2 -> {
                    Map<String, Object> move = spot(to);
                    move.put("label", label);
                    session = moved(session, Map.of("move", List.of(move)));
                    standing.put(label, to);
                }
                default -> {
                    session = moved(session, Map.of("remove", List.of(label)));
                    standing.remove(label);
                }
            }
            assertFigures(
                    session.path("now"),
                    scratch(new ArrayList<>(standing.values())),
                    "seed " + seed + ", step " + step);
            assertThat(session.path("stations").size()).isEqualTo(standing.size());
        }
        assertFigures(session.path("begin"), scratch(STATIONS), "the beginning at the end");
        long households = 0;
        for (JsonNode row : session.path("rows")) {
            households += row.path("households").asLong();
        }
        assertThat(households).isEqualTo(session.path("now").path("households").asLong());
    }

    @Test
    void anyNodeGoesOnWhereAnotherStopped() {
        long seed = 7;
        Random random = new Random(seed);
        Person me = somebody.with(Scope.all(), Role.LEADER);
        List<WhatIfDesk> nodes = List.of(desk, (WhatIfDesk) context.getAutowireCapableBeanFactory()
                .autowire(WhatIfDesk.class, AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR, false));
        SourceWish fire = new SourceWish(List.of("fire"), null, null);
        WhatIfState state = nodes.get(0)
                .begin(me, new WhatIfOrder(SmallDistrict.DISTRICT, TravelMode.WALK, List.of(5, 10, 15), fire, "grid"));
        Figures begin = state.begin();
        Map<Integer, LngLat> standing = new TreeMap<>();
        state.stations().forEach(one -> standing.put(one.label(), new LngLat(one.lng(), one.lat())));
        for (int step = 0; step < 24; step++) {
            WhatIfDesk node = nodes.get(random.nextInt(2));
            LngLat to = TOWN.somewhere();
            List<Integer> labels = new ArrayList<>(standing.keySet());
            int label = labels.get(random.nextInt(labels.size()));
            int revision = state.revision();
            if (step % 4 == 0) {
                state = node.change(
                        me,
                        state.id(),
                        new WhatIfMoves(
                                revision,
                                List.of(new WhatIfMoves.Added(to.lng(), to.lat(), null)),
                                null,
                                List.of(label),
                                true));
                standing.remove(label);
                standing.put(state.added().get(0), to);
                assertThat(state.bands()).hasSize(3);
            } else {
                state = node.change(
                        me,
                        state.id(),
                        new WhatIfMoves(
                                revision,
                                null,
                                List.of(new WhatIfMoves.Moved(label, to.lng(), to.lat())),
                                null,
                                false));
                standing.put(label, to);
            }
            String why = "seed " + seed + ", step " + step;
            Figures scratch = scratch(new ArrayList<>(standing.values()));
            assertThat(state.now().shares()).as(why).isEqualTo(scratch.shares());
            assertThat(state.now().median()).as(why).isEqualTo(scratch.median());
            assertThat(state.begin()).as(why).isEqualTo(begin);
            assertThat(state.revision()).as(why).isEqualTo(revision + 1);
            assertThat(state.stations().stream().map(WhatIfState.Station::label))
                    .as(why)
                    .containsExactlyElementsOf(standing.keySet());
        }
        // of two who change the same revision one is told, whatever the node
        WhatIfMoves late = new WhatIfMoves(
                state.revision() - 1,
                null,
                null,
                List.of(standing.keySet().iterator().next()),
                false);
        String id = state.id();
        nodes.forEach(node -> assertThatThrownBy(() -> node.change(me, id, late))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("revision"));
        ScenarioView kept = nodes.get(1).keep(me, "两个节点", id);
        assertThat(kept.now()).isEqualTo(state.now());
        nodes.get(1).end(me, id);
        assertThatThrownBy(() -> nodes.get(0).change(me, id, late)).hasMessageContaining("session");
    }

    private static LngLat place(JsonNode station) {
        return new LngLat(station.path("lng").asDouble(), station.path("lat").asDouble());
    }

    @Test
    void aKeptScenarioIsOpenedAsItWasLeftAndAskedAsCoverage() {
        JsonNode session = begun(Map.of("elements", List.of("fire")));
        Map<String, Object> move = spot(new LngLat(120.031, 30.0305));
        move.put("label", 2);
        session = moved(
                session,
                Map.of(
                        "add", List.of(spot(new LngLat(120.011, 30.0105))),
                        "move", List.of(move),
                        "remove", List.of(0)));
        JsonNode kept = read(
                send(
                        leader,
                        "POST",
                        "/scenarios",
                        Map.of("name", "北站南移", "whatIf", session.path("id").asString())),
                201);
        assertThat(kept.path("stations").asInt()).isEqualTo(5);
        String id = kept.path("id").asString();
        JsonNode again = begun(Map.of("scenario", id));
        assertThat(again.path("begin")).isEqualTo(session.path("begin"));
        assertThat(again.path("now")).isEqualTo(session.path("now"));
        assertThat(again.path("stations").size()).isEqualTo(5);
        JsonNode coverage = analyses.result(leader, """
            {"kind": "coverage", "area": "990100",
             "wish": {"sources": {"scenario": "%s"}, "mode": "walk", "minutes": [10]}}\
            """.formatted(id));
        assertThat(coverage.path("total").path("values").path("share10").asDouble())
                .isEqualTo(session.path("now").path("shares").path(1).asDouble());
        JsonNode listed = read(send(leader, "GET", "/scenarios?area=990100", Map.of()), 200);
        assertThat(listed.path(0).path("name").asString()).isEqualTo("北站南移");
        String other = somebody.bearer(somebody.with(Scope.all(), Role.LEADER));
        assertThat(read(send(other, "DELETE", "/scenarios/" + id, Map.of()), 403)
                        .path("code")
                        .asString())
                .isEqualTo("scenario-of-another");
        String west = somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(SmallDistrict.WEST).id())), Role.LEADER));
        assertThat(send(west, "DELETE", "/scenarios/" + id, Map.of()).getStatus())
                .isEqualTo(404);
        assertThat(read(send(west, "GET", "/scenarios?area=990100001", Map.of()), 200)
                        .size())
                .isZero();
        assertThat(send(leader, "DELETE", "/scenarios/" + id, Map.of()).getStatus())
                .isEqualTo(204);
    }

    @Test
    void allChangesAreMadeOrNone() {
        JsonNode session = begun(Map.of("elements", List.of("fire")));
        String path = "/what-if/" + session.path("id").asString() + "/moves";
        String unknown = refused(path, 422, Map.of("revision", 0, "remove", List.of(1, 77)));
        assertThat(unknown).isEqualTo("station-unknown");
        assertThat(refused(
                        path,
                        422,
                        Map.of("revision", 0, "remove", List.of(1), "add", List.of(spot(new LngLat(121, 31))))))
                .isEqualTo("place-off-road");
        assertThat(refused(path, 409, Map.of("revision", 5, "remove", List.of(1))))
                .isEqualTo("what-if-stale");
        JsonNode still = moved(session, Map.of("bands", true));
        assertThat(still.path("revision").asInt()).isZero();
        assertThat(still.path("now")).isEqualTo(session.path("begin"));
        assertThat(still.path("bands").path("features").size()).isEqualTo(3);
    }

    private String refused(String path, int status, Map<String, Object> moves) {
        Map<String, Object> body = new HashMap<>(moves);
        body.put("bands", false);
        return read(send(leader, "POST", path, body), status).path("code").asString();
    }

    @Test
    void aSessionIsItsOwnersAloneAndTheOldestGivesWay() {
        JsonNode first = begun(Map.of("elements", List.of("fire")));
        String path = "/what-if/" + first.path("id").asString() + "/moves";
        String other = somebody.bearer(somebody.with(Scope.all(), Role.LEADER));
        Map<String, Object> nothing = Map.of("revision", 0, "bands", false);
        assertThat(send(other, "POST", path, nothing).getStatus()).isEqualTo(404);
        assertThat(send(leader, "POST", path, nothing).getStatus()).isEqualTo(200);
        for (int i = 0; i < WhatIfDesk.MOST_OF_ONE; i++) {
            begun(Map.of("elements", List.of("fire")));
        }
        assertThat(send(leader, "POST", path, nothing).getStatus()).isEqualTo(404);
        String auditor = somebody.bearer(somebody.with(Scope.all(), Role.AUDITOR));
        assertThat(read(
                                send(
                                        auditor,
                                        "POST",
                                        "/what-if",
                                        Map.of(
                                                "area",
                                                SmallDistrict.DISTRICT,
                                                "sources",
                                                Map.of("responders", List.of("member")))),
                                403)
                        .path("code")
                        .asString())
                .isEqualTo("tracks-not-allowed");
        String west = somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(SmallDistrict.WEST).id())), Role.LEADER));
        assertThat(send(
                                west,
                                "POST",
                                "/what-if",
                                Map.of("area", SmallDistrict.EAST, "sources", Map.of("elements", List.of("fire"))))
                        .getStatus())
                .isEqualTo(404);
    }
}

package org.onegrid.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.Api;
import org.onegrid.test.Api.Answer;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@PostgisTest
class ScreenSettingTest {

    private static final Map<String, Object> SCENE = Map.of(
            "id",
            "night",
            "name",
            "夜间",
            "seconds",
            30,
            "map",
            Map.of("mode", "heat", "figure", "overdue"),
            "panels",
            Map.of("left", List.of("hours"), "bottom", List.of(), "right", List.of("load", "onTime")));

    @Autowired
    Api api;

    @Autowired
    Somebody somebody;

    @Test
    void isKeptForEachPersonAndSurvivesAsItWasGiven() {
        String one = somebody.bearer(somebody.with(Scope.all(), Role.OPERATOR));
        String other = somebody.bearer(somebody.with(Scope.all(), Role.OPERATOR));
        assertThat(get(one).path("version").asInt(-1)).isZero();
        assertThat(get(one).path("setting").isNull()).isTrue();

        Answer stored = put(one, 0, Map.of("rotate", true, "scenes", List.of(SCENE)));
        assertThat(stored.status()).isEqualTo(200);
        assertThat(stored.body().path("version").asInt()).isEqualTo(1);
        JsonNode known = get(one).path("setting");
        assertThat(known.path("rotate").asBoolean()).isTrue();
        JsonNode scene = known.path("scenes").get(0);
        assertThat(scene.path("name").asString()).isEqualTo("夜间");
        assertThat(scene.path("map").path("mode").asString()).isEqualTo("heat");
        assertThat(scene.path("panels").path("right").valueStream().map(JsonNode::asString))
                .containsExactly("load", "onTime");
        assertThat(get(other).path("version").asInt(-1)).isZero();
    }

    @Test
    void aPageThatWasSlowerLosesNothingOfTheOther() {
        String me = somebody.bearer(somebody.with(Scope.all(), Role.LEADER));
        assertThat(put(me, 0, setting("first")).status()).isEqualTo(200);
        Answer late = put(me, 0, setting("late"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().path("code").asString()).isEqualTo("screen-setting-stale");
        assertThat(late.body().path("version").asInt()).isEqualTo(1);
        assertThat(put(me, 1, setting("second")).status()).isEqualTo(200);
        assertThat(put(me, 1, setting("late")).status()).isEqualTo(409);
        assertThat(put(me, 7, setting("from nowhere")).status()).isEqualTo(409);
        assertThat(get(me).path("setting").path("scenes").get(0).path("name").asString())
                .isEqualTo("second");
    }

    @Test
    void nothingIsTakenThatAPageCouldNotShow() {
        String me = somebody.administrator();
        refused(me, Map.of("rotate", true, "scenes", List.of()));
        refused(me, Map.of("rotate", true));
        refused(me, Map.of("rotate", true, "scenes", List.of(SCENE, SCENE)));
        refused(
                me,
                Map.of(
                        "rotate",
                        true,
                        "scenes",
                        IntStream.range(0, 21)
                                .mapToObj(k -> with("id", "s" + k))
                                .toList()));
        for (Map<String, Object> scene : List.of(
                with("seconds", 4),
                with("seconds", 3_601),
                with("id", "../x"),
                with("name", " "),
                with("area", "a b"),
                with("map", Map.of("mode", "cube", "figure", "open")),
                with("map", Map.of("mode", "flat")),
                with("panels", Map.of("left", List.of(), "bottom", List.of())),
                with("panels", Map.of("left", List.of("<b>"), "bottom", List.of(), "right", List.of())),
                with(
                        "panels",
                        Map.of(
                                "left",
                                java.util.Collections.nCopies(13, "a"),
                                "bottom",
                                List.of(),
                                "right",
                                List.of())))) {
            refused(me, Map.of("rotate", true, "scenes", List.of(scene)));
        }
        assertThat(put(me, -1, setting("x")).status()).isEqualTo(422);
        Answer large = put(me, 0, Map.of("rotate", true, "scenes", List.of(SCENE), "more", "x".repeat(70_000)));
        assertThat(large.status()).isEqualTo(413);
        assertThat(get(me).path("version").asInt(-1)).isZero();
    }

    private void refused(String bearer, Map<String, Object> setting) {
        Answer answer = put(bearer, 0, setting);
        assertThat(answer.status()).as(setting.toString()).isIn(400, 422);
        assertThat(answer.body().path("code").asString()).isNotBlank();
    }

    private static Map<String, Object> with(String member, Object value) {
        Map<String, Object> scene = new TreeMap<>(SCENE);
        scene.put(member, value);
        return scene;
    }

    private static Map<String, Object> setting(String name) {
        return Map.of("rotate", false, "scenes", List.of(with("name", name)));
    }

    private JsonNode get(String bearer) {
        return api.read(bearer, "/api/screen/setting");
    }

    private Answer put(String bearer, int version, Map<String, Object> setting) {
        return api.put(bearer, "/api/screen/setting", Map.of("version", version, "setting", setting));
    }
}

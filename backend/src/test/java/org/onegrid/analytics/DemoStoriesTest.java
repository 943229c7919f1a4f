package org.onegrid.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.synth.District;
import org.onegrid.synth.Recipe;
import org.onegrid.synth.Stories;
import org.onegrid.synth.chronicle.Chronicle;
import org.onegrid.test.Analyses;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What is hidden in the demo district is among the findings of the question a leader would ask. */
@PostgisTest
@TestPropertySource(properties = "onegrid.demo=on")
class DemoStoriesTest {

    private static final Stories STORIES = District.generate(Recipe.DEMO).stories();

    @Autowired
    Analyses analyses;

    @Autowired
    Somebody somebody;

    private String leader;
    private LocalDate today;

    @BeforeEach
    void signIn() {
        leader = somebody.administrator();
        today = LocalDate.now(Chronicle.ZONE);
    }

    private JsonNode ask(String kind, String level, String filters, String wish) {
        return analyses.result(leader, """
                {"kind":"%s","area":"990100","level":"%s","window":{"from":"%s","to":"%s"},"filters":%s,"wish":%s}
                """.formatted(kind, level, today.minusDays(90), today, filters, wish));
    }

    private static JsonNode finding(JsonNode result, String kind) {
        for (JsonNode finding : result.path("findings")) {
            if (finding.path("kind").asString().equals(kind)) {
                return finding;
            }
        }
        throw new AssertionError("no " + kind + " in " + result.path("findings"));
    }

    private static String area(JsonNode finding) {
        return finding.path("area").path("code").asString();
    }

    /** What is told of the area that the finding must be of. */
    private static JsonNode figures(JsonNode result, String kind, String code) {
        JsonNode finding = finding(result, kind);
        assertThat(area(finding)).as(finding.toString()).isEqualTo(code);
        return finding.path("figures");
    }

    @Test
    void whoWaitsLongestInTheEveningLivesBehindTheHeadland() {
        JsonNode result = ask(
                "response-time",
                "community",
                "{\"hours\":{\"from\":18,\"to\":23}}",
                "{\"quantile\":0.5,\"surface\":{\"cellMeters\":50,\"bandwidthMeters\":300}}");
        assertThat(STORIES.coveGrids()).contains(area(finding(result, "slowest-place")));
        double whole = result.path("total").path("values").path("median").asDouble();
        assertThat(finding(result, "slowest-place")
                        .path("figures")
                        .path("value")
                        .asDouble())
                .isGreaterThan(2 * whole);
        // by community the cove is mixed with quicker grids, and still stands first
        String slowest = area(finding(result, "slowest-area"));
        assertThat(STORIES.coveGrids().stream().anyMatch(grid -> grid.startsWith(slowest)))
                .as(finding(result, "slowest-area").toString())
                .isTrue();
    }

    @Test
    void theMembersOfTheThinStreetComeLate() {
        JsonNode result = ask(
                "response-time",
                "street",
                "{\"holders\":[\"member\"],\"hours\":{\"from\":8,\"to\":18}}",
                "{\"quantile\":0.5}");
        JsonNode figures = figures(result, "slowest-area", STORIES.thinStreet());
        assertThat(figures.path("value").asDouble())
                .isGreaterThan(2 * figures.path("whole").asDouble());
    }

    @Test
    void leakingPipesAreRisingInOneCommunity() {
        JsonNode result = ask("density", "community", "{\"categories\":[\"204002\"]}", "{}");
        JsonNode figures = figures(result, "rising-area", STORIES.leakingCommunity());
        assertThat(figures.path("after").asInt())
                .isGreaterThan(figures.path("before").asInt());
    }

    @Test
    void theSplendidGridIsTooGoodToBeTrue() {
        JsonNode result = ask(
                "response-time",
                "grid",
                "{\"channels\":[\"field\"]}",
                "{\"phase\":\"total\",\"limitMinutes\":10,\"figure\":\"share-within\"}");
        figures(result, "outstanding-share", STORIES.splendidGrid());
        for (JsonNode row : result.path("rows")) {
            if (!row.path("code").asString().equals(STORIES.splendidGrid())) {
                assertThat(row.path("values").path("shareWithin").asDouble())
                        .as(row.toString())
                        .isLessThan(0.05);
            }
        }
    }

    @Test
    void everyKindAnswersForEveryLevelWithTheSurfaceOfTheWholeDistrict() {
        for (String kind : List.of("response-time", "density")) {
            for (String level : List.of("street", "community", "grid")) {
                JsonNode result = ask(kind, level, "{}", "{\"surface\":{}}");
                assertThat(result.path("surface").path("knownShare").asDouble())
                        .as(kind)
                        .isGreaterThan(0.1);
                assertThat(result.path("rows").path(0).path("values").path("n").asInt())
                        .isPositive();
            }
        }
        assertThat(finding(ask("hot-spots", "grid", "{}", "{}"), "hot-areas")
                        .path("figures")
                        .path("hot")
                        .asInt())
                .isPositive();
        assertThat(ask("closed-at-community", "street", "{}", "{}")
                        .path("total")
                        .path("values")
                        .path("share")
                        .asDouble())
                .isBetween(0.05, 0.95);
    }
}

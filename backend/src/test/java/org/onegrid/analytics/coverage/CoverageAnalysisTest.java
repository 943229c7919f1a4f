package org.onegrid.analytics.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.element.Elements;
import org.onegrid.geo.LngLat;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.network.Mode;
import org.onegrid.test.Analyses;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.onegrid.tiles.BaseFeatures;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Coverage and siting asked as the page asks them, against plain Dijkstra per pair and against trying everything. */
@PostgisTest
class CoverageAnalysisTest {

    private static final Town TOWN = new Town(7);
    private static final List<LngLat> STATIONS =
            Stream.generate(TOWN::somewhere).limit(3).toList();
    private static final List<LngLat> PLOTS =
            Stream.generate(TOWN::somewhere).limit(12).toList();

    @Autowired
    SmallDistrict district;

    @Autowired
    BaseFeatures base;

    @Autowired
    Elements elements;

    @Autowired
    Analyses analyses;

    @Autowired
    Somebody somebody;

    @Autowired
    JdbcClient sql;

    private String admin;

    @BeforeEach
    void build() {
        if (!sql.sql("select exists (select from element)").query(Boolean.class).single()) {
            district.build();
            base.add(TOWN.features());
            elements.add(TOWN.people());
            elements.add(Stream.of(0, 1, 2).map(i -> Town.place("S" + i, "fire", STATIONS.get(i))));
            elements.add(IntStream.range(0, PLOTS.size()).mapToObj(i -> Town.place("P" + i, "plot", PLOTS.get(i))));
        }
        admin = somebody.administrator();
    }

    private static List<Town.Home> homesOf(String area) {
        return TOWN.homes.stream()
                .filter(home -> Town.grid(home.place()).startsWith(area))
                .toList();
    }

    private static double share(List<Town.Home> homes, List<LngLat> stations, Mode mode, int minutes) {
        double reached = homes.stream()
                .filter(home -> TOWN.seconds(stations, home.place(), mode) <= minutes * 60)
                .mapToInt(Town.Home::households)
                .sum();
        return reached / homes.stream().mapToInt(Town.Home::households).sum();
    }

    private static JsonNode row(JsonNode result, String code) {
        for (JsonNode row : result.path("rows")) {
            if (row.path("code").asString().equals(code)) {
                return row.path("values");
            }
        }
        throw new AssertionError("no row " + code);
    }

    @Test
    void everyCommunityHasTheSharesOfPlainDijkstra() {
        JsonNode result = analyses.result(admin, """
            {"kind": "coverage", "area": "990100", "level": "community",
             "wish": {"sources": {"elements": ["fire"]}, "mode": "walk", "minutes": [20, 5, 10], "groups": true,
                      "surface": {"cellMeters": 100}}}\
            """);
        assertThat(result.path("rows").size()).isEqualTo(4);
        for (int column = 0; column < 4; column += 2) {
            for (int row = 0; row < 4; row += 2) {
                String community = SmallDistrict.community(column, row);
                List<Town.Home> homes = homesOf(community);
                JsonNode values = row(result, community);
                for (int minutes : new int[] {5, 10, 20}) {
                    assertThat(values.path("share" + minutes).asDouble())
                            .as("%s within %d minutes", community, minutes)
                            .isCloseTo(share(homes, STATIONS, Mode.WALK, minutes), within(1e-9));
                }
                double elders = homes.stream().mapToInt(Town.Home::elders).sum();
                double soon = homes.stream()
                        .filter(home -> TOWN.seconds(STATIONS, home.place(), Mode.WALK) <= 600)
                        .mapToInt(Town.Home::elders)
                        .sum();
                assertThat(values.path("elders10").asDouble()).isCloseTo(soon / elders, within(1e-9));
            }
        }
        assertThat(result.path("total").path("values").path("share10").asDouble())
                .isCloseTo(share(TOWN.homes, STATIONS, Mode.WALK, 10), within(1e-9));
        assertThat(result.path("mapped").asString()).isEqualTo("share10");
        long late = TOWN.homes.stream()
                .filter(home -> TOWN.seconds(STATIONS, home.place(), Mode.WALK) > 1200)
                .mapToInt(Town.Home::households)
                .sum();
        assertThat(result.path("figures").path("uncovered").path("households").asLong())
                .isEqualTo(late);
        assertThat(result.path("bands").path("features").size()).isEqualTo(3);
        assertThat(result.path("surface").path("knownShare").asDouble()).isGreaterThan(0.5);
        // Much reached is good, much time is not: areas and surface are dark at other ends.
        assertThat(result.path("scale").path("better").asString()).isEqualTo("high");
        assertThat(result.path("surface").path("unit").asString()).isEqualTo("seconds");
        assertThat(result.path("surface").path("better").isNull()).isTrue();
    }

    @Test
    void theSameQuestionHasTheSameBytesAndOthersAreasAreNotThere() {
        String asked = """
            {"kind": "coverage", "area": "990100001", "wish": {"sources": {"elements": ["fire"]}}}\
            """;
        assertThat(analyses.bytes(admin, asked)).isEqualTo(analyses.bytes(admin, asked));
        String east = somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(SmallDistrict.EAST).id())), Role.LEADER));
        assertThat(analyses.post(east, asked).getStatus()).isEqualTo(404);
    }

    @Test
    void whatCannotBeMeantIsRefusedWithAReason() {
        String form = """
            {"kind": "coverage", "area": "990100", "wish": %s}\
            """;
        assertThat(analyses.refused(admin, form.formatted("{}"), 422)
                        .path("code")
                        .asString())
                .isEqualTo("sources-missing");
        assertThat(analyses.refused(admin, form.formatted("{\"sources\": {\"elements\": [\"moon-base\"]}}"), 422)
                        .path("code")
                        .asString())
                .isEqualTo("no-sources");
        assertThat(analyses.refused(
                                admin,
                                form.formatted("{\"sources\": {\"elements\": [\"fire\"]}, \"minutes\": [0]}"),
                                422)
                        .path("code")
                        .asString())
                .isEqualTo("minutes-invalid");
        assertThat(analyses.refused(
                                admin,
                                form.formatted("{\"sources\": {\"elements\": [\"fire\"]}, \"mode\": \"broom\"}"),
                                422)
                        .path("code")
                        .asString())
                .isEqualTo("mode-unknown");
        assertThat(analyses.refused(
                                admin,
                                form.formatted("{\"sources\": {\"elements\": [\"fire\"]}, \"colour\": \"red\"}"),
                                422)
                        .path("code")
                        .asString())
                .isEqualTo("wish-invalid");
        assertThat(analyses.refused(
                                admin,
                                form.formatted(
                                        "{\"sources\": {\"elements\": [\"fire\"]}, \"closed\": [{\"road\": \"无此路\"}]}"),
                                422)
                        .path("code")
                        .asString())
                .isEqualTo("closure-unknown");
    }

    @Test
    void theBestSitesAreThoseThatTryingEveryPairFinds() {
        JsonNode result = analyses.result(
                admin, """
                    {"kind": "siting", "area": "990100",
                     "wish": {"goal": "cover", "minutes": 6, "new": 2, "mode": "walk", "sources": {"elements": ["fire"]},
                              "candidates": {"elements": ["plot"]},
                              "forbidden": [{"lng": %s, "lat": %s, "meters": 5}]}}\
                    """.formatted(PLOTS.get(0).lng(), PLOTS.get(0).lat()));
        Set<Integer> standing = reached(STATIONS);
        List<Set<Integer>> plots =
                PLOTS.stream().map(plot -> reached(List.of(plot))).toList();
        long best = 0;
        for (int i = 1; i < plots.size(); i++) {
            for (int j = i + 1; j < plots.size(); j++) {
                Set<Integer> all = new HashSet<>(standing);
                all.addAll(plots.get(i));
                all.addAll(plots.get(j));
                best = Math.max(best, households(all));
            }
        }
        JsonNode figures = result.path("figures");
        assertThat(figures.path("value").asDouble()).isEqualTo(best);
        assertThat(figures.path("bound").asDouble()).isEqualTo(best);
        assertThat(figures.path("proven").asBoolean()).isTrue();
        double total = TOWN.homes.stream().mapToInt(Town.Home::households).sum();
        assertThat(figures.path("now").path("shares").path(0).asDouble()).isCloseTo(best / total, within(1e-9));
        assertThat(figures.path("begin").path("shares").path(0).asDouble())
                .isCloseTo(households(standing) / total, within(1e-9));
        double gained = 0;
        double served = 0;
        int chosen = 0;
        for (JsonNode point : result.path("points").path("features")) {
            JsonNode properties = point.path("properties");
            served += properties.path("households").asDouble();
            if (properties.path("role").asString().equals("new")) {
                chosen++;
                gained += properties.path("gain").asDouble();
                assertThat(properties.path("rank").asInt()).isEqualTo(chosen);
                assertThat(properties.path("name").asString()).isNotEqualTo("P0");
            }
        }
        assertThat(chosen).isEqualTo(2);
        assertThat(gained).isEqualTo(best - households(standing));
        assertThat(served).isEqualTo(best);
    }

    @Test
    void theFewestSitesReachTheShareAndNoFewerDo() {
        String form = """
            {"kind": "siting", "area": "990100",
             "wish": {"goal": "fewest", "minutes": 8, "new": 12, "mode": "walk", "share": %s,
                      "candidates": {"elements": ["plot"]}}}\
            """;
        JsonNode figures = analyses.result(admin, form.formatted("0.2")).path("figures");
        int sites = figures.path("sites").asInt();
        assertThat(figures.path("now").path("shares").path(0).asDouble()).isGreaterThanOrEqualTo(0.2);
        JsonNode fewer = analyses.result(admin, """
            {"kind": "siting", "area": "990100",
             "wish": {"goal": "cover", "minutes": 8, "new": %d, "mode": "walk",
                      "candidates": {"elements": ["plot"]}}}\
            """.formatted(sites - 1)).path("figures");
        assertThat(fewer.path("proven").asBoolean()).isTrue();
        assertThat(fewer.path("now").path("shares").path(0).asDouble()).isLessThan(0.2);
        assertThat(analyses.job(admin, form.formatted("1"))
                        .path("problem")
                        .path("code")
                        .asString())
                .isEqualTo("share-out-of-reach");
    }

    /** Homes within six minutes' walk. */
    private static Set<Integer> reached(List<LngLat> from) {
        Set<Integer> reached = new HashSet<>();
        for (int home = 0; home < TOWN.homes.size(); home++) {
            if (TOWN.seconds(from, TOWN.homes.get(home).place(), Mode.WALK) <= 360) {
                reached.add(home);
            }
        }
        return reached;
    }

    private static long households(Set<Integer> homes) {
        return homes.stream()
                .mapToLong(home -> TOWN.homes.get(home).households())
                .sum();
    }
}

package org.onegrid.analytics.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.analytics.SomeCases;
import org.onegrid.test.Analyses;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Densities, hot spots and what the community closes, against plain SQL and by hand. */
@PostgisTest
class DensityTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Autowired
    Analyses analyses;

    @Autowired
    SomeCases cases;

    @Autowired
    Somebody somebody;

    @Autowired
    JdbcClient sql;

    private String admin;
    private LocalDate today;

    @BeforeEach
    void layOut() {
        cases.layOut();
        admin = somebody.administrator();
        today = LocalDate.now(ZONE);
    }

    private JsonNode ask(String kind, String level, String wish) {
        return analyses.result(
                admin, """
                {"kind":"%s","area":"%s","level":"%s","window":{"from":"%s","to":"%s"},"wish":%s}
                """.formatted(kind, SmallDistrict.DISTRICT, level, today.minusDays(60), today, wish));
    }

    private Map<String, Double> plain(String level, String figure) {
        Map<String, Double> plain = new HashMap<>();
        sql.sql("""
                        select above.code, %s as figure
                        from area above join area own on own.command_path <@ above.command_path
                        join incident i on i.area_id = own.id and i.status <> 'rejected'
                        where above.level = :level
                        group by above.id
                        """.formatted(figure)).param("level", level).query(row -> {
            plain.put(row.getString("code"), row.getDouble("figure"));
        });
        return plain;
    }

    @Test
    void densitiesAreWhatSqlSays() {
        for (String level : List.of("street", "community", "grid")) {
            Map<String, Double> perKm2 = plain(level, "count(*) / (st_area(above.geom::geography) / 1e6)");
            Map<String, Double> perHouseholds = plain(level, "count(*) * 1000.0 / above.households");
            Map<String, Double> n = plain(level, "count(*)");
            for (JsonNode row : ask("density", level, "{\"per\":\"km2\"}").path("rows")) {
                JsonNode values = row.path("values");
                assertThat(values.path("value").asDouble())
                        .isCloseTo(perKm2.get(row.path("code").asString()), within(1e-4));
                assertThat(values.path("n").asDouble())
                        .isEqualTo(n.get(row.path("code").asString()));
            }
            for (JsonNode row : ask("density", level, "{}").path("rows")) {
                JsonNode values = row.path("values");
                double value = perHouseholds.get(row.path("code").asString());
                assertThat(values.path("value").asDouble()).isCloseTo(value, within(1e-4));
                assertThat(values.path("valueLow").asDouble()).isLessThan(value);
                assertThat(values.path("valueHigh").asDouble()).isGreaterThan(value);
                assertThat(row.path("unknown").isNull())
                        .isEqualTo(values.path("n").asInt() >= 20);
            }
        }
    }

    @Test
    void aSurfaceHoldsAsManyCasesAsThereAre() {
        JsonNode result =
                ask("density", "street", "{\"per\":\"km2\",\"surface\":{\"cellMeters\":50,\"bandwidthMeters\":200}}");
        double perKm2 = result.path("total").path("values").path("value").asDouble();
        assertThat(result.path("surface").path("min").asDouble()).isLessThan(perKm2);
        assertThat(result.path("surface").path("max").asDouble()).isBetween(perKm2, perKm2 * 4);
        assertThat(result.path("surface").path("unit").asString()).isEqualTo("perKm2");
    }

    /** Gi* written out once more from Ord and Getis (1995), with each area its own neighbour. */
    @Test
    void hotSpotsAreThoseOfTheFormula() {
        JsonNode result = ask("hot-spots", "grid", "{\"falseDiscoveries\":0.1}");
        List<String> codes = new ArrayList<>();
        Map<String, Double> rate = new HashMap<>();
        for (JsonNode row : result.path("rows")) {
            codes.add(row.path("code").asString());
            rate.put(
                    row.path("code").asString(),
                    row.path("values").path("n").asInt() * 1000.0 / SmallDistrict.HOUSEHOLDS);
        }
        int n = codes.size();
        assertThat(n).isEqualTo(16);
        double mean = rate.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        double s = Math.sqrt(rate.values().stream().mapToDouble(x -> x * x).sum() / n - mean * mean);
        boolean anything = false;
        for (int column = 0; column < 4; column++) {
            for (int row = 0; row < 4; row++) {
                double weights = 0;
                double sum = 0;
                for (int c = Math.max(0, column - 1); c <= Math.min(3, column + 1); c++) {
                    for (int r = Math.max(0, row - 1); r <= Math.min(3, row + 1); r++) {
                        weights++;
                        sum += rate.get(SmallDistrict.grid(c, r));
                    }
                }
                double z = (sum - mean * weights) / (s * Math.sqrt((n * weights - weights * weights) / (n - 1)));
                JsonNode values = result.path("rows")
                        .path(codes.indexOf(SmallDistrict.grid(column, row)))
                        .path("values");
                assertThat(values.path("z").asDouble()).as(column + " " + row).isCloseTo(z, within(1e-4));
                String kind = values.path("kind").asString();
                assertThat(kind).isIn("hot", "cold", "not-significant");
                anything |= Math.abs(z) > 0.5;
            }
        }
        assertThat(anything).isTrue();
        assertThat(result.path("scale").path("kind").asString()).isEqualTo("kinds");
    }

    @Test
    void whatTheCommunityClosesIsHeldByItsOwnPosts() {
        cases.post("own-1", "网格员 1", "member", "grid");
        cases.post("street-1", "市政班组 1", "crew", "street");
        sql.sql("""
                        update incident set holder = case when closed_at is null then holder when id % 5 = 0 then null
                            when id % 5 < 3 then 'own-1' when id % 10 = 3 then '网格员 1' else 'street-1' end
                        """).update();
        JsonNode result = ask("closed-at-community", "street", "{}");
        Map<String, Double> closed = plain("street", "count(*) filter (where i.closed_at is not null)");
        Map<String, Double> own =
                plain("street", "count(*) filter (where i.closed_at is not null and i.holder in ('own-1', '网格员 1'))");
        Map<String, Double> nobody =
                plain("street", "count(*) filter (where i.closed_at is not null and i.holder is null)");
        for (JsonNode row : result.path("rows")) {
            String code = row.path("code").asString();
            JsonNode values = row.path("values");
            assertThat(values.path("closed").asDouble()).isEqualTo(closed.get(code));
            assertThat(values.path("atCommunity").asDouble())
                    .isEqualTo(own.get(code))
                    .isPositive();
            assertThat(values.path("unknownHolder").asDouble())
                    .isEqualTo(nobody.get(code))
                    .isPositive();
            assertThat(values.path("share").asDouble())
                    .isCloseTo(own.get(code) / (closed.get(code) - nobody.get(code)), within(1e-6));
        }
        assertThat(result.path("scale").path("better").asString()).isEqualTo("high");
    }
}

package org.onegrid.analytics.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.analytics.SomeCases;
import org.onegrid.test.Analyses;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.onegrid.tracking.NewResponder;
import org.onegrid.tracking.Responders;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Response times against plain SQL on the same cases. */
@PostgisTest
class ResponseTimeTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Begin and end of each phase, as the glossary has them. */
    private static final Map<String, List<String>> PHASES = Map.of(
            "queue", List.of("reported_at", "dispatched_at"),
            "travel", List.of("dispatched_at", "arrived_at"),
            "response", List.of("reported_at", "arrived_at"),
            "handling", List.of("arrived_at", "handled_at"),
            "total", List.of("reported_at", "closed_at"));

    @Autowired
    Analyses analyses;

    @Autowired
    SomeCases scene;

    @Autowired
    Somebody somebody;

    @Autowired
    Responders responders;

    @Autowired
    JdbcClient sql;

    private String admin;
    private LocalDate today;

    @BeforeEach
    void layOut() {
        scene.layOut();
        admin = somebody.administrator();
        today = LocalDate.now(ZONE);
    }

    private String ask(String area, String level, String wish, String more) {
        return """
                {"kind":"response-time","area":"%s","level":"%s","window":{"from":"%s","to":"%s"},"wish":%s%s}
                """.formatted(area, level, today.minusDays(40), today, wish, more);
    }

    /** What SQL says of one area: n, open, and quantiles with open cases as longer than all that ended. */
    private record Plain(
            int n,
            int open,
            @Nullable Integer median,
            @Nullable Integer p90,
            @Nullable Double within) {}

    private Map<String, Plain> plain(String level, String phase, String where) {
        Map<String, Plain> plain = new HashMap<>();
        sql.sql("""
                        with cases as (
                            select above.code,
                                   floor(extract(epoch from %2$s - %1$s)) as seconds
                            from incident i join area own on own.id = i.area_id
                            join area above on own.command_path <@ above.command_path and above.level = :level
                            where i.reported_at >= :from and i.reported_at < :to and i.status <> 'rejected' and %1$s is not null
                              and (%2$s is not null or i.open) and %3$s)
                        select code, count(*) as n, count(*) filter (where seconds is null) as open,
                               percentile_disc(0.5) within group (order by coalesce(seconds, 'infinity')) as median,
                               percentile_disc(0.9) within group (order by coalesce(seconds, 'infinity')) as p90,
                               count(*) filter (where seconds <= 1800) / cast(count(*) as float8) as within
                        from cases group by code
                        """.formatted(
                                "i." + PHASES.get(phase).get(0),
                                "i." + PHASES.get(phase).get(1),
                                where))
                .param("level", level)
                .param("from", today.minusDays(40).atStartOfDay(ZONE).toOffsetDateTime())
                .param("to", today.plusDays(1).atStartOfDay(ZONE).toOffsetDateTime())
                .query(row -> {
                    double median = row.getDouble("median");
                    double p90 = row.getDouble("p90");
                    plain.put(
                            row.getString("code"),
                            new Plain(
                                    row.getInt("n"),
                                    row.getInt("open"),
                                    Double.isInfinite(median) ? null : (Integer) (int) median,
                                    Double.isInfinite(p90) ? null : (Integer) (int) p90,
                                    row.getDouble("within")));
                });
        return plain;
    }

    @Test
    void everyPhaseOfEveryAreaIsWhatSqlSays() {
        for (String phase : PHASES.keySet()) {
            for (String level : List.of("street", "community", "grid")) {
                JsonNode result =
                        analyses.result(admin, ask(SmallDistrict.DISTRICT, level, "{\"phase\":\"" + phase + "\"}", ""));
                compare(result, plain(level, phase, "true"), phase + " " + level);
            }
        }
    }

    private void compare(JsonNode result, Map<String, Plain> plain, String what) {
        assertThat(plain).as(what).isNotEmpty();
        int compared = 0;
        for (JsonNode row : result.path("rows")) {
            Plain expected = plain.getOrDefault(row.path("code").asString(), new Plain(0, 0, null, null, null));
            JsonNode values = row.path("values");
            String as = what + " " + row.path("code").asString() + " " + values + " " + expected;
            assertThat(values.path("n").asInt()).as(as).isEqualTo(expected.n());
            assertThat(values.path("open").asInt()).as(as).isEqualTo(expected.open());
            if (expected.open() == 0 && expected.n() > 0) {
                assertThat(values.path("median").asInt()).as(as).isEqualTo(expected.median());
                assertThat(values.path("p90").asInt()).as(as).isEqualTo(expected.p90());
                assertThat(values.path("shareWithin").asDouble())
                        .as(as)
                        .isCloseTo(expected.within() == null ? -1 : expected.within(), within(1e-6));
                compared++;
            } else if (expected.n() > 0 && expected.median() != null) {
                // cases that have only lasted shortly are worth less than a whole one: at most a few places beside
                assertThat(values.path("median").asDouble())
                        .as(as)
                        .isBetween(expected.median() * 0.8, expected.median() * 1.05 + 60);
                compared++;
            }
            JsonNode unknown = row.path("unknown");
            if (expected.n() < 20) {
                assertThat(unknown.asString()).as(as).isEqualTo("too-few");
            } else if (values.path("p90High").isNull()
                    || values.path("p90High").asDouble() - values.path("p90Low").asDouble()
                            > values.path("p90").asDouble()) {
                assertThat(unknown.asString()).as(as).isEqualTo("too-wide");
            } else {
                assertThat(unknown.isNull()).as(as).isTrue();
            }
        }
        assertThat(compared).as(what).isPositive();
    }

    @Test
    void filtersLeaveOutWhatSqlLeavesOut() {
        String local = "i.reported_at at time zone 'Asia/Shanghai'";
        Map<String, String> filters = Map.of(
                "{\"categories\":[\"1010\",\"205003\"]}",
                "(i.category like '1010%%' or i.category = '205003')",
                "{\"channels\":[\"field\",\"urban\"]}",
                "i.channel in ('field', 'urban')",
                "{\"hours\":{\"from\":18,\"to\":23}}",
                "extract(hour from " + local + ") between 18 and 22",
                "{\"hours\":{\"from\":22,\"to\":5}}",
                "extract(hour from " + local + ") not between 5 and 21",
                "{\"days\":\"weekends\"}",
                "extract(isodow from " + local + ") > 5",
                "{\"days\":\"weekdays\",\"channels\":[\"hotline\"]}",
                "extract(isodow from " + local + ") < 6 and i.channel = 'hotline'");
        filters.forEach((filter, where) -> {
            JsonNode result =
                    analyses.result(admin, ask(SmallDistrict.DISTRICT, "street", "{}", ",\"filters\":" + filter));
            compare(result, plain("street", "response", where.replace("%%", "%")), filter);
        });
    }

    @Test
    void theListBehindARowHoldsAsManyAsItSays() {
        String hours =
                ",\"filters\":{\"hours\":{\"from\":8,\"to\":20},\"days\":\"weekdays\",\"categories\":[\"1\",\"2050\"],\"channels\":[\"field\",\"hotline\"]}";
        String span = "&from=" + today.minusDays(40).atStartOfDay(ZONE).toInstant() + "&to="
                + today.plusDays(1).atStartOfDay(ZONE).toInstant();
        for (String boundaries : List.of("today", "then")) {
            for (String tree : List.of("administrative", "command")) {
                JsonNode result = analyses.result(
                        admin,
                        ask(
                                SmallDistrict.DISTRICT,
                                "community",
                                "{\"phase\":\"total\"}",
                                hours + ",\"tree\":\"" + tree + "\",\"boundaries\":\"" + boundaries + "\""));
                for (JsonNode row : result.path("rows")) {
                    int listed = scene.total(
                            admin,
                            "area=" + row.path("code").asString() + span
                                    + "&hours=8-20&days=weekdays&categories=1,2050&channels=field,hotline&counted=analytics&tree="
                                    + tree + "&boundaries=" + boundaries);
                    assertThat(listed)
                            .as(tree + " " + boundaries + " " + row)
                            .isEqualTo(row.path("values").path("n").asInt())
                            .isPositive();
                }
            }
        }
    }

    @Test
    void eitherTreeCountsItsOwnStreets() {
        JsonNode command =
                analyses.result(admin, ask(SmallDistrict.COMMITTEE, "street", "{}", ",\"tree\":\"command\""));
        assertThat(command.path("rows")).hasSize(1);
        assertThat(command.path("rows").path(0).path("code").asString()).isEqualTo(SmallDistrict.EAST);
        assertThat(command.path("rows").path(0).path("path").asString())
                .isEqualTo(SmallDistrict.DISTRICT + "." + SmallDistrict.COMMITTEE + "." + SmallDistrict.EAST);
        JsonNode all = analyses.result(admin, ask(SmallDistrict.DISTRICT, "street", "{}", ""));
        assertThat(all.path("rows")).hasSize(2);
        assertThat(all.path("rows").path(1).path("values"))
                .as("the same street")
                .isEqualTo(command.path("rows").path(0).path("values"));
        assertThat(all.path("total").path("values").path("n").asInt())
                .isEqualTo(all.path("rows").path(0).path("values").path("n").asInt()
                        + all.path("rows").path(1).path("values").path("n").asInt());
        assertThat(analyses.refused(admin, ask(SmallDistrict.COMMITTEE, "street", "{}", ""), 422)
                        .path("code")
                        .asString())
                .isEqualTo("level-invalid");
    }

    @Test
    void framesAreTheWindowsOnTheirOwnAndShareOneScale() {
        JsonNode result = analyses.result(admin, ask(SmallDistrict.DISTRICT, "street", "{}", ",\"frames\":\"week\""));
        int n = 0;
        for (JsonNode frame : result.path("frames")) {
            String alone = """
                    {"kind":"response-time","area":"%s","level":"street","window":{"from":"%s","to":"%s"},"scaleOf":"%s"}
                    """.formatted(
                            SmallDistrict.DISTRICT,
                            frame.path("from").asString(),
                            frame.path("to").asString(),
                            result.path("id").asString());
            JsonNode own = analyses.result(admin, alone);
            assertThat(own.path("rows")).isEqualTo(frame.path("rows"));
            assertThat(own.path("total")).isEqualTo(frame.path("total"));
            assertThat(own.path("scale")).isEqualTo(result.path("scale"));
            n += frame.path("total").path("values").path("n").asInt();
        }
        assertThat(result.path("frames").size()).isBetween(6, 7);
        assertThat(n).isEqualTo(result.path("total").path("values").path("n").asInt());
        assertThat(result.path("scale").path("breaks")).isNotEmpty();
    }

    @Test
    void onlyCasesThatTheChosenRespondersHeldLastCount() {
        responders.put(List.of(
                new NewResponder("crew", "处置一队", "crew", SmallDistrict.WEST, true),
                new NewResponder("M-7", "西七", "member", SmallDistrict.WEST, true)));
        // some name their holder by code, some by call sign
        sql.sql("update incident set holder = '西七' where holder is not null and id % 5 = 0")
                .update();
        sql.sql("update incident set holder = 'M-7' where holder is not null and id % 5 = 1")
                .update();
        for (String kind : List.of("crew", "member")) {
            Map<String, Plain> plain = plain(
                    "community", "response", kind.equals("crew") ? "i.holder = 'crew'" : "i.holder in ('西七', 'M-7')");
            JsonNode result = analyses.result(
                    admin,
                    ask(
                            SmallDistrict.DISTRICT,
                            "community",
                            "{}",
                            ",\"filters\":{\"holders\":[\"%s\"]}".formatted(kind)));
            assertThat(plain).hasSize(4);
            for (JsonNode row : result.path("rows")) {
                String code = row.path("code").asString();
                assertThat(row.path("values").path("n").asInt())
                        .as("%s held by %s", code, kind)
                        .isEqualTo(plain.get(code).n());
                // the list behind it has those besides that never come to an end of the phase
                assertThat(scene.total(
                                admin,
                                "area=" + code + "&counted=analytics&boundaries=today&tree=administrative&holders="
                                        + kind + "&from="
                                        + today.minusDays(40).atStartOfDay(ZONE).toInstant()))
                        .isGreaterThanOrEqualTo(plain.get(code).n());
            }
            assertThat(result.path("notes").valueStream().map(JsonNode::asString))
                    .contains("held-cases-only");
        }
        assertThat(analyses.refused(admin, ask("990100", "grid", "{}", ",\"filters\":{\"holders\":[\"x y\"]}"), 422)
                        .path("code")
                        .asString())
                .isEqualTo("holder-unknown");
    }

    @Test
    void theSlowHalfStandsOut() {
        JsonNode result = analyses.result(
                admin,
                ask(
                        SmallDistrict.DISTRICT,
                        "community",
                        "{\"quantile\":0.5,\"surface\":{\"cellMeters\":100,\"bandwidthMeters\":500}}",
                        ""));
        JsonNode finding = result.path("findings").path(0);
        assertThat(finding.path("kind").asString()).isEqualTo("slowest-area");
        assertThat(finding.path("area").path("code").asString()).startsWith(SmallDistrict.WEST);
        JsonNode place = result.path("findings").path(1);
        assertThat(place.path("kind").asString()).isEqualTo("slowest-place");
        assertThat(place.path("figures").path("lng").asDouble()).isBetween(120.0, 120.02);
        assertThat(result.path("surface").path("knownShare").asDouble()).isBetween(0.5, 1.0);
        assertThat(result.path("mapped").asString()).isEqualTo("median");
    }
}

package org.onegrid.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onegrid.incident.IncidentHistory;
import org.onegrid.incident.IncidentHistory.PastCase;
import org.onegrid.incident.IncidentHistory.PastStep;
import org.onegrid.test.Analyses;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** As of a day: what later days brought is not known yet, and what was taken back later still stands. */
@PostgisTest
class AsOfTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Autowired
    Analyses analyses;

    @Autowired
    SomeCases cases;

    @Autowired
    IncidentHistory history;

    @Autowired
    Somebody somebody;

    @Autowired
    JdbcClient sql;

    /** A case told again step by step up to a moment. */
    private static final class Told {
        final Instant reported;
        final String street;

        @Nullable
        Instant arrived;

        @Nullable
        Instant closed;

        boolean rejected;

        Told(Instant reported, String street) {
            this.reported = reported;
            this.street = street;
        }

        void step(String verb, String to, Instant at) {
            switch (verb) {
                case "arrive" -> arrived = at;
                case "close" -> closed = at;
                case "return" -> arrived = null;
                case "reject" -> rejected = true;
                default -> {}
            }
        }
    }

    private static PastCase arrivedBeforeMidnightAndReturnedAfter(LocalDate day) {
        Instant midnight = day.plusDays(1).atStartOfDay(ZONE).toInstant();
        List<PastStep> steps = new ArrayList<>();
        List.of("accept", "dispatch", "arrive", "return", "dispatch", "arrive", "handle", "verify", "close")
                .forEach(verb -> steps.add(new PastStep(
                        verb,
                        midnight.plusSeconds(600L * steps.size() - 1_500),
                        "desk",
                        verb.equals("dispatch") ? "crew" : null,
                        verb.equals("return") ? "no" : null)));
        return new PastCase(
                "101001",
                SmallDistrict.middle(1, 1),
                "hotline",
                null,
                2,
                "井盖缺失",
                null,
                midnight.minusSeconds(3_600),
                steps);
    }

    private List<Told> told(Instant moment) {
        Map<Long, Told> told = new LinkedHashMap<>();
        sql.sql("""
                        select i.id, i.reported_at, street.code, s.verb, s.to_status, s.at
                        from incident i join incident_step s on s.incident_id = i.id
                        join area own on own.id = i.area_id
                        join area street on own.command_path <@ street.command_path and street.level = 'street'
                        where i.reported_at <= :moment and s.at <= :moment
                        order by i.id, s.version
                        """).param("moment", moment.atZone(ZONE).toOffsetDateTime()).query(row -> {
            Instant reported =
                    row.getObject("reported_at", OffsetDateTime.class).toInstant();
            String street = row.getString("code");
            told.computeIfAbsent(row.getLong("id"), id -> new Told(reported, street))
                    .step(
                            row.getString("verb"),
                            row.getString("to_status"),
                            row.getObject("at", OffsetDateTime.class).toInstant());
        });
        return new ArrayList<>(told.values());
    }

    @Test
    void theFiguresOfAPastDayAreThoseOfTheTimelineUpToIt() {
        cases.layOut();
        history.load(
                Stream.of(arrivedBeforeMidnightAndReturnedAfter(
                        LocalDate.now(ZONE).minusDays(14))),
                Instant.now());
        String admin = somebody.administrator();
        int opened = 0;
        int returnedLater = 0;
        for (int back = 5; back <= 50; back += 9) {
            LocalDate day = LocalDate.now(ZONE).minusDays(back);
            Instant moment = day.plusDays(1).atStartOfDay(ZONE).toInstant();
            for (String phase : List.of("response", "total")) {
                JsonNode result = analyses.result(
                        admin, """
                        {"kind":"response-time","area":"%s","level":"street","asOf":"%s",
                         "window":{"from":"%s","to":"%s"},"wish":{"phase":"%s"}}
                        """.formatted(SmallDistrict.DISTRICT, day, day.minusDays(60), day.plusDays(4), phase));
                for (JsonNode row : result.path("rows")) {
                    long sum = 0;
                    int ended = 0;
                    int open = 0;
                    for (Told one : told(moment)) {
                        if (one.rejected || !one.street.equals(row.path("code").asString())) {
                            continue;
                        }
                        Instant end = phase.equals("total") ? one.closed : one.arrived;
                        if (end == null) {
                            open++;
                        } else {
                            ended++;
                            sum += Duration.between(one.reported, end).toSeconds();
                        }
                    }
                    JsonNode values = row.path("values");
                    String as = day + " " + phase + " " + row;
                    assertThat(values.path("n").asInt()).as(as).isEqualTo(ended + open);
                    assertThat(values.path("open").asInt()).as(as).isEqualTo(open);
                    assertThat(values.path("mean").asDouble()).as(as).isEqualTo(Math.round(10.0 * sum / ended) / 10.0);
                    opened += open;
                }
                assertThat(result.path("notes").toString()).contains("as-of-a-day");
            }
            returnedLater += sql.sql("""
                            select count(*) from incident_step s where s.verb = 'return' and s.at > :moment
                              and exists (select from incident_step a where a.incident_id = s.incident_id
                                          and a.verb = 'arrive' and a.at <= :moment)
                            """)
                    .param("moment", moment.atZone(ZONE).toOffsetDateTime())
                    .query(Integer.class)
                    .single();
        }
        assertThat(opened).as("some cases were open on those days").isPositive();
        assertThat(returnedLater).as("some were returned after them").isPositive();
    }
}

package org.onegrid.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.incident.IncidentHistory;
import org.onegrid.incident.IncidentHistory.PastCase;
import org.onegrid.incident.IncidentHistory.PastStep;
import org.onegrid.test.Api;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whoever asks for the cases behind a number of the board gets as many as the number says. */
@PostgisTest
class BehindTheFiguresTest {

    private static final List<String> CATEGORIES = List.of("101001", "101015", "201001", "205003", "281080");
    private static final List<String> CHANNELS = List.of("hotline", "field", "urban");
    private static final List<String> WAY = List.of("accept", "dispatch", "arrive", "handle", "verify", "close");

    @Autowired
    Api api;

    @Autowired
    Somebody somebody;

    @Autowired
    SmallDistrict district;

    @Autowired
    IncidentHistory history;

    @Autowired
    JdbcClient sql;

    private String admin;
    private Instant now;

    @BeforeEach
    void layOut() {
        district.build();
        admin = somebody.administrator();
        now = Instant.now();
        if (sql.sql("select count(*) from incident").query(Long.class).single() == 0) {
            Random random = new Random(4);
            List<PastCase> cases = new ArrayList<>();
            for (int k = 0; k < 600; k++) {
                cases.add(some(random));
            }
            history.load(cases.stream(), now);
        }
    }

    /** Up to ten days old, somewhere, as far on its way as chance has it; one in twenty rejected. */
    private PastCase some(Random random) {
        Instant reported = now.minus(Duration.ofMinutes(1 + random.nextInt(10 * 24 * 60)));
        List<PastStep> steps = new ArrayList<>();
        Instant at = reported;
        int far = random.nextInt(WAY.size() + 1);
        boolean rejected = random.nextInt(20) == 0;
        for (String verb : rejected ? List.of("accept", "reject") : WAY.subList(0, far)) {
            at = at.plus(Duration.ofSeconds(60 + random.nextInt(5 * 3600)));
            if (at.isAfter(now)) {
                break;
            }
            steps.add(new PastStep(verb, at, "desk", null, verb.equals("reject") ? "no" : null));
        }
        return new PastCase(
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                SmallDistrict.middle(random.nextInt(4), random.nextInt(4)),
                CHANNELS.get(random.nextInt(CHANNELS.size())),
                null,
                1 + random.nextInt(4),
                "井盖缺失",
                null,
                reported,
                steps);
    }

    @Test
    void theListHoldsAsManyAsTheFigureSays() {
        JsonNode board = api.read(admin, "/api/board?area=" + SmallDistrict.DISTRICT + "&window=24h");
        String from = Instant.from(java.time.OffsetDateTime.parse(
                        board.path("byHour").get(0).path("hour").asString()))
                .toString();
        String until = Instant.parse(board.path("at").asString()).plusMillis(1).toString();
        String window = "&from=" + from + "&to=" + until;
        JsonNode kpis = board.path("kpis");

        assertThat(kpis.path("open").asInt()).isGreaterThan(50);
        behind("open=true", kpis.path("open"));
        behind("open=true&overdue=true", kpis.path("overdue"));
        behind("when=arrived" + window, kpis.path("responseN"));
        behind("when=due" + window, kpis.path("onTimeShare").path("denominator"));
        behind("when=due&kept=true" + window, kpis.path("onTimeShare").path("numerator"));
        JsonNode response = board.path("onTimeByLink").get(0);
        behind("when=arrive-by" + window, response.path("due"));
        behind("when=arrive-by&kept=true" + window, response.path("inTime"));
        assertThat(total(admin, "when=arrive-by&kept=false" + window))
                .isEqualTo(
                        response.path("due").asInt() - response.path("inTime").asInt())
                .isPositive();
        for (JsonNode hour : board.path("byHour")) {
            Instant begin =
                    java.time.OffsetDateTime.parse(hour.path("hour").asString()).toInstant();
            String span = "&from=" + begin + "&to=" + begin.plus(Duration.ofHours(1));
            behind("when=reported" + span, hour.path("reported"));
            behind("when=closed" + span, hour.path("closed"));
        }
        board.path("byCategory")
                .forEach(one -> behind("category=" + one.path("code").asString() + window, one.path("count")));
        board.path("byChannel")
                .forEach(one -> behind("channel=" + one.path("code").asString() + window, one.path("count")));
        board.path("byStatus").forEach(one -> {
            String status = one.path("code").asString();
            behind("status=" + status + (status.equals("closed") ? "&when=closed" + window : ""), one.path("count"));
        });
        board.path("responseByStreet").forEach(one -> {
            String code = one.path("code").asString();
            assertThat(total(admin, "when=arrived&area=" + code + window))
                    .isEqualTo(one.path("n").asInt());
        });
        board.path("area").path("children").forEach(one -> {
            String area = "&area=" + one.path("code").asString();
            assertThat(total(admin, "open=true" + area))
                    .isEqualTo(one.path("open").asInt());
            assertThat(total(admin, "open=true&overdue=true" + area))
                    .isEqualTo(one.path("overdue").asInt());
        });
        int kinds = 0;
        for (JsonNode kind : board.path("byKind")) {
            behind("category=" + kind.path("code").asString() + window, kind.path("count"));
            kinds += kind.path("count").asInt();
            assertThat(kind.path("hours")).hasSameSizeAs(board.path("byHour"));
            for (int k = 0; k < kind.path("hours").size(); k++) {
                Instant begin = java.time.OffsetDateTime.parse(
                                board.path("byHour").get(k).path("hour").asString())
                        .toInstant();
                behind(
                        "category=" + kind.path("code").asString() + "&from=" + begin + "&to="
                                + begin.plus(Duration.ofHours(1)),
                        kind.path("hours").get(k));
            }
        }
        assertThat(kinds).isEqualTo(total(admin, window.substring(1)));
    }

    @Test
    void lastWeekIsWhatTheBoardSaidThen() {
        JsonNode board = api.read(admin, "/api/board?area=" + SmallDistrict.WEST + "&window=24h");
        JsonNode week = board.path("lastWeek");
        Instant then = Instant.parse(week.path("at").asString());
        assertThat(Duration.between(then, Instant.parse(board.path("at").asString())))
                .isBetween(Duration.ofDays(7), Duration.ofDays(7).plusMinutes(2));
        // Counted from the steps by hand: reported before, and the last step until then did not end it.
        int open = sql.sql("""
                        select count(*) from incident i
                        where i.reported_at <= :then and i.area_path ~ cast(:west as lquery)
                          and not exists (select from incident_step s where s.incident_id = i.id and s.at <= :then
                                          and s.to_status in ('closed', 'rejected'))
                        """)
                .param("then", then.atOffset(java.time.ZoneOffset.UTC))
                .param("west", "*." + district.area(SmallDistrict.WEST).id() + ".*")
                .query(Integer.class)
                .single();
        assertThat(week.path("open").asInt()).isEqualTo(open).isPositive();
        Instant from = then.atZone(java.time.ZoneId.of("Asia/Shanghai"))
                .minusHours(24)
                .truncatedTo(java.time.temporal.ChronoUnit.HOURS)
                .toInstant();
        assertThat(week.path("reported").asInt())
                .isEqualTo(total(admin, "area=" + SmallDistrict.WEST + "&from=" + from + "&to=" + then))
                .isPositive();
        assertThat(week.path("onTimeShare").path("denominator").asInt()).isPositive();
        assertThat(api.read(admin, "/api/board?area=" + SmallDistrict.WEST + "&boundaries=today")
                        .path("lastWeek")
                        .isNull())
                .isTrue();
    }

    @Test
    void casesStayWithAnAreaThatHasBeenRetired() {
        String grid = SmallDistrict.grid(0, 0);
        long retired = sql.sql("""
                        insert into area (code, name, level, admin_parent, command_parent, admin_path, command_path, path,
                                          geom, valid)
                        select 'old-grid', '旧网格', 'grid', admin_parent, command_parent,
                               subpath(admin_path, 0, -1) || currval(pg_get_serial_sequence('area', 'id'))::text,
                               subpath(command_path, 0, -1) || currval(pg_get_serial_sequence('area', 'id'))::text,
                               path, geom, tstzrange(now() - interval '1 year', now())
                        from area where code = :grid
                        returning id
                        """).param("grid", grid).query(Long.class).single();
        int before = total(admin, "area=" + SmallDistrict.community(0, 0));
        int moved = sql.sql("""
                        update incident set area_id = :retired, area_path = subpath(area_path, 0, -1) || cast(:retired as text)::ltree
                        where area_id = :grid and not open
                        """)
                .param("retired", retired)
                .param("grid", district.area(grid).id())
                .update();
        assertThat(moved).isPositive();
        assertThat(total(admin, "area=" + SmallDistrict.community(0, 0))).isEqualTo(before);
        String leader = somebody.in(SmallDistrict.community(0, 0), Role.LEADER);
        assertThat(total(leader, "")).isEqualTo(before);
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThat(api.get(admin, "/api/incidents?when=yesterday").status()).isEqualTo(422);
        assertThat(api.get(admin, "/api/incidents?kept=true").status()).isEqualTo(422);
        assertThat(api.get(admin, "/api/incidents?when=arrived&kept=true").status())
                .isEqualTo(422);
        assertThat(api.read(admin, "/api/incidents?limit=1").path("total").isNull())
                .as("counts only when it is asked to")
                .isTrue();
    }

    private void behind(String filter, JsonNode figure) {
        assertThat(total(admin, "area=" + SmallDistrict.DISTRICT + "&" + filter))
                .as(filter)
                .isEqualTo(figure.asInt(-1));
    }

    private int total(String bearer, String filter) {
        return api.read(bearer, "/api/incidents?limit=1&total=true&" + filter)
                .path("total")
                .asInt(-1);
    }
}

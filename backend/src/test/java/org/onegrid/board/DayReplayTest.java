package org.onegrid.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
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
import tools.jackson.databind.node.ObjectNode;

/** A day played from its beginning ends in the state that the server answers for its end. */
@PostgisTest
class DayReplayTest {

    private static final long SEED = 20261122;
    private static final int CASES = 260;
    /** All cases are of the three days before this. */
    private static final Instant END = Instant.now().truncatedTo(ChronoUnit.HOURS);

    /** What may follow a status: verb and the status it leads to. */
    private static final Map<String, List<List<String>>> WAYS = Map.of(
            "reported", List.of(List.of("accept", "accepted"), List.of("reject", "rejected")),
            "accepted", List.of(List.of("dispatch", "dispatched"), List.of("reject", "rejected")),
            "dispatched", List.of(List.of("arrive", "arrived"), List.of("return", "accepted")),
            "arrived", List.of(List.of("handle", "handled"), List.of("return", "accepted")),
            "handled", List.of(List.of("verify", "verified"), List.of("return", "dispatched")),
            "verified", List.of(List.of("close", "closed")));

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

    private final List<PastCase> cases = new ArrayList<>();
    private final Random random = new Random(SEED);
    private String admin = "";

    @BeforeEach
    void lay() {
        district.build();
        for (int i = 0; i < CASES; i++) {
            cases.add(walk(i));
        }
        cases.sort((a, b) -> a.reportedAt().compareTo(b.reportedAt()));
        if (sql.sql("select count(*) from incident").query(Integer.class).single() == 0) {
            history.load(cases.stream(), END);
        }
        admin = somebody.administrator();
    }

    /** A case that goes its way at random, now and then twice; steps may fall into one instant, also of different cases. */
    private PastCase walk(int i) {
        Instant at = END.minusSeconds(random.nextInt(72) * 3600L).plus(random.nextInt(4) * 150L, ChronoUnit.MICROS);
        Instant reported = at;
        List<PastStep> steps = new ArrayList<>();
        String status = "reported";
        while (WAYS.containsKey(status) && random.nextInt(9) > 0) {
            List<List<String>> ways = WAYS.get(status);
            List<String> way = ways.get(random.nextInt(4) > 0 ? 0 : random.nextInt(ways.size()));
            at = at.plusSeconds(random.nextInt(4) * 1800L);
            steps.add(new PastStep(way.get(0), at, "desk", way.get(0).equals("dispatch") ? "T-" + i : null, "理由"));
            status = way.get(1);
        }
        return new PastCase(
                "101001",
                SmallDistrict.middle(random.nextInt(4), random.nextInt(4)),
                "hotline",
                "R-" + i,
                1 + random.nextInt(4),
                "井盖缺失",
                null,
                reported,
                steps);
    }

    @Test
    void everyStretchPlayedFromItsBeginningGivesTheStateOfItsEnd() {
        for (int round = 0; round < 60; round++) {
            String area = List.of(
                            SmallDistrict.DISTRICT,
                            SmallDistrict.COMMITTEE,
                            SmallDistrict.WEST,
                            SmallDistrict.grid(2, 1))
                    .get(random.nextInt(4));
            Instant from = END.minusSeconds(random.nextInt(80) * 3600L).minusMillis(random.nextInt(3));
            Instant to = min(END, from.plusSeconds(random.nextInt(26) * 3600L).plusMillis(random.nextInt(2)));
            List<JsonNode> events = events(area, from, to, 1 + random.nextInt(40));
            String of = "seed " + SEED + " round " + round + ": " + area + " " + from + " to " + to;
            Map<String, JsonNode> played = state(area, from);
            events.forEach(event -> apply(played, event));
            assertThat(plain(played)).as(of).isEqualTo(plain(state(area, to)));
            if (!events.isEmpty()) {
                aLostEventIsNoticed(area, from, to, events);
            }
        }
    }

    /** The control: without what is told last of a case the states differ, unless it ended where it began. */
    private void aLostEventIsNoticed(String area, Instant from, Instant to, List<JsonNode> events) {
        String lost =
                events.get(random.nextInt(events.size())).at("/payload/id").asString();
        Map<String, JsonNode> before = state(area, from);
        Map<String, JsonNode> incomplete = new TreeMap<>(before);
        events.stream()
                .filter(event -> !event.at("/payload/id").asString().equals(lost))
                .forEach(event -> apply(incomplete, event));
        boolean same = plain(state(area, to)).get(lost) == null && !before.containsKey(lost);
        assertThat(plain(incomplete).equals(plain(state(area, to)))).isEqualTo(same);
    }

    @Test
    void theStateOfAMomentIsThatOfTheCasesAsLaidOut() {
        for (int round = 0; round < 25; round++) {
            Instant at = END.minusSeconds(random.nextInt(80) * 3600L);
            Map<String, String> expected = new HashMap<>();
            for (PastCase one : cases) {
                if (!one.reportedAt().isAfter(at)) {
                    String status = "reported";
                    for (PastStep step : one.steps()) {
                        if (!step.at().isAfter(at) && !step.at().isAfter(END)) {
                            status = to(status, step.verb());
                        }
                    }
                    if (WAYS.containsKey(status)) {
                        expected.put(one.sourceId(), status);
                    }
                }
            }
            Map<String, String> found = new HashMap<>();
            state(SmallDistrict.DISTRICT, at)
                    .forEach((id, incident) ->
                            found.put(source(id), incident.path("status").asString()));
            assertThat(found).as("seed " + SEED + " at " + at).isEqualTo(expected);

            JsonNode board = api.read(admin, "/api/board?area=" + SmallDistrict.DISTRICT + "&at=" + at);
            assertThat(board.at("/kpis/open").asInt()).isEqualTo(expected.size());
            long overdue = state(SmallDistrict.DISTRICT, at).values().stream()
                    .filter(incident -> incident.path("overdue").asBoolean())
                    .count();
            assertThat(board.at("/kpis/overdue").asLong()).isEqualTo(overdue);
            assertThat(board.path("topOverdue")).hasSize((int) Math.min(10, overdue));
            board.path("topOverdue")
                    .forEach(one -> assertThat(one.path("overdue").asBoolean()).isTrue());
        }
    }

    @Test
    void theLastStateIsTheLiveOneWithAllItsInstants() {
        Map<String, JsonNode> live = new TreeMap<>();
        api.read(admin, "/api/board/incidents?area=" + SmallDistrict.DISTRICT)
                .path("incidents")
                .forEach(one -> live.put(one.path("id").asString(), one));
        assertThat(plain(state(SmallDistrict.DISTRICT, Instant.now()))).isEqualTo(plain(live));
        assertThat(live).isNotEmpty();
    }

    @Test
    void positionsRunOnWhateverThePageAndNameTheOneBefore() {
        Instant from = END.minus(Duration.ofHours(26));
        List<JsonNode> whole = events(SmallDistrict.DISTRICT, from, END, 1000);
        assertThat(whole).hasSizeGreaterThan(100);
        assertThat(events(SmallDistrict.DISTRICT, from, END, 3)).isEqualTo(whole);
        long before = 0;
        Set<Instant> instants = new HashSet<>();
        for (JsonNode event : whole) {
            assertThat(event.path("previous").asLong()).isEqualTo(before);
            assertThat(event.path("position").asLong()).isGreaterThan(before).isLessThan(1L << 53);
            before = event.path("position").asLong();
            instants.add(Instant.parse(event.path("at").asString()).truncatedTo(ChronoUnit.MILLIS));
        }
        assertThat(instants)
                .as("some share a millisecond, or nothing is tested")
                .hasSizeLessThan(whole.size() - 20);
    }

    @Test
    void nobodySeesThePastOfOtherAreas() {
        String west = somebody.in(SmallDistrict.WEST, Role.OPERATOR);
        Instant from = END.minus(Duration.ofHours(20));
        String stretch = "&from=" + from + "&to=" + END;
        for (String area : List.of(SmallDistrict.EAST, SmallDistrict.DISTRICT, "nowhere")) {
            assertThat(api.get(west, "/api/board/replay?area=" + area + "&from=" + from)
                            .status())
                    .isEqualTo(404);
            assertThat(api.get(west, "/api/board/replay/events?area=" + area + stretch)
                            .status())
                    .isEqualTo(404);
        }
        JsonNode events = api.read(west, "/api/board/replay/events?area=" + SmallDistrict.WEST + stretch);
        assertThat(events.path("events")).isNotEmpty();
        events.path("events")
                .forEach(event -> assertThat(event.path("areaPath").asString()).contains(SmallDistrict.WEST));
    }

    @Test
    void whatIsAskedIsBounded() {
        String area = "/api/board/replay/events?area=" + SmallDistrict.DISTRICT;
        Instant from = END.minus(Duration.ofHours(20));
        assertThat(api.get(admin, area + "&from=" + from + "&to=" + from.plus(Duration.ofHours(27)))
                        .status())
                .isEqualTo(422);
        assertThat(api.get(admin, area + "&from=" + from + "&to=" + from.minusSeconds(1))
                        .status())
                .isEqualTo(422);
        assertThat(api.get(
                                admin,
                                area + "&from=" + from + "&to=" + Instant.now().plusSeconds(99))
                        .status())
                .isEqualTo(422);
        String fit = area + "&from=" + from + "&to=" + END;
        assertThat(api.get(admin, fit + "&limit=1001").status()).isBetween(400, 422);
        assertThat(api.get(admin, fit + "&after=-1").status()).isBetween(400, 422);
        assertThat(api.get(admin, fit + "&after=" + ((1L << 26) - 1)).status()).isEqualTo(422);
        assertThat(api.get(admin, area + "&from=yesterday&to=" + END).status()).isEqualTo(400);
        assertThat(api.get(
                                admin,
                                "/api/board/replay?area=" + SmallDistrict.DISTRICT + "&from="
                                        + Instant.now().plusSeconds(99))
                        .status())
                .isEqualTo(422);
        assertThat(api.read(admin, fit + "&after=" + ((Duration.ofHours(20).toMillis() << 26) + 7))
                        .path("events"))
                .isEmpty();
    }

    private static String to(String status, String verb) {
        return WAYS.get(status).stream()
                .filter(way -> way.get(0).equals(verb))
                .findFirst()
                .orElseThrow()
                .get(1);
    }

    private static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private String source(String id) {
        return sql.sql("select source_id from incident where id = cast(:id as bigint)")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** What a screen does with an event. */
    private static void apply(Map<String, JsonNode> state, JsonNode event) {
        JsonNode incident = event.path("payload");
        String id = incident.path("id").asString();
        boolean gone = event.path("type").asString().equals("incident.left")
                || !WAYS.containsKey(incident.path("status").asString());
        if (gone) {
            state.remove(id);
        } else {
            state.put(id, incident);
        }
    }

    /** Without what depends on when it is looked at. */
    private static Map<String, JsonNode> plain(Map<String, JsonNode> state) {
        Map<String, JsonNode> plain = new TreeMap<>();
        state.forEach((id, incident) -> {
            ObjectNode copy = ((ObjectNode) incident).deepCopy();
            copy.remove(List.of("verb", "overdue"));
            plain.put(id, copy);
        });
        return plain;
    }

    private Map<String, JsonNode> state(String area, Instant at) {
        Map<String, JsonNode> state = new TreeMap<>();
        JsonNode answer = api.read(admin, "/api/board/replay?area=" + area + "&from=" + at);
        assertThat(answer.path("asOf").asLong()).isZero();
        answer.path("incidents").forEach(one -> state.put(one.path("id").asString(), one));
        return state;
    }

    private List<JsonNode> events(String area, Instant from, Instant to, int limit) {
        List<JsonNode> events = new ArrayList<>();
        long after = 0;
        for (boolean more = true; more; ) {
            JsonNode page = api.read(
                    admin,
                    "/api/board/replay/events?area=" + area + "&from=" + from + "&to=" + to + "&after=" + after
                            + "&limit=" + limit);
            page.path("events").forEach(events::add);
            more = page.path("more").asBoolean();
            after = events.isEmpty()
                    ? 0
                    : events.get(events.size() - 1).path("position").asLong();
        }
        return events;
    }
}

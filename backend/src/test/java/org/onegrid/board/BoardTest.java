package org.onegrid.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.incident.IncidentHistory;
import org.onegrid.incident.IncidentHistory.PastCase;
import org.onegrid.incident.IncidentHistory.PastStep;
import org.onegrid.incident.IncidentView;
import org.onegrid.live.LiveState;
import org.onegrid.live.Topic;
import org.onegrid.test.Api;
import org.onegrid.test.Cases;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cases laid out by hand, figures counted by hand. */
@PostgisTest
class BoardTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Autowired
    Api api;

    @Autowired
    Somebody somebody;

    @Autowired
    SmallDistrict district;

    @Autowired
    IncidentHistory history;

    @Autowired
    LiveState live;

    @Autowired
    JsonMapper json;

    @Test
    void theFiguresAreWhatWasLaidOut() {
        district.build();
        Instant now = Instant.now();
        // 101001: somebody there within 60 minutes, closed within 1440
        Stream<PastCase> west = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> past(0, 0, now.minus(Duration.ofHours(5)), 6L * i, i <= 8 ? 120L : null));
        Stream<PastCase> east = Stream.of(
                past(3, 3, now.minus(Duration.ofHours(4)), 90L, 100L),
                past(3, 3, now.minus(Duration.ofHours(30)), null, null), // limits passed 29 and 6 hours ago
                past(3, 0, now.minus(Duration.ofDays(9)), 10L, 20L)); // before the window
        history.load(Stream.concat(west, east), now);
        String admin = somebody.administrator();
        JsonNode board = api.read(admin, "/api/board?area=" + SmallDistrict.DISTRICT + "&window=24h");

        JsonNode kpis = board.path("kpis");
        assertThat(kpis.path("open").asInt()).isEqualTo(3);
        assertThat(kpis.path("overdue").asInt()).isEqualTo(1);
        Instant midnight = now.atZone(ZONE).toLocalDate().atStartOfDay(ZONE).toInstant();
        int today = (now.minus(Duration.ofHours(5)).isBefore(midnight) ? 0 : 10)
                + (now.minus(Duration.ofHours(4)).isBefore(midnight) ? 0 : 1);
        assertThat(kpis.path("reportedToday").asInt()).isEqualTo(today);
        assertThat(kpis.path("onTimeShare").path("denominator").asInt())
                .as("only one case had its limit within the window, and is open")
                .isEqualTo(1);
        assertThat(kpis.path("onTimeShare").path("numerator").asInt()).isZero();
        assertThat(kpis.path("onTimeShare").path("value").asDouble(-1)).isZero();
        assertThat(kpis.path("responseN").asInt()).isEqualTo(11);
        // 6, 12 … 60 and 90 minutes: the 10th of 11 is the 90th percentile
        assertThat(kpis.path("responseP90Seconds").asDouble()).isCloseTo(60 * 60, within(0.01));

        JsonNode links = board.path("onTimeByLink");
        assertThat(links.get(0).path("link").asString()).isEqualTo("response");
        assertThat(links.get(0).path("due").asInt()).isEqualTo(11);
        assertThat(links.get(0).path("inTime").asInt()).isEqualTo(10);

        JsonNode streets = board.path("responseByStreet");
        assertThat(streets).hasSize(2);
        assertThat(row(streets, SmallDistrict.WEST).path("n").asInt()).isEqualTo(10);
        assertThat(row(streets, SmallDistrict.WEST).path("p50Seconds").asDouble())
                .isCloseTo(33 * 60, within(0.01));
        assertThat(row(streets, SmallDistrict.EAST).path("n").asInt()).isEqualTo(1);

        assertThat(sum(board.path("byHour"), "reported")).isEqualTo(11);
        assertThat(sum(board.path("byHour"), "closed")).isEqualTo(9);
        assertThat(board.path("byHour")).hasSize(25);
        assertThat(board.path("byHour").get(0).path("hour").asString()).endsWith(":00:00+08:00");
        assertThat(row(board.path("byCategory"), "101001").path("count").asInt())
                .isEqualTo(11);
        assertThat(row(board.path("byChannel"), "hotline").path("count").asInt())
                .isEqualTo(11);
        assertThat(row(board.path("byStatus"), "arrived").path("count").asInt()).isEqualTo(2);
        assertThat(row(board.path("byStatus"), "accepted").path("count").asInt())
                .isEqualTo(1);
        assertThat(row(board.path("byStatus"), "closed").path("count").asInt()).isEqualTo(9);
        assertThat(board.path("topOverdue")).hasSize(1);
        assertThat(board.path("topOverdue").get(0).path("areaCode").asString()).isEqualTo(SmallDistrict.grid(3, 3));
        assertThat(row(board.path("load"), SmallDistrict.grid(0, 0))
                        .path("open")
                        .asInt())
                .isEqualTo(2);
        JsonNode children = board.path("area").path("children");
        assertThat(children).as("the committee and the western street").hasSize(2);
        assertThat(row(children, SmallDistrict.COMMITTEE).path("overdue").asInt())
                .isEqualTo(1);
        assertThat(row(children, SmallDistrict.WEST).path("open").asInt()).isEqualTo(2);

        String west1 = somebody.in(SmallDistrict.WEST, Role.OPERATOR);
        assertThat(api.get(west1, "/api/board?area=" + SmallDistrict.DISTRICT).status())
                .isEqualTo(404);
        assertThat(api.get(west1, "/api/board?area=" + SmallDistrict.EAST).status())
                .isEqualTo(404);
        assertThat(api.get(west1, "/api/board/incidents?area=" + SmallDistrict.EAST)
                        .status())
                .isEqualTo(404);
        assertThat(api.get(west1, "/api/board?area=" + SmallDistrict.WEST + "&window=99d")
                        .status())
                .isEqualTo(422);
        assertThat(api.read(west1, "/api/board?area=" + SmallDistrict.WEST)
                        .path("kpis")
                        .path("open")
                        .asInt())
                .isEqualTo(2);

        JsonNode open = api.read(admin, "/api/board/incidents?area=" + SmallDistrict.DISTRICT);
        assertThat(open.path("incidents")).hasSize(3);
        IncidentView view = json.treeToValue(open.path("incidents").get(0), IncidentView.class);
        assertThat(view.areaPath()).startsWith(SmallDistrict.DISTRICT + ".");
        theFrameFollows(admin, open);
    }

    private void theFrameFollows(String admin, JsonNode snapshot) {
        LiveState.Key key = new LiveState.Key(SmallDistrict.WEST, Topic.KPIS);
        live.watch(key);
        try {
            assertThat(frame(key, 2)).isEqualTo(2);
            var at = SmallDistrict.middle(1, 1);
            var report = Map.of("category", "201001", "lng", at.lng(), "lat", at.lat());
            assertThat(api.post(admin, "/api/incidents", report).status()).isEqualTo(201);
            assertThat(frame(key, 3)).isEqualTo(3);
            JsonNode after = api.read(admin, "/api/board/incidents?area=" + SmallDistrict.DISTRICT);
            assertThat(after.path("incidents")).hasSize(4);
            assertThat(after.path("asOf").asLong())
                    .isGreaterThan(snapshot.path("asOf").asLong());
            assertThat(after.path("epoch")).isEqualTo(snapshot.path("epoch"));
        } finally {
            live.unwatch(key);
        }
    }

    /** The open cases of the newest frame, waiting up to ten seconds for the expected number. */
    private int frame(LiveState.Key key, int expected) {
        int open = -1;
        for (int i = 0; i < 100 && open != expected; i++) {
            open = live.newest(key)
                    .map(text -> json.readTree(text)
                            .path("payload")
                            .path("kpis")
                            .path("open")
                            .asInt())
                    .orElse(-1);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return open;
    }

    private static PastCase past(
            int column, int row, Instant reported, @Nullable Long arrivedMinutes, @Nullable Long closedMinutes) {
        List<PastStep> steps = new ArrayList<>();
        steps.add(step("accept", reported, 0));
        if (arrivedMinutes != null) {
            steps.add(step("dispatch", reported, 1));
            steps.add(step("arrive", reported, arrivedMinutes));
        }
        if (closedMinutes != null) {
            for (String verb : List.of("handle", "verify", "close")) {
                steps.add(step(verb, reported, closedMinutes));
            }
        }
        return Cases.past(SmallDistrict.middle(column, row), reported, steps);
    }

    private static PastStep step(String verb, Instant reported, long minutes) {
        return Cases.step(verb, reported.plus(Duration.ofMinutes(minutes)));
    }

    private static JsonNode row(JsonNode rows, String code) {
        return rows.valueStream()
                .filter(row -> row.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static int sum(JsonNode rows, String member) {
        return rows.valueStream().mapToInt(row -> row.path(member).asInt()).sum();
    }
}

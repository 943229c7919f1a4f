package org.onegrid.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.onegrid.geo.LngLat;
import org.onegrid.incident.IncidentHistory;
import org.onegrid.incident.IncidentHistory.PastCase;
import org.onegrid.incident.IncidentHistory.PastStep;
import org.onegrid.test.Api;
import org.onegrid.test.SmallDistrict;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A few thousand cases in the small district, drawn by a seed: slow, quick, open, returned and rejected ones. */
@Component
public class SomeCases {

    static final long SEED = 17;
    static final int COUNT = 3_000;
    static final int DAYS = 60;

    private static final List<String> CATEGORIES = List.of("101001", "101015", "201001", "205003", "281080");
    private static final List<String> CHANNELS = List.of("hotline", "field", "urban");
    private static final List<String> WAY = List.of("accept", "dispatch", "arrive", "handle", "verify", "close");

    private final SmallDistrict district;
    private final IncidentHistory history;
    private final JdbcClient sql;
    private final Api api;

    SomeCases(SmallDistrict district, IncidentHistory history, JdbcClient sql, Api api) {
        this.district = district;
        this.history = history;
        this.sql = sql;
        this.api = api;
    }

    /** How many cases the list of incidents has under a filter. */
    public int total(String bearer, String filter) {
        return api.read(bearer, "/api/incidents?limit=1&total=true&" + filter)
                .path("total")
                .asInt(-1);
    }

    /** Stores them, unless they are there. */
    public synchronized void layOut() {
        district.build();
        if (sql.sql("select count(*) from incident").query(Long.class).single() > 0) {
            return;
        }
        Instant now = Instant.now();
        Random random = new Random(SEED);
        List<PastCase> cases = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            cases.add(some(random, now));
        }
        cases.sort(Comparator.comparing(PastCase::reportedAt));
        history.load(cases.stream(), now);
    }

    /** Posts a responder to an area of a level, unless it is there. */
    public void post(String code, String callsign, String kind, String level) {
        sql.sql("""
                        insert into responder (code, callsign, kind, area_id, area_path)
                        select :code, :callsign, :kind, id, command_path from area where level = :level order by id limit 1
                        on conflict do nothing
                        """)
                .param("code", code)
                .param("callsign", callsign)
                .param("kind", kind)
                .param("level", level)
                .update();
    }

    private static PastCase some(Random random, Instant now) {
        Instant reported = now.minus(Duration.ofSeconds(60 + random.nextInt(DAYS * 86_400)));
        // the west is slow, and few report in its north-western corner
        int column = random.nextInt(4);
        int row = random.nextInt(4);
        if (column == 0 && row == 3 && random.nextInt(10) > 0) {
            column = 3;
        }
        int slow = column < 2 ? 3 : 1;
        List<PastStep> steps = new ArrayList<>();
        Instant at = reported;
        List<String> way = way(random);
        for (String verb : way) {
            at = at.plus(Duration.ofSeconds(30 + (long) (slow * -1_500 * Math.log(1 - random.nextDouble()))));
            if (at.isAfter(now)) {
                break;
            }
            String reason = verb.equals("return") || verb.equals("reject") ? "no" : null;
            steps.add(new PastStep(verb, at, "desk", verb.equals("dispatch") ? "crew" : null, reason));
        }
        LngLat middle = SmallDistrict.middle(column, row);
        return new PastCase(
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                new LngLat(
                        middle.lng() + (random.nextDouble() - 0.5) * 0.009,
                        middle.lat() + (random.nextDouble() - 0.5) * 0.009),
                CHANNELS.get(random.nextInt(CHANNELS.size())),
                null,
                1 + random.nextInt(4),
                "井盖缺失",
                null,
                reported,
                steps);
    }

    private static List<String> way(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> List.of("accept", "reject");
            case 1 -> List.of("accept", "dispatch", "return", "dispatch", "arrive", "handle", "verify", "close");
            case 2 ->
                List.of("accept", "dispatch", "arrive", "return", "dispatch", "arrive", "handle", "verify", "close");
            case 3 ->
                List.of("accept", "dispatch", "arrive", "handle", "return", "arrive", "handle", "verify", "close");
            case 4 -> WAY.subList(0, random.nextInt(6));
            default -> WAY;
        };
    }
}

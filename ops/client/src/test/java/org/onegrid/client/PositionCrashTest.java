package org.onegrid.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Server and database are killed while positions come in. Afterwards every acknowledged position is there exactly once, whether it
 * had to be sent twice or not, and the newest fix of each responder is the newest of its positions.
 */
class PositionCrashTest {

    private static final int ROUNDS = Boolean.getBoolean("onegrid.long") ? 12 : 1;
    private static final int RESPONDERS = 40;
    private static final int POSTERS = 8;
    private static final int REQUESTS = 1_000;
    private static final int FIXES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    @Test
    void everythingAcknowledgedIsThereAfterKills() throws Exception {
        long seed = Long.getLong("onegrid.seed", System.nanoTime());
        Random random = new Random(seed);
        System.out.println("PositionCrashTest: " + ROUNDS + " rounds, seed " + seed);
        try (Instance instance = Instance.start(Path.of("target/position-crash"))) {
            Server server = instance.client();
            insertResponders(instance);
            Map<String, Boolean> acknowledged = new ConcurrentHashMap<>();
            Instant begin = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
            for (int round = 0; round < ROUNDS; round++) {
                round(instance, server, begin.plusSeconds(round * 3_600L), acknowledged, random, round);
            }
            assertThat(acknowledged).hasSize(ROUNDS * REQUESTS * FIXES);
            check(instance, acknowledged, seed);
        }
    }

    private static void round(
            Instance instance,
            Server server,
            Instant begin,
            Map<String, Boolean> acknowledged,
            Random random,
            int round)
            throws Exception {
        ExecutorService posters = Executors.newFixedThreadPool(POSTERS);
        List<Future<Void>> running = new ArrayList<>();
        for (int p = 0; p < POSTERS; p++) {
            int poster = p;
            Callable<Void> work = () -> {
                for (int request = poster; request < REQUESTS; request += POSTERS) {
                    post(server, begin, request, acknowledged);
                }
                return null;
            };
            running.add(posters.submit(work));
        }
        posters.shutdown();
        Thread.sleep(200 + random.nextInt(800));
        for (int kill = 0; kill < 2; kill++) {
            if ((round + kill) % 2 == 0) {
                instance.killServer();
            } else {
                instance.killDatabase();
            }
            Thread.sleep(300 + random.nextInt(700));
        }
        for (Future<Void> poster : running) {
            poster.get();
        }
    }

    private static void post(Server server, Instant begin, int request, Map<String, Boolean> acknowledged) {
        List<Map<String, Object>> fixes = new ArrayList<>();
        for (int i = 0; i < FIXES; i++) {
            int number = request * FIXES + i;
            fixes.add(Map.of(
                    "responder",
                    "R" + number % RESPONDERS,
                    "lng",
                    120.005,
                    "lat",
                    30.005,
                    "at",
                    begin.plusSeconds(number / RESPONDERS).toString()));
        }
        var receipt = server.postJsonUntilAnswered("/api/positions", fixes, Map.of(), PATIENCE)
                .orFail("posting")
                .json();
        assertThat(receipt.path("taken").asInt() + receipt.path("duplicates").asInt())
                .isEqualTo(FIXES);
        fixes.forEach(fix -> acknowledged.put(fix.get("responder") + " " + fix.get("at"), true));
    }

    private static void check(Instance instance, Map<String, Boolean> acknowledged, long seed) throws Exception {
        Map<String, Integer> stored = new HashMap<>();
        try (Connection connection = instance.connect();
                var statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(
                    "select r.code, p.at from position p join responder r on r.id = p.responder_id")) {
                while (rows.next()) {
                    stored.merge(rows.getString(1) + " " + rows.getTimestamp(2).toInstant(), 1, Integer::sum);
                }
            }
            assertThat(stored.values()).as("seed %d", seed).containsOnly(1);
            assertThat(stored.keySet())
                    .as("stored is what was acknowledged (seed %d)", seed)
                    .isEqualTo(acknowledged.keySet());
            try (ResultSet wrong = statement.executeQuery("""
                    select count(*) from responder_position n
                    where n.at is distinct from (select max(p.at) from position p where p.responder_id = n.responder_id)
                    """)) {
                wrong.next();
                assertThat(wrong.getInt(1))
                        .as("newest fixes that are not (seed %d)", seed)
                        .isZero();
            }
        }
    }

    private static void insertResponders(Instance instance) throws Exception {
        try (Connection connection = instance.connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into area (code, name, level, admin_path, command_path, path, geom)
                    values ('T1', 'T1', 'district', '1', '1', 'T1', st_multi(st_makeenvelope(120, 30, 120.02, 30.02, 4490)))
                    """);
            statement.execute("""
                    insert into responder (code, callsign, kind, area_id, area_path, always_on_duty)
                    select 'R' || n, 'R' || n, 'member', a.id, a.command_path, true from area a, generate_series(0, 39) n
                    """);
        }
    }
}

package org.onegrid.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Server and database are killed at random while a client posts incidents with retries. Afterwards every acknowledged
 * incident is there exactly once, and a dashboard that reconnected each time has seen each exactly once and in order.
 */
class CrashTest {

    private static final boolean LONG = Boolean.getBoolean("onegrid.long");
    private static final int ROUNDS = LONG ? 20 : 1;
    private static final int INCIDENTS = LONG ? 5000 : 2000;
    private static final int POSTERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    @Test
    void nothingAcknowledgedIsLostOrDoubledWhenServerAndDatabaseAreKilled() throws Exception {
        long seed = Long.getLong("onegrid.seed", System.nanoTime());
        Random random = new Random(seed);
        System.out.println("CrashTest: " + ROUNDS + " rounds, seed " + seed);
        try (Instance instance = Instance.start(Path.of("target/crash"))) {
            Server server = instance.client();
            FourSquares.insert(instance, List.of(server));
            String category = server.get("/api/categories")
                    .orFail("categories")
                    .json()
                    .get(0)
                    .get("code")
                    .asString();
            try (Dashboard dashboard = new Dashboard(List.of(server), "T1", Dashboard.Manners.ASKS)) {
                Map<String, String> acknowledged = new HashMap<>();
                while (!dashboard.isConnected() && dashboard.failure() == null) {
                    Thread.sleep(20);
                }
                int cuts = 0;
                for (int round = 0; round < ROUNDS; round++) {
                    Round done = round(instance, server, dashboard, category, round, random);
                    acknowledged.putAll(done.acknowledged);
                    cuts += done.cuts;
                }
                check(instance, dashboard, acknowledged, seed);
                assertThat(cuts)
                        .as("server kills while the dashboard was connected")
                        .isPositive();
                assertThat(dashboard.reconnects()).as("every one was felt").isGreaterThanOrEqualTo(cuts);
            }
        }
    }

    /** @param cuts how often the server was killed while the dashboard was connected */
    private record Round(Map<String, String> acknowledged, int cuts) {}

    private static Round round(
            Instance instance, Server server, Dashboard dashboard, String category, int round, Random random)
            throws Exception {
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        ExecutorService posters = Executors.newFixedThreadPool(POSTERS);
        List<Future<Void>> running = new ArrayList<>();
        for (int p = 0; p < POSTERS; p++) {
            int poster = p;
            Random own = new Random(random.nextLong());
            Callable<Void> work = () -> {
                for (int i = poster; i < INCIDENTS; i += POSTERS) {
                    String key = "crash-" + round + "-" + i;
                    Map<String, Object> body = FourSquares.report(category, key, own);
                    Server.Answer answer = server.postJsonUntilAnswered(
                            "/api/incidents", body, Map.of("Idempotency-Key", key), PATIENCE);
                    acknowledged.put(
                            key, answer.orFail("posting").json().get("id").asString());
                }
                return null;
            };
            running.add(posters.submit(work));
        }
        posters.shutdown();
        Thread.sleep(300 + random.nextInt(1500));
        int cuts = 0;
        for (int kill = 0; kill < 2; kill++) {
            if ((round + kill) % 2 == 0) {
                cuts += dashboard.isConnected() ? 1 : 0;
                instance.killServer();
            } else {
                instance.killDatabase();
            }
            Thread.sleep(500 + random.nextInt(1500));
        }
        for (Future<Void> poster : running) {
            poster.get();
        }
        assertThat(acknowledged).hasSize(INCIDENTS);
        return new Round(acknowledged, cuts);
    }

    private static void check(Instance instance, Dashboard dashboard, Map<String, String> acknowledged, long seed)
            throws Exception {
        Map<String, String> stored = new HashMap<>();
        try (Connection connection = instance.connect();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select source_id, id::text from incident where source_id like 'crash-%'")) {
            while (rows.next()) {
                assertThat(stored.put(rows.getString(1), rows.getString(2)))
                        .as("stored twice: %s (seed %d)", rows.getString(1), seed)
                        .isNull();
            }
        }
        assertThat(stored).as("stored is what was acknowledged (seed %d)", seed).isEqualTo(acknowledged);

        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (dashboard.applied().size() < acknowledged.size()
                && System.nanoTime() < end
                && dashboard.failure() == null) {
            Thread.sleep(200);
        }
        assertThat(dashboard.failure()).as("seed %d", seed).isNull();
        Map<String, Integer> seen = new HashMap<>();
        long last = 0;
        for (JsonNode event : dashboard.applied()) {
            assertThat(event.get("position").asLong()).isGreaterThan(last);
            last = event.get("position").asLong();
            assertThat(event.get("type").asString()).isEqualTo("incident.reported");
            seen.merge(event.get("payload").get("id").asString(), 1, Integer::sum);
        }
        assertThat(seen.values()).as("events per incident (seed %d)", seed).containsOnly(1);
        assertThat(seen.keySet())
                .as("seen is what was acknowledged (seed %d)", seed)
                .isEqualTo(Set.copyOf(acknowledged.values()));
    }
}

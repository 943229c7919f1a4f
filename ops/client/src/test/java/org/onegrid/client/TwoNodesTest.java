package org.onegrid.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Two servers on one database, posters and dashboards spread over both, and either server killed at random. Everything
 * acknowledged is in the log once, and every dashboard has applied the whole log, once and in order, whichever nodes it was
 * connected to. The control, which does not ask for what came while it was away, has not.
 */
@EnabledIfSystemProperty(named = "onegrid.long", matches = "true")
class TwoNodesTest {

    private static final long SEED = Long.getLong("onegrid.seed", System.nanoTime());
    private static final int KILLS = Integer.getInteger("onegrid.kills", 20);
    private static final int NODES = 2;
    private static final int POSTERS = 4;
    private static final int DASHBOARDS = 6;
    private static final Duration PER_NODE = Duration.ofSeconds(2);
    private static final int TRIES = 60;

    private final Random random = new Random(SEED);
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void nothingIsMissedOrDoubledWhicheverNodeIsKilled() throws Exception {
        System.out.println("TwoNodesTest: " + KILLS + " kills, seed " + SEED);
        List<Dashboard> dashboards = new ArrayList<>();
        try (Instance instance = Instance.start(Path.of("target/two-nodes"), NODES)) {
            List<Server> nodes = instance.clients();
            List<Server> backwards = List.of(nodes.get(1), nodes.get(0));
            FourSquares.insert(instance, nodes);
            for (int i = 0; i < DASHBOARDS; i++) {
                dashboards.add(new Dashboard(i % 2 == 0 ? nodes : backwards, "T1", Dashboard.Manners.ASKS));
            }
            Dashboard forgetful = new Dashboard(nodes, "T1", Dashboard.Manners.DOES_NOT_ASK);
            dashboards.add(forgetful);
            awaitAll(dashboards);
            try {
                postAndKill(instance, nodes);
                List<Long> log = log(instance);
                assertThat(log).hasSize(acknowledged.size());
                for (Dashboard dashboard : dashboards.subList(0, DASHBOARDS)) {
                    assertThat(applied(dashboard, log.size()))
                            .as("the whole log, once and in order (seed %d)", SEED)
                            .isEqualTo(log);
                }
                assertThat(dashboards.stream().mapToInt(Dashboard::reconnects).sum())
                        .as("the kills were felt")
                        .isGreaterThanOrEqualTo(KILLS);
                assertThat(applied(forgetful, 0)).as("the control").hasSizeLessThan(log.size());
            } finally {
                over.set(true);
                dashboards.forEach(Dashboard::close);
            }
        }
    }

    private void awaitAll(List<Dashboard> dashboards) throws InterruptedException {
        for (int i = 0; i < 600 && !dashboards.stream().allMatch(Dashboard::isConnected); i++) {
            Thread.sleep(50);
        }
        assertThat(dashboards).allMatch(Dashboard::isConnected);
    }

    private void postAndKill(Instance instance, List<Server> nodes) throws Exception {
        String category = nodes.get(0)
                .get("/api/categories")
                .orFail("categories")
                .json()
                .get(0)
                .get("code")
                .asString();
        ExecutorService posters = Executors.newFixedThreadPool(POSTERS);
        List<Future<Void>> running = new ArrayList<>();
        for (int p = 0; p < POSTERS; p++) {
            Random own = new Random(random.nextLong());
            int first = p;
            Callable<Void> work = () -> {
                while (!over.get()) {
                    post(nodes, first, category, own);
                    Thread.sleep(own.nextInt(20));
                }
                return null;
            };
            running.add(posters.submit(work));
        }
        posters.shutdown();
        int firstKilled = random.nextInt(NODES);
        for (int kill = 0; kill < KILLS; kill++) {
            Thread.sleep(1000 + random.nextInt(2000));
            int node = kill < NODES ? (firstKilled + kill) % NODES : random.nextInt(NODES);
            instance.killServer(node);
            Thread.sleep(random.nextInt(3000));
            instance.startServer(node);
        }
        Thread.sleep(1000);
        over.set(true);
        for (Future<Void> poster : running) {
            poster.get();
        }
    }

    /** Until one of the nodes has acknowledged it. */
    private void post(List<Server> nodes, int first, String category, Random own) {
        String key = "nodes-" + number.incrementAndGet();
        Map<String, Object> body = FourSquares.report(category, key, own);
        for (int attempt = first; attempt < first + TRIES; attempt++) {
            try {
                Server.Answer answer = nodes.get(attempt % NODES)
                        .postJsonUntilAnswered("/api/incidents", body, Map.of("Idempotency-Key", key), PER_NODE);
                acknowledged.put(key, answer.orFail("posting").json().get("id").asString());
                return;
            } catch (Failure e) {
                if (!e.getMessage().contains("did not answer")) {
                    throw e;
                }
            }
        }
        throw new Failure("no node took " + key);
    }

    /** Positions of all incident events; every acknowledged incident is among them once. */
    private List<Long> log(Instance instance) throws SQLException, IOException {
        List<Long> positions = new ArrayList<>();
        Set<String> ids = ConcurrentHashMap.newKeySet();
        try (Connection connection = instance.connect();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select position, payload::json ->> 'id' from live_log where topic = 'incidents'"
                                + " order by position")) {
            while (rows.next()) {
                positions.add(rows.getLong(1));
                assertThat(ids.add(rows.getString(2))).as("once in the log").isTrue();
            }
        }
        assertThat(ids).containsExactlyInAnyOrderElementsOf(acknowledged.values());
        return positions;
    }

    private static List<Long> applied(Dashboard dashboard, int wanted) throws InterruptedException {
        for (int i = 0; i < 600 && dashboard.applied().size() < wanted && dashboard.failure() == null; i++) {
            Thread.sleep(100);
        }
        assertThat(dashboard.failure()).as("seed %d", SEED).isNull();
        return dashboard.applied().stream()
                .map(event -> event.get("position").asLong())
                .toList();
    }
}

package org.onegrid.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.test.TestDatabases;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

class OrderedLogTest {

    private static final Duration LEASE = Duration.ofMillis(500);
    private static final Duration SOON = Duration.ofSeconds(20);

    private TestDatabases.Address at = TestDatabases.create();

    @BeforeEach
    void freshDatabase() {
        at = TestDatabases.create();
    }

    @Test
    void lateCommitsAreHeardOnceAndInOrderWhereAReaderByIdMissesThem() throws Exception {
        try (Node node = new Node(at).start();
                NaiveReader naive = new NaiveReader(node)) {
            int written = write(node, 6, 60, 11);
            List<String> heard = node.awaitHeard(written, SOON);

            assertThat(heard).hasSize(written).doesNotHaveDuplicates();
            assertGapless(node.heard);
            assertChained(node.heard);
            naive.finish();
            assertThat(naive.seen)
                    .as("the control: a reader by id > last must miss late commits")
                    .hasSizeLessThan(written);
        }
    }

    @Test
    void whatIsRolledBackIsNeverHeard() throws Exception {
        try (Node node = new Node(at).start()) {
            node.transaction.executeWithoutResult(status -> {
                node.log.append(event("a", 1));
                status.setRollbackOnly();
            });
            append(node, event("b", 1));
            assertThat(node.awaitHeard(1, SOON)).containsExactly("\"b\"");
            assertThat(node.heard.get(0).position()).isEqualTo(1);
        }
    }

    @Test
    void eventsAreTakenOnlyInsideATransaction() {
        try (Node node = new Node(at)) {
            assertThatThrownBy(() -> node.log.append(event("a", 1))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aWriterLearnsThePositionOfItsEvent() {
        try (Node node = new Node(at).start()) {
            for (int i = 1; i <= 50; i++) {
                assertThat(node.log.awaitPosition(append(node, event("e" + i, 1)), Duration.ofSeconds(5)))
                        .isEqualTo(i);
            }
            assertThat(node.log.currentPosition()).isEqualTo(50);
        }
    }

    @Test
    void withoutASequencerTheWriterIsNotHeldUpForEver() {
        try (Node node = new Node(at)) {
            assertThat(node.log.awaitPosition(append(node, event("a", 1)), Duration.ofMillis(30)))
                    .isZero();
        }
    }

    @Test
    void nodesThatFightForTheLeaseStampEachEventOnce() throws Exception {
        try (Node one = new Node(at, Node.settings(Duration.ofMillis(100))).start();
                Node two = new Node(at, Node.settings(Duration.ofMillis(100))).start();
                Node reader = new Node(at).startReading()) {
            Thread.sleep(100);
            AtomicBoolean over = new AtomicBoolean();
            Thread usurper = new Thread(() -> {
                while (!over.get()) {
                    pause(20);
                    one.sql
                            .sql("update live_sequencer set expires = '-infinity', holder = null")
                            .update();
                }
            });
            usurper.start();
            int written = 0;
            for (int seed = 12; token(one) <= 5 && seed < 100; seed += 2) {
                written += write(one, 3, 60, seed) + write(two, 3, 60, seed + 1);
            }
            reader.awaitHeard(written, SOON);
            over.set(true);
            usurper.join();

            assertThat(reader.heard).hasSize(written);
            assertGapless(reader.heard);
            assertChained(reader.heard);
            assertThat(token(one)).as("the lease did change hands").isGreaterThan(5);
        }
    }

    @Test
    void aDeposedHolderChangesNothing() {
        try (Node node = new Node(at)) {
            long old = node.stamps.acquire(UUID.randomUUID(), LEASE).orElseThrow();
            assertThat(node.stamps.acquire(UUID.randomUUID(), LEASE))
                    .as("while the lease runs")
                    .isEmpty();
            node.sql.sql("update live_sequencer set expires = '-infinity'").update();
            long fresh = node.stamps.acquire(UUID.randomUUID(), LEASE).orElseThrow();
            append(node, event("a", 1));

            assertThat(node.stamps.stamp(old, LEASE, 10)).isEqualTo(OptionalInt.empty());
            assertThat(node.stamps.renew(old, LEASE)).isFalse();
            assertThat(node.stamps.prune(old, LEASE, Duration.ZERO)).isZero();
            node.stamps.release(old);
            assertThat(node.stamps.acquire(UUID.randomUUID(), LEASE)).isEqualTo(OptionalLong.empty());
            assertThat(node.stamps.stamp(fresh, LEASE, 10)).isEqualTo(OptionalInt.of(1));
        }
    }

    @Test
    void connectionsKilledAtAnyPointLoseNothing() throws Exception {
        try (Node node = new Node(at).start();
                Node killer = new Node(at)) {
            AtomicBoolean over = new AtomicBoolean();
            Thread killing = new Thread(() -> {
                Random random = new Random(5);
                while (!over.get()) {
                    pause(20 + random.nextInt(60));
                    killer.sql.sql("""
                                    select count(pg_terminate_backend(pid)) from pg_stat_activity
                                    where datname = current_database() and pid <> pg_backend_pid()
                                    """).query(Long.class).single();
                }
            });
            killing.start();
            Set<String> acknowledged = new ConcurrentSkipListSet<>();
            runAll(IntStream.range(0, 4)
                    .mapToObj(w -> (Callable<Integer>) () -> {
                        for (int i = 0; i < 80; i++) {
                            String name = w + "-" + i;
                            try {
                                append(node, event(name, 1 + w % 2));
                                acknowledged.add("\"" + name + "\"");
                            } catch (DataAccessException | TransactionException e) {
                                // not acknowledged: it may or may not be there
                            }
                        }
                        return 0;
                    })
                    .toList());
            over.set(true);
            killing.join();

            long committed = killer.sql
                    .sql("select count(*) from live_log")
                    .query(Long.class)
                    .single();
            List<String> heard = node.awaitHeard((int) committed, SOON);
            assertThat(heard).doesNotHaveDuplicates().hasSize((int) committed).containsAll(acknowledged);
            assertGapless(node.heard);
            assertChained(node.heard);
            assertThat(node.breaks).isEmpty();
        }
    }

    @Test
    void aNodeThatOnlyPollsHearsEverythingToo() throws Exception {
        try (Node silent = new Node(at).start()) {
            try (var connection = silent.database.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("insert into live_log (topic, type, area_ids, area_codes, payload) "
                        + "values ('incidents', 'x', '{1}', 'A1', '1')");
            }
            assertThat(silent.awaitHeard(1, SOON)).containsExactly("1");
        }
    }

    @Test
    void anotherHistoryHasAnotherEpoch() throws Exception {
        try (Node node = new Node(at).start()) {
            node.log.awaitPosition(append(node, event("a", 1)), SOON);
            String epoch = node.log.currentEpoch();
            node.sql
                    .sql("update live_sequencer set origin = 'elsewhere', expires = '-infinity', holder = null,"
                            + " token = token + 1")
                    .update();
            node.log.awaitPosition(append(node, event("b", 1)), SOON);
            node.awaitHeard(1, SOON);
            for (int i = 0; i < 200 && node.breaks.isEmpty(); i++) {
                pause(10);
            }
            assertThat(node.log.currentEpoch()).isNotEqualTo(epoch);
            assertThat(node.breaks).containsExactly("epoch-changed");
        }
    }

    @Test
    void retentionDropsAWholePrefixOfTheLog() {
        try (Node node = new Node(at).start()) {
            for (int i = 1; i <= 20; i++) {
                node.log.awaitPosition(append(node, event("e" + i, 1)), SOON);
            }
            node.sql
                    .sql("update live_log set at = at - interval '5 days' where position <= 7 or position = 9")
                    .update();
            long token = token(node);
            assertThat(node.stamps.prune(token, LEASE, Duration.ofDays(3))).isEqualTo(7);
            LogPage page = node.entries.after(0, 100);
            assertThat(page.pruned()).isEqualTo(7);
            assertThat(page.entries().get(0).position()).isEqualTo(8);
        }
    }

    private static long token(Node node) {
        return node.sql
                .sql("select token from live_sequencer")
                .query(Long.class)
                .single();
    }

    private static LiveEvent event(String name, long grid) {
        return new LiveEvent(
                "incidents",
                "incident.reported",
                new long[] {100, 10 + grid % 2, grid},
                "D.S" + grid % 2 + ".G" + grid,
                name);
    }

    private static long append(Node node, LiveEvent event) {
        Long id = node.transaction.execute(status -> node.log.append(event));
        return id == null ? 0 : id;
    }

    /** Some writers at once; each holds its transaction open for 0 to 15 ms after appending 1 to 3 events. */
    private static int write(Node node, int writers, int transactions, long seed) throws Exception {
        return runAll(IntStream.range(0, writers)
                        .mapToObj(w -> (Callable<Integer>) () -> {
                            Random random = new Random(seed * 100 + w);
                            int events = 0;
                            for (int i = 0; i < transactions; i++) {
                                int n = 1 + random.nextInt(3);
                                List<LiveEvent> batch = new ArrayList<>();
                                for (int k = 0; k < n; k++) {
                                    batch.add(event(seed + "/" + w + "/" + i + "/" + k, 1 + random.nextInt(5)));
                                }
                                node.transaction.executeWithoutResult(status -> {
                                    node.log.appendAll(batch);
                                    pause(random.nextInt(16));
                                });
                                events += n;
                            }
                            return events;
                        })
                        .toList())
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static <T> List<T> runAll(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertGapless(List<LogEntry> heard) {
        assertThat(heard.stream().map(LogEntry::position))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, heard.size()).boxed().toList());
    }

    private static void assertChained(List<LogEntry> heard) {
        Map<String, Long> last = new HashMap<>();
        for (LogEntry entry : heard) {
            for (long area : entry.areaIds()) {
                Long before = last.put(area + entry.topic(), entry.position());
                assertThat(entry.previousIn(area))
                        .as("previous of %s in area %d", entry, area)
                        .isEqualTo(before == null ? 0 : before);
            }
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What everybody writes first: remembers the greatest id and asks for more. */
    private static final class NaiveReader implements AutoCloseable {
        final Set<Long> seen = new TreeSet<>();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Node node;
        private final Thread thread = new Thread(this::run);
        private long last;

        NaiveReader(Node node) {
            this.node = node;
            thread.start();
        }

        private void run() {
            while (!over.get()) {
                read();
                pause(1);
            }
        }

        private void read() {
            List<Long> ids = node.sql
                    .sql("select id from live_log where id > :last order by id")
                    .param("last", last)
                    .query(Long.class)
                    .list();
            seen.addAll(ids);
            last = ids.isEmpty() ? last : ids.get(ids.size() - 1);
        }

        void finish() {
            close();
            read();
        }

        @Override
        public void close() {
            over.set(true);
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

package org.onegrid.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onegrid.test.TestDatabases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Subscribing, taking a snapshot, and several transactions that change things and append their events, in random
 * interleavings: one thread, one step at a time, on real transactions that stay open meanwhile. Who subscribes first, takes
 * the snapshot then and applies by position ends with what the database has, every time. The controls, who do it otherwise in
 * the very same interleavings, do not.
 */
class SubscribeTest {

    private static final long SEED = Long.getLong("onegrid.seed", System.nanoTime());
    private static final int ROUNDS = Boolean.getBoolean("onegrid.long") ? 10_000 : 500;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int WRITERS = 3;
    private static final int THINGS = 8;
    private static final long OURS = 100;
    private static final long THEIRS = 200;

    private final Random random = new Random(SEED);
    private final Node node = new Node(TestDatabases.create(), Node.settings(LEASE));
    private final List<Writer> writers = new ArrayList<>();
    private final Session snapshots = new Session(Connection.TRANSACTION_REPEATABLE_READ);
    private long token;

    @Test
    void subscribingBeforeTheSnapshotMissesNothingWhateverTheInterleaving() throws SQLException {
        node.sql
                .sql("create table thing (name text primary key, area bigint not null, value text not null)")
                .update();
        token = node.stamps.acquire(UUID.randomUUID(), LEASE).orElseThrow();
        node.tail.begin();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new Writer());
        }
        Map<String, Integer> wrong = new TreeMap<>(Map.of("snapshot first", 0, "id > last", 0, "order lost", 0));
        int swaps = 0;
        try (node) {
            for (int round = 0; round < ROUNDS; round++) {
                String where = "seed " + SEED + ", round " + round;
                List<Reader> readers = List.of(new SubscribeFirst(), new SnapshotFirst(), new ById());
                interleave(readers);
                Map<String, String> stored = stored(node.sql);
                SubscribeFirst ours = (SubscribeFirst) readers.get(0);
                assertThat(ours.state).as("final state, %s", where).isEqualTo(stored);
                assertThat(ours.ledger.faults(ours.wanted()))
                        .as("events, %s", where)
                        .isEmpty();
                if (ours.ledger.size() > 1) {
                    swaps++;
                    Ledger swapped = ours.ledger.withNeighboursSwapped(random.nextInt(ours.ledger.size() - 1));
                    wrong.merge("order lost", swapped.faults(ours.wanted()).isEmpty() ? 0 : 1, Integer::sum);
                }
                wrong.merge("snapshot first", readers.get(1).state.equals(stored) ? 0 : 1, Integer::sum);
                wrong.merge("id > last", readers.get(2).state.equals(stored) ? 0 : 1, Integer::sum);
            }
            System.out.println("SubscribeTest: seed " + SEED + ", " + ROUNDS
                    + " interleavings; controls that were wrong: " + wrong);
            assertThat(wrong.get("order lost"))
                    .as("swapped neighbours are noticed every time")
                    .isEqualTo(swaps);
            assertThat(wrong.get("snapshot first")).as("control").isPositive();
            assertThat(wrong.get("id > last")).as("control").isPositive();
        }
    }

    private void interleave(List<Reader> readers) throws SQLException {
        node.heard.clear();
        int steps = 12 + random.nextInt(25);
        for (int i = 0; i < steps; i++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> writers.get(random.nextInt(WRITERS)).step();
                case 4 -> node.stamps.stamp(token, LEASE, 1 + random.nextInt(3));
                case 5 -> node.tail.read();
                default -> readers.get(random.nextInt(readers.size())).step();
            }
        }
        for (Writer writer : writers) {
            writer.finish();
        }
        int stamped = node.stamps.stamp(token, LEASE, 1000).orElseThrow();
        assertThat(stamped).isLessThan(1000);
        for (Reader reader : readers) {
            while (!reader.isReading()) {
                reader.step();
            }
        }
        assertThat(node.tail.read()).as("more to read").isFalse();
        for (Reader reader : readers) {
            reader.step();
        }
        snapshots.end();
    }

    private static Map<String, String> stored(JdbcClient sql) {
        Map<String, String> state = new HashMap<>();
        sql.sql("select name, value from thing where area = :area")
                .param("area", OURS)
                .query((row, n) -> state.put(row.getString(1), row.getString(2)))
                .list();
        return state;
    }

    /** A connection of its own, whose transaction lasts until it is ended. */
    private final class Session {
        private final Connection connection;
        final JdbcClient sql;

        Session(int isolation) {
            try {
                connection = node.database.getConnection();
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(isolation);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        }

        void end() throws SQLException {
            connection.commit();
        }

        void giveUp() throws SQLException {
            connection.rollback();
        }
    }

    /** Changes a thing and appends the event of it in one transaction, sometimes several, sometimes thinking better of it. */
    private final class Writer {
        private final Session session = new Session(Connection.TRANSACTION_READ_COMMITTED);
        private final List<String> held = new ArrayList<>();

        void step() throws SQLException {
            if (held.isEmpty() || random.nextInt(3) == 0) {
                change();
            } else {
                finish();
            }
        }

        private void change() {
            String name = "t" + random.nextInt(THINGS);
            if (writers.stream().anyMatch(writer -> writer.held.contains(name))) {
                return; // it would wait for the other's lock
            }
            held.add(name);
            long area = name.compareTo("t5") < 0 ? OURS : THEIRS;
            String value = Long.toString(random.nextLong(1_000_000_000));
            session.sql
                    .sql(
                            "insert into thing values (:name, :area, :value) on conflict (name) do update set value = :value")
                    .param("name", name)
                    .param("area", area)
                    .param("value", value)
                    .update();
            LiveEvent event =
                    new LiveEvent("incidents", "thing.changed", new long[] {1, area}, "D.A" + area, name + "=" + value);
            new Entries(session.sql).insert(List.of(event), payload -> "\"" + payload + "\"");
        }

        void finish() throws SQLException {
            if (random.nextInt(6) == 0) {
                session.giveUp();
            } else {
                session.end();
            }
            held.clear();
        }
    }

    /** Somebody who wants to know what the things of an area are. */
    private abstract class Reader {
        final Map<String, String> state = new HashMap<>();

        /** The next thing it does. */
        abstract void step();

        /** Whether it has come so far that it only has to go on listening. */
        abstract boolean isReading();

        void put(String payload) {
            String[] pair = payload.replace("\"", "").split("=");
            state.put(pair[0], pair[1]);
        }
    }

    /** As {@code live.md} and every client of ours has it; the snapshot is read in two statements of one transaction. */
    private final class SubscribeFirst extends Reader {
        final Ledger ledger = new Ledger();
        private final Session snapshot = snapshots;
        private int stage;
        private int next;
        private long asOf;
        private long last;

        @Override
        void step() {
            switch (stage) {
                case 0 -> next = node.heard.size();
                case 1 -> asOf = last = new Entries(snapshot.sql).head();
                case 2 -> state.putAll(stored(snapshot.sql));
                default -> read();
            }
            stage = Math.min(3, stage + 1);
        }

        private void read() {
            for (; next < node.heard.size(); next++) {
                LogEntry entry = node.heard.get(next);
                if (entry.areaIds().contains(OURS) && entry.position() > last) {
                    assertThat(entry.previousIn(OURS))
                            .as("no hole: seed %d", SEED)
                            .matches(previous -> ledger.size() == 0 ? previous <= asOf : previous == last);
                    last = entry.position();
                    put(entry.payload());
                    ledger.apply(entry.position(), entry.payload());
                }
            }
        }

        /** What it has to have applied: all of the log after its snapshot. */
        List<Ledger.Line> wanted() {
            return node.entries.chainAfter(OURS, "incidents", asOf, 1000).entries().stream()
                    .map(entry -> new Ledger.Line(entry.position(), entry.payload()))
                    .toList();
        }

        @Override
        boolean isReading() {
            return stage == 3;
        }
    }

    /** The control that looks first and then listens. */
    private final class SnapshotFirst extends Reader {
        private int stage;
        private int next;

        @Override
        void step() {
            if (stage == 0) {
                state.putAll(stored(node.sql));
            } else if (stage == 1) {
                next = node.heard.size();
            } else {
                for (; next < node.heard.size(); next++) {
                    if (node.heard.get(next).areaIds().contains(OURS)) {
                        put(node.heard.get(next).payload());
                    }
                }
            }
            stage = Math.min(2, stage + 1);
        }

        @Override
        boolean isReading() {
            return stage == 2;
        }
    }

    /** The control that remembers the greatest id and asks for more. */
    private final class ById extends Reader {
        private long last = -1;

        @Override
        void step() {
            if (last < 0) {
                last = node.sql
                        .sql("select coalesce(max(id), 0) from live_log")
                        .query(Long.class)
                        .single();
                state.putAll(stored(node.sql));
                return;
            }
            node.sql
                    .sql("select id, payload from live_log where id > :last and :area = any (area_ids) order by id")
                    .param("last", last)
                    .param("area", OURS)
                    .query((row, n) -> {
                        last = row.getLong(1);
                        put(row.getString(2));
                        return last;
                    })
                    .list();
        }

        @Override
        boolean isReading() {
            return last >= 0;
        }
    }
}

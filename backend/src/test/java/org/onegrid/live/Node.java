package org.onegrid.live;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.onegrid.test.TestDatabases;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** One server's share of the live log, wired by hand on a database; what its tail hears is kept. */
final class Node implements AutoCloseable {

    final HikariDataSource database = new HikariDataSource();
    final JdbcClient sql;
    final TransactionTemplate transaction;
    final Entries entries;
    final Stamps stamps;
    final LiveLog log;
    final List<LogEntry> heard = new CopyOnWriteArrayList<>();
    final List<String> breaks = new CopyOnWriteArrayList<>();
    final Tail tail;
    private final Sequencer sequencer;
    private final Notices notices;

    Node(TestDatabases.Address at) {
        this(at, settings(Duration.ofMillis(500)));
    }

    Node(TestDatabases.Address at, LiveSettings settings) {
        database.setJdbcUrl(at.url());
        database.setUsername(at.user());
        database.setPassword(at.password());
        database.setMaximumPoolSize(12);
        database.setMinimumIdle(1);
        sql = JdbcClient.create(database);
        var transactions = new DataSourceTransactionManager(database);
        transaction = new TransactionTemplate(transactions);
        var meters = new SimpleMeterRegistry();
        entries = new Entries(sql);
        stamps = new Stamps(sql, transactions);
        var arrivals = new Arrivals(entries);
        tail = new Tail(entries, arrivals, only(new Ear()), settings, meters);
        sequencer = new Sequencer(stamps, tail, settings, meters);
        notices = new Notices(database, sequencer, tail);
        log = new LiveLog(entries, stamps, arrivals, sequencer, new JsonMapper(), meters);
    }

    static LiveSettings settings(Duration lease) {
        return new LiveSettings(
                Duration.ofMillis(50),
                lease,
                Duration.ofDays(3),
                1000,
                100,
                Duration.ofMillis(2),
                Duration.ofMillis(2),
                Duration.ofMillis(50));
    }

    Node start() {
        tail.start();
        sequencer.start();
        notices.start();
        return this;
    }

    /** Only listens: somebody else stamps. */
    Node startReading() {
        tail.start();
        notices.start();
        return this;
    }

    @Override
    public void close() {
        notices.stop();
        sequencer.stop();
        tail.stop();
        database.close();
    }

    private final class Ear implements LiveListener {
        @Override
        public void onEntries(List<LogEntry> news) {
            heard.addAll(news);
        }

        @Override
        public void onBreak(String reason) {
            breaks.add(reason);
        }
    }

    private static ObjectProvider<LiveListener> only(LiveListener listener) {
        return new ObjectProvider<>() {
            @Override
            public void forEach(Consumer<? super LiveListener> action) {
                action.accept(listener);
            }

            @Override
            public Stream<LiveListener> stream() {
                return Stream.of(listener);
            }
        };
    }

    /** The first n payloads heard, as text, once they are there. */
    List<String> awaitHeard(int n, Duration max) throws InterruptedException {
        long end = System.nanoTime() + max.toNanos();
        while (heard.size() < n && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        return new ArrayList<>(heard).stream().map(LogEntry::payload).toList();
    }
}

package org.onegrid.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** The log as domain modules use it: they append in their own transaction and may ask where the log stands. */
@Service
@EnableConfigurationProperties(LiveSettings.class)
public class LiveLog {

    private final Entries entries;
    private final Stamps stamps;
    private final Arrivals arrivals;
    private final JsonMapper json;
    private final TransactionSynchronization ringAfterCommit;

    LiveLog(
            Entries entries,
            Stamps stamps,
            Arrivals arrivals,
            Sequencer sequencer,
            JsonMapper json,
            MeterRegistry meters) {
        this.entries = entries;
        this.stamps = stamps;
        this.arrivals = arrivals;
        this.json = json;
        this.ringAfterCommit = new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                sequencer.appended();
            }
        };
        Gauge.builder("live.unstamped.age", this, LiveLog::unstampedSeconds)
                .baseUnit("seconds")
                .description("How long the oldest committed event has waited for its position")
                .register(meters);
    }

    /**
     * Appends one event.
     *
     * @return its id in the log, for {@link #awaitPosition}
     * @see #appendAll
     */
    public long append(LiveEvent event) {
        return appendAll(List.of(event)).get(0);
    }

    /**
     * Appends events in the caller's transaction, after the change they tell of (so that two changes of one thing are logged
     * in their order). They become visible to nobody unless that transaction commits, and then surely do.
     *
     * @return their ids in the log, in the order given
     * @throws IllegalStateException when no transaction is running
     */
    public List<Long> appendAll(List<LiveEvent> events) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("events are appended in the transaction of their change; none is running");
        }
        if (events.isEmpty()) {
            return List.of();
        }
        TransactionSynchronizationManager.registerSynchronization(ringAfterCommit);
        return entries.insert(events, json::writeValueAsString);
    }

    /**
     * The position of an event, after its transaction has committed. Usually there within milliseconds.
     *
     * @param max how long to wait
     * @return the position, or 0 when it has none yet
     */
    public long awaitPosition(long logId, Duration max) {
        return arrivals.await(logId, max);
    }

    /**
     * The last stamped position, as the running transaction sees it. A snapshot reads it in the same REPEATABLE READ
     * transaction as its data (or, under READ COMMITTED, before its data): every event up to it is then contained in the
     * data; later ones may be too, which does no harm as events carry whole states.
     */
    public long currentPosition() {
        return entries.head();
    }

    /** Which history positions belong to, as the running transaction sees it; goes with {@link #currentPosition}. */
    public String currentEpoch() {
        return entries.epoch();
    }

    /**
     * Declares the log another history, so that every client reloads. Restored backups are noticed by themselves when the
     * cluster, its timeline or the database is another; a cold copy put back in place is not, and needs this.
     */
    public void beginNewEpoch() {
        stamps.newEpoch();
    }

    private double unstampedSeconds() {
        return entries.oldestUnstamped().map(age -> age.toMillis() / 1000.0).orElse(0.0);
    }
}

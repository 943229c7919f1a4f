package org.onegrid.grid;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps {@link Partition} at what is committed: at once after a change of this node, by the database's notice after a change
 * of another, and by looking every few seconds in case a notice was lost with its connection.
 */
@Component
class PartitionWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PartitionWatch.class);
    private static final int LOOK_MILLIS = 5_000;
    private static final int RETRY_MILLIS = 1_000;

    private final Partition partition;
    private final DataSource dataSource;
    private volatile @Nullable Thread thread;

    PartitionWatch(Partition partition, DataSource dataSource) {
        this.partition = partition;
        this.dataSource = dataSource;
    }

    @TransactionalEventListener
    void changedHere(AreasChanged event) {
        partition.refresh();
    }

    @Override
    public void start() {
        partition.refresh();
        Thread watching = new Thread(this::watch, "partition-watch");
        watching.setDaemon(true);
        thread = watching;
        watching.start();
    }

    @Override
    public void stop() {
        Thread watching = thread;
        thread = null;
        if (watching != null) {
            watching.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void watch() {
        while (isRunning()) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen partition");
                try {
                    while (isRunning()) {
                        partition.refresh();
                        connection.unwrap(PGConnection.class).getNotifications(LOOK_MILLIS);
                    }
                } finally {
                    statement.execute("unlisten *");
                }
            } catch (SQLException | RuntimeException e) {
                if (isRunning()) {
                    log.warn("Watching the partition was cut off, trying again: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

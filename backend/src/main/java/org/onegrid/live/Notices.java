package org.onegrid.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Listens for what other nodes say ({@code LISTEN}) on a connection it keeps for itself. Only a short cut: whatever is missed
 * here is found by polling.
 */
@Component
class Notices implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Notices.class);
    private static final int WAIT_MILLIS = 10_000;
    private static final int RETRY_MILLIS = 1_000;

    private final DataSource database;
    private final Sequencer sequencer;
    private final Tail tail;
    private volatile boolean running;
    private Thread thread = new Thread();

    Notices(DataSource database, Sequencer sequencer, Tail tail) {
        this.database = database;
        this.sequencer = sequencer;
        this.tail = tail;
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::run, "live-notices");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                listen();
            } catch (SQLException | RuntimeException e) {
                log.debug("Not listening to other nodes for a moment: {}", e.toString());
                pause();
            }
        }
    }

    private void listen() throws SQLException {
        Connection connection = DataSourceUtils.doGetConnection(database);
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + Stamps.CHANNEL);
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (running) {
                for (PGNotification notice : postgres.getNotifications(WAIT_MILLIS)) {
                    heard(notice.getParameter());
                }
            }
            statement.execute("unlisten *");
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private void heard(String said) {
        if (said.equals(Stamps.STAMPED)) {
            tail.stamped();
        } else {
            sequencer.appendedElsewhere();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.onegrid.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one reader of the log on this node. It begins at the head, reads by position, never more often than once a tick, and
 * tells the listeners and those who wait for their own event.
 */
@Component
class Tail implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Tail.class);
    private static final int READ_LIMIT = 1000;

    private final Entries entries;
    private final Arrivals arrivals;
    private final ObjectProvider<LiveListener> listeners;
    private final LiveSettings settings;
    private final Bell bell = new Bell();
    private final Loop loop = new Loop("live-tail", this::run);
    private volatile long position;
    private volatile long behind;
    private String epoch = "";
    private boolean faulty;

    Tail(
            Entries entries,
            Arrivals arrivals,
            ObjectProvider<LiveListener> listeners,
            LiveSettings settings,
            MeterRegistry meters) {
        this.entries = entries;
        this.arrivals = arrivals;
        this.listeners = listeners;
        this.settings = settings;
        Gauge.builder("live.tail.behind", () -> behind)
                .description("Stamped events this node has not handed on yet")
                .register(meters);
    }

    /** There may be something new. */
    void stamped() {
        bell.ring();
    }

    @Override
    public void start() {
        begin();
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    /** Starts before and stops after the web server. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        while (loop.isRunning()) {
            try {
                long began = System.nanoTime();
                boolean more = read();
                if (!more) {
                    TimeUnit.NANOSECONDS.sleep(rest(System.nanoTime() - began));
                    bell.await(settings.poll().toMillis());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                pause(e);
            }
        }
    }

    /** From the return on, whatever is stamped reaches who listens. */
    void begin() {
        continueAt(entries.after(Long.MAX_VALUE, 1));
    }

    /**
     * A write to a client costs the same whatever is in it, so the more there are to write to the more should travel in each:
     * handing on takes a quarter of the time at most until the tick is at its longest.
     */
    private long rest(long workedNanos) {
        return Math.min(
                settings.longTick().toNanos(), Math.max(settings.tick().toNanos() - workedNanos, 3 * workedNanos));
    }

    /** Looks once; whether there is more to read at once. The thread of the tail calls it, or a test in its place. */
    boolean read() {
        LogPage page = entries.after(position, READ_LIMIT);
        if (!page.epoch().equals(epoch) || page.head() < position) {
            broken("epoch-changed", page);
            return false;
        }
        List<LogEntry> news = page.entries();
        if (!news.isEmpty() && news.get(0).position() != position + 1) {
            broken("replay-too-old", page);
            return false;
        }
        if (!news.isEmpty()) {
            hand(news, page);
        }
        behind = page.head() - position;
        if (faulty) {
            faulty = false;
            log.info("The live log can be read again");
        }
        return behind > 0;
    }

    private void continueAt(LogPage page) {
        epoch = page.epoch();
        position = page.head();
    }

    private void hand(List<LogEntry> news, LogPage page) {
        position = news.get(news.size() - 1).position();
        arrivals.arrived(news);
        try {
            listeners.forEach(listener -> listener.onEntries(news));
        } catch (RuntimeException e) {
            log.error("Live events could not be handed on; connected clients start over", e);
            broken("internal-error", page);
        }
    }

    private void broken(String reason, LogPage page) {
        log.warn("The live log does not continue where this node was ({}); connected clients start over", reason);
        arrivals.arrived(page.entries());
        continueAt(page);
        listeners.forEach(listener -> listener.onBreak(reason));
    }

    private void pause(RuntimeException e) {
        if (!faulty && loop.isRunning()) {
            faulty = true;
            log.warn("The live log cannot be read now, trying on: {}", e.toString());
        }
        try {
            TimeUnit.MILLISECONDS.sleep(settings.poll().toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

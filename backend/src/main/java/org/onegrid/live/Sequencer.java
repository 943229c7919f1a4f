package org.onegrid.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Stamps what has been committed, as long as this node holds the lease. One thread; it is rung after each commit on this
 * node, told by {@link Notices} of commits elsewhere, and looks by itself every {@code poll}. Any database fault costs the
 * lease, so that the next act begins with a fresh token and a fresh look at the epoch.
 */
@Component
class Sequencer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sequencer.class);
    private static final Duration PRUNE_EVERY = Duration.ofMinutes(1);

    private final UUID node = UUID.randomUUID();
    private final Stamps stamps;
    private final Tail tail;
    private final LiveSettings settings;
    private final Counter stamped;
    private final Bell bell = new Bell();
    private final Loop loop = new Loop("live-sequencer", this::run);
    private final AtomicBoolean appendedHere = new AtomicBoolean();
    private volatile OptionalLong token = OptionalLong.empty();
    private long renewAtNanos;
    private long pruneAtNanos = System.nanoTime() + PRUNE_EVERY.toNanos();
    private boolean faulty;

    Sequencer(Stamps stamps, Tail tail, LiveSettings settings, MeterRegistry meters) {
        this.stamps = stamps;
        this.tail = tail;
        this.settings = settings;
        this.stamped = Counter.builder("live.stamped")
                .description("Events this node has given a position")
                .register(meters);
    }

    /** Something was committed on this node. */
    void appended() {
        appendedHere.set(true);
        bell.ring();
    }

    /** Something was committed on another node. */
    void appendedElsewhere() {
        if (token.isPresent()) {
            bell.ring();
        }
    }

    @Override
    public void start() {
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

    /** Starts before and stops after the web server, whose last requests still want their positions. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        while (loop.isRunning()) {
            try {
                bell.await(settings.poll().toMillis());
                turn(appendedHere.getAndSet(false));
                recovered();
            } catch (InterruptedException e) {
                break;
            } catch (RuntimeException e) {
                token = OptionalLong.empty();
                failed(e);
            }
        }
        giveBack();
    }

    private void turn(boolean surelySomething) {
        if (token.isEmpty()) {
            token = stamps.acquire(node, settings.lease());
            if (token.isPresent()) {
                log.info("This node now stamps the live log");
            } else if (surelySomething) {
                stamps.announceAppended();
            }
        }
        if (token.isPresent()) {
            long held = token.getAsLong();
            if (surelySomething || stamps.anyUnstamped()) {
                stampAll(held);
            } else if (System.nanoTime() - renewAtNanos > 0) {
                keep(stamps.renew(held, settings.lease()));
            }
            if (System.nanoTime() - pruneAtNanos > 0) {
                prune(held);
            }
        }
    }

    private void stampAll(long held) {
        OptionalInt count;
        do {
            count = stamps.stamp(held, settings.lease(), settings.stampBatch());
            keep(count.isPresent());
            if (count.orElse(0) > 0) {
                stamped.increment(count.getAsInt());
                tail.stamped();
            }
        } while (loop.isRunning() && count.orElse(0) == settings.stampBatch());
    }

    private void prune(long held) {
        boolean more = stamps.prune(held, settings.lease(), settings.retention()) > 0;
        pruneAtNanos = System.nanoTime() + (more ? 0 : PRUNE_EVERY.toNanos());
    }

    private void keep(boolean still) {
        if (still) {
            renewAtNanos = System.nanoTime() + settings.lease().toNanos() / 4;
        } else {
            token = OptionalLong.empty();
            log.warn("Another node has taken over stamping the live log");
        }
    }

    private void giveBack() {
        token.ifPresent(held -> {
            try {
                stamps.release(held);
            } catch (RuntimeException e) {
                log.info("The lease of the live log could not be given back and will run out: {}", e.getMessage());
            }
        });
        token = OptionalLong.empty();
    }

    private void failed(RuntimeException e) {
        if (!faulty && loop.isRunning()) {
            faulty = true;
            log.warn("The live log cannot be stamped now, trying on: {}", e.toString());
        }
    }

    private void recovered() {
        if (faulty) {
            faulty = false;
            log.info("The live log can be stamped again");
        }
    }
}

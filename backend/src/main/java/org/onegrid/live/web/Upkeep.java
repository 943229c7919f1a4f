package org.onegrid.live.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.onegrid.identity.Person;
import org.onegrid.live.LiveSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** What has to happen by the clock: heart-beats, states, views, and the second look at rights. */
@Component
class Upkeep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration RHYTHM = Duration.ofSeconds(1);

    private final Broker broker;
    private final Gate gate;
    private final LiveSettings live;
    private final SocketSettings settings;
    private volatile boolean running;
    private ScheduledExecutorService clock = stopped();

    Upkeep(Broker broker, Gate gate, LiveSettings live, SocketSettings settings) {
        this.broker = broker;
        this.gate = gate;
        this.live = live;
        this.settings = settings;
    }

    @Override
    public void start() {
        clock = Executors.newScheduledThreadPool(3, task -> new Thread(task, "live-upkeep"));
        every(RHYTHM, () -> broker.sessions().forEach(session -> session.tend(System.nanoTime(), RHYTHM)));
        every(live.stateTick(), broker::handStates);
        every(live.stateTick(), broker::handViews);
        every(settings.recheck(), this::recheck);
        running = true;
    }

    private void every(Duration period, Runnable task) {
        clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        log.warn("Upkeep of live connections failed this time: {}", e.toString());
                    }
                },
                period.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Each pass and each (person, area) is looked up once a round, however many sessions share it. */
    private void recheck() {
        Map<Pass, Optional<Person>> people = new HashMap<>();
        Map<Person, Map<Destination, OptionalLong>> areas = new HashMap<>();
        broker.sessions()
                .forEach(session -> session.recheck(
                        pass -> people.computeIfAbsent(pass, gate::find),
                        (person, destination) -> areas.computeIfAbsent(person, p -> new HashMap<>())
                                .computeIfAbsent(destination, d -> gate.findArea(person, d))));
    }

    @Override
    public void stop() {
        running = false;
        clock.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static ScheduledExecutorService stopped() {
        ScheduledExecutorService none = Executors.newScheduledThreadPool(0);
        none.shutdown();
        return none;
    }
}

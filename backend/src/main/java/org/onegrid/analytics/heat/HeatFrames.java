package org.onegrid.analytics.heat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.live.LiveListener;
import org.onegrid.live.LiveState;
import org.onegrid.live.LogEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Shows the heat of an area to those who watch it: within half a second of an incident, and every {@link #FADING} because it fades.
 * A field is read from the database when the first one watches, follows the log from then on, and is dropped with the last.
 */
@Component
class HeatFrames implements LiveListener {

    private static final Logger log = LoggerFactory.getLogger(HeatFrames.class);

    private static final String TOPIC = "heat";
    private static final String INCIDENTS = "incidents";
    private static final Duration FADING = Duration.ofSeconds(20);
    /** Most areas at a time; an area has at most {@link HeatSource#MOST_CELLS} cells. */
    private static final int MOST_FIELDS = 100;

    private final HeatSource source;
    private final Partition partition;
    private final LiveState live;
    private final Clock clock = Clock.systemUTC();

    /** What the tail has heard and the ticking thread has not yet taken; filled only while somebody watches. */
    private final ConcurrentLinkedQueue<LogEntry> heard = new ConcurrentLinkedQueue<>();

    private final AtomicBoolean broken = new AtomicBoolean();
    /** Whether somebody watches; written by the ticking thread. */
    private volatile boolean listening;

    /** Touched by the ticking thread only, like the rest below. */
    private final Map<String, AreaHeat> fields = new HashMap<>();

    private long borders = Long.MIN_VALUE;

    HeatFrames(HeatSource source, Partition partition, LiveState live) {
        this.source = source;
        this.partition = partition;
        this.live = live;
    }

    @Override
    public void onEntries(List<LogEntry> entries) {
        if (listening) {
            entries.stream().filter(HeatFrames::concerns).forEach(heard::add);
        }
    }

    /** That an incident left is said again by where it came to, to those who hear only of the area it left. */
    private static boolean concerns(LogEntry entry) {
        return entry.topic().equals(INCIDENTS) && !entry.type().equals("incident.left");
    }

    @Override
    public void onBreak(String reason) {
        broken.set(true);
    }

    @Scheduled(fixedDelay = 500)
    void tick() {
        Set<String> watched = live.watched(TOPIC);
        listening = !watched.isEmpty();
        fields.keySet().retainAll(watched);
        if (broken.getAndSet(false) || borders != partition.current().version()) {
            fields.clear();
            borders = partition.current().version();
        }
        if (watched.isEmpty()) {
            heard.clear();
            return;
        }
        AreaTree tree = partition.tree();
        for (String code : watched) {
            if (!fields.containsKey(code) && fields.size() < MOST_FIELDS) {
                tree.find(code).ifPresent(this::begin);
            }
        }
        for (LogEntry entry = heard.poll(); entry != null; entry = heard.poll()) {
            HeatSource.Change change = source.change(entry);
            fields.values().forEach(field -> field.apply(change));
        }
        Instant now = clock.instant();
        fields.values().stream()
                .filter(field -> field.isDue(now, FADING))
                .forEach(field -> live.publish(TOPIC, field.code(), field.frame(now)));
    }

    private void begin(Area area) {
        try {
            source.read(area, clock.instant()).ifPresent(field -> fields.put(area.code(), field));
        } catch (RuntimeException e) {
            log.warn("The heat of {} could not be read, trying again: {}", area.code(), e.getMessage());
        }
    }
}

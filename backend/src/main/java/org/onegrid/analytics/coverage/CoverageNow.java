package org.onegrid.analytics.coverage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.grid.PartitionSnapshot;
import org.onegrid.identity.Person;
import org.onegrid.live.LiveState;
import org.onegrid.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Coverage as those on duty move: looks once a second where they are, for the areas that somebody watches on the topic {@code
 * coverage} and those that a rule is about, and tells what has changed.
 */
@Service
public class CoverageNow {

    private static final Logger log = LoggerFactory.getLogger(CoverageNow.class);
    private static final String TOPIC = "coverage";

    /** Rules are read this often. */
    private static final Duration RULES_AGE = Duration.ofSeconds(5);

    /** What was asked for once is kept up to date this long. */
    private static final Duration ASKED_AGE = Duration.ofSeconds(30);

    private final RoadNets nets;
    private final HomeMap homeMap;
    private final Sources sources;
    private final CrewModes modes;
    private final Partition partition;
    private final LiveState live;
    private final VoidRows rules;
    private final VoidAlarms alarms;
    private final Clock clock = Clock.systemUTC();

    /** By area code; this and what follows guarded by this. */
    private final Map<String, CoverageWatch> watches = new HashMap<>();

    private final Map<String, Instant> asked = new HashMap<>();
    private final Set<String> shown = new HashSet<>();
    private List<VoidRule> known = List.of();
    private Instant rulesRead = Instant.EPOCH;

    CoverageNow(
            RoadNets nets,
            HomeMap homeMap,
            Sources sources,
            CrewModes modes,
            Partition partition,
            LiveState live,
            VoidRows rules,
            VoidAlarms alarms) {
        this.nets = nets;
        this.homeMap = homeMap;
        this.sources = sources;
        this.modes = modes;
        this.partition = partition;
        this.live = live;
        this.rules = rules;
        this.alarms = alarms;
    }

    /** Coverage of this moment. @throws Refusal 404 when the area is not this person's to see */
    public synchronized CoverageNowView of(Person me, String areaCode) {
        AreaTree tree = partition.tree();
        Area area = tree.find(areaCode)
                .filter(found -> tree.within(me.scope(), found))
                .orElseThrow(() -> Refusal.notFound("The area"));
        asked.put(areaCode, clock.instant());
        return look(area).view(modes, clock.instant());
    }

    @Scheduled(fixedDelay = 1_000, initialDelay = 5_000)
    void tick() {
        tick(clock.instant());
    }

    /** One look at everything that is watched. */
    synchronized void tick(Instant now) {
        if (now.isAfter(rulesRead.plus(RULES_AGE))) {
            known = rules.list();
            rulesRead = now;
        }
        asked.values().removeIf(at -> at.isBefore(now.minus(ASKED_AGE)));
        Set<String> watched = live.watched(TOPIC);
        shown.retainAll(watched);
        Map<String, List<VoidRule>> ruled = ruled();
        Set<String> needed = new HashSet<>(watched);
        needed.addAll(ruled.keySet());
        Set<String> kept = new HashSet<>(needed);
        kept.addAll(asked.keySet());
        watches.keySet().retainAll(kept);
        for (String code : needed) {
            partition.tree().find(code).ifPresent(area -> {
                try {
                    follow(area, watched.contains(code), ruled.getOrDefault(code, List.of()), now);
                } catch (RuntimeException e) {
                    watches.remove(code);
                    shown.remove(code);
                    log.warn("Coverage of {} could not be followed, trying again: {}", code, e.toString());
                }
            });
        }
        alarms.forgetAllBut(ruled.values().stream().flatMap(List::stream).toList());
    }

    private Map<String, List<VoidRule>> ruled() {
        Map<String, List<VoidRule>> ruled = new HashMap<>();
        AreaTree tree = partition.tree();
        for (VoidRule rule : known) {
            Optional<Area> area = tree.find(rule.areaId());
            area.ifPresent(found -> ruled.computeIfAbsent(found.code(), code -> new ArrayList<>())
                    .add(rule));
        }
        return ruled;
    }

    private void follow(Area area, boolean watched, List<VoidRule> ofArea, Instant now) {
        CoverageWatch before = watches.get(area.code());
        boolean first = before == null;
        CoverageWatch watch = before == null ? begun(area) : before;
        boolean changed =
                watch.look(sources.crew(area, List.of()), partition.current(), homeMap.current(), nets.current())
                        || first;
        if (watched && (changed || shown.add(area.code()))) {
            shown.add(area.code());
            live.publish(TOPIC, area.code(), watch.view(modes, now));
        }
        for (VoidRule rule : ofArea) {
            alarms.judge(rule, watch.shares(rule.kind(), rule.mode(), rule.minutes(), rule.areaLevel()), now);
        }
    }

    private CoverageWatch look(Area area) {
        CoverageWatch watch = watches.get(area.code());
        if (watch == null) {
            watch = begun(area);
        }
        watch.look(sources.crew(area, List.of()), partition.current(), homeMap.current(), nets.current());
        return watch;
    }

    private CoverageWatch begun(Area area) {
        PartitionSnapshot areas = partition.current();
        CoverageWatch watch = new CoverageWatch(area, areas, homeMap.current());
        watches.put(area.code(), watch);
        return watch;
    }
}

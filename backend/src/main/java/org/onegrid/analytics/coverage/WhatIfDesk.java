package org.onegrid.analytics.coverage;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.AreaRows;
import org.onegrid.analytics.Tree;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaLevel;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.grid.PartitionSnapshot;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Where stations are moved about to see what it changes. A session lives in the memory of this node, belongs to one person and
 * ends half an hour after it was last used; a person has a few, and the oldest gives way to a new one.
 */
@Service
public class WhatIfDesk {

    static final int MOST_OF_ONE = 4;
    static final int MOST = 40;
    static final Duration KEPT = Duration.ofMinutes(30);

    private static final int MOST_SCENARIOS = 200;
    private static final int NAME = 80;

    private final RoadNets nets;
    private final HomeMap homes;
    private final WishedSources sources;
    private final ScenarioRows scenarios;
    private final Partition partition;
    private final SecureRandom random = new SecureRandom();

    /** Guarded by itself. */
    private final Map<String, WhatIf> sessions = new HashMap<>();

    WhatIfDesk(RoadNets nets, HomeMap homes, WishedSources sources, ScenarioRows scenarios, Partition partition) {
        this.nets = nets;
        this.homes = homes;
        this.sources = sources;
        this.scenarios = scenarios;
        this.partition = partition;
    }

    /**
     * Begins a session, with bands.
     *
     * @throws Refusal 404 when area or scenario are not this person's to see, 403 {@code tracks-not-allowed}, 422 for what
     *     cannot be meant or is too much
     */
    public WhatIfState begin(Person me, WhatIfOrder order) {
        SourceWish wish = order.requireSources();
        PartitionSnapshot areas = partition.current();
        Area area = area(me, areas.tree(), order.area());
        if (wish.responders() != null && !me.may(Permission.TRACK_READ)) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN, "tracks-not-allowed", "Where responders are is not for this account to see.");
        }
        List<Integer> minutes = Minutes.checked(order.minutes());
        TravelMode mode = order.mode() == null ? TravelMode.WALK : order.mode();
        AreaRows rows = AreaRows.of(areas, Tree.ADMINISTRATIVE, area, level(order.level(), areas, area));
        @Nullable Scenario kept = wish.scenario() == null ? null : scenario(me, wish.scenario());
        List<Source> begun = kept == null ? sources.find(area, wish).sources() : kept.begin();
        WhatIf session =
                new WhatIf(id(), me.id(), area, rows, nets.current().ways(mode), homes.current(), minutes, begun);
        if (kept != null) {
            Difference.between(session.state(false).stations(), kept.now()).forEach(session::change);
        }
        keep(session);
        return session.state(true);
    }

    private static AreaLevel level(@Nullable String word, PartitionSnapshot areas, Area area) {
        if (word != null) {
            return AreaLevel.find(word)
                    .orElseThrow(() -> Refusal.invalid("level-invalid", "'level' is street, community or grid."));
        }
        boolean above = area.level().compareTo(AreaLevel.COMMUNITY) < 0;
        return above ? AreaLevel.COMMUNITY : AreaRows.levelBelow(areas, Tree.ADMINISTRATIVE, area);
    }

    private static Area area(Person me, AreaTree tree, @Nullable String code) {
        return Optional.ofNullable(code)
                .flatMap(tree::find)
                .filter(found -> tree.within(me.scope(), found))
                .orElseThrow(() -> Refusal.notFound("The area"));
    }

    /** Changes stations. @throws Refusal 404 when the session is over or another's, 409 or 422 as the session says */
    public WhatIfState change(Person me, String id, WhatIfMoves moves) {
        return find(me, id).change(moves);
    }

    /** Ends a session; nothing happens when it is over. */
    public void end(Person me, String id) {
        synchronized (sessions) {
            sessions.computeIfPresent(id, (key, one) -> one.personId() == me.id() ? null : one);
        }
    }

    private WhatIf find(Person me, String id) {
        synchronized (sessions) {
            return Optional.ofNullable(sessions.get(id))
                    .filter(one -> one.personId() == me.id())
                    .filter(one -> partition
                            .tree()
                            .find(one.area().id())
                            .filter(area -> partition.tree().within(me.scope(), area))
                            .isPresent())
                    .orElseThrow(() -> Refusal.notFound("The session"));
        }
    }

    private void keep(WhatIf session) {
        synchronized (sessions) {
            forget();
            while (oldest(session.personId(), MOST_OF_ONE).isPresent()) {
                sessions.remove(oldest(session.personId(), MOST_OF_ONE).get().id());
            }
            while (sessions.size() >= MOST) {
                sessions.values().stream()
                        .min(Comparator.comparing(WhatIf::used))
                        .ifPresent(one -> sessions.remove(one.id()));
            }
            sessions.put(session.id(), session);
        }
    }

    /** The one of a person that gives way when there are that many. */
    private Optional<WhatIf> oldest(long personId, int most) {
        List<WhatIf> own = new ArrayList<>(sessions.values().stream()
                .filter(one -> one.personId() == personId)
                .sorted(Comparator.comparing(WhatIf::used))
                .toList());
        return own.size() < most ? Optional.empty() : Optional.of(own.get(0));
    }

    @Scheduled(fixedDelay = 60_000)
    void forget() {
        Instant before = Instant.now().minus(KEPT);
        synchronized (sessions) {
            sessions.values().removeIf(one -> one.used().isBefore(before));
        }
    }

    private String id() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Keeps how a session stands, under a name. @throws Refusal 404, 422 {@code scenario-name-invalid} or {@code too-many-scenarios} */
    public ScenarioView keep(Person me, @Nullable String name, @Nullable String whatIf) {
        if (name == null || name.isBlank() || name.length() > NAME) {
            throw Refusal.invalid("scenario-name-invalid", "A scenario has a name of 1 to " + NAME + " characters.");
        }
        if (scenarios.count(me.id()) >= MOST_SCENARIOS) {
            throw Refusal.invalid(
                    "too-many-scenarios",
                    "Somebody keeps at most " + MOST_SCENARIOS + " scenarios; delete some first.");
        }
        Scenario kept = find(me, whatIf == null ? "" : whatIf).scenario(name.strip());
        return view(me, scenarios.find(scenarios.add(kept)).orElseThrow());
    }

    /** The scenarios of an area and below, newest first. @throws Refusal 404 when the area is not this person's to see */
    public List<ScenarioView> scenarios(Person me, String areaCode) {
        AreaTree tree = partition.tree();
        Area area = area(me, tree, areaCode);
        return scenarios.list(tree.path(area).ltree(), tree.scopePaths(me.scope())).stream()
                .filter(one -> tree.find(one.areaId()).isPresent())
                .map(one -> view(me, one))
                .toList();
    }

    /** Deletes a scenario. @throws Refusal 404, 403 {@code scenario-of-another} */
    public void delete(Person me, String id) {
        Scenario scenario = scenario(me, id);
        if (scenario.personId() != me.id()) {
            throw new Refusal(HttpStatus.FORBIDDEN, "scenario-of-another", "Only who kept a scenario may delete it.");
        }
        scenarios.delete(scenario.id());
    }

    private Scenario scenario(Person me, String id) {
        AreaTree tree = partition.tree();
        return Optional.of(id)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .flatMap(text -> scenarios.find(Long.parseLong(text)))
                .filter(one -> tree.find(one.areaId())
                        .filter(area -> tree.within(me.scope(), area))
                        .isPresent())
                .orElseThrow(() -> Refusal.notFound("The scenario"));
    }

    private ScenarioView view(Person me, Scenario one) {
        return new ScenarioView(
                Long.toString(one.id()),
                one.name(),
                partition.tree().get(one.areaId()).code(),
                one.level(),
                one.mode(),
                one.minutes(),
                one.at(),
                one.now().size(),
                one.personId() == me.id(),
                one.was(),
                one.became());
    }
}

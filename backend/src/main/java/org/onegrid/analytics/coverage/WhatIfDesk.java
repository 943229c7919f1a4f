package org.onegrid.analytics.coverage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.AreaRows;
import org.onegrid.analytics.Tree;
import org.onegrid.analytics.Whereabouts;
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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where stations are moved about to see what it changes. A session belongs to one person, stands in the database and ends half an hour
 * after it was last used; a person has a few, and the oldest gives way to a new one. What it means each node works out for
 * itself and keeps for a while.
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
    private final WhatIfRows sessions;
    private final ScenarioRows scenarios;
    private final Partition partition;
    private final TransactionTemplate change;
    private final SecureRandom random = new SecureRandom();

    /** By id of the session. */
    private final Cache<String, WhatIf> worked =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(KEPT).build();

    WhatIfDesk(
            RoadNets nets,
            HomeMap homes,
            WishedSources sources,
            WhatIfRows sessions,
            ScenarioRows scenarios,
            Partition partition,
            PlatformTransactionManager transactions) {
        this.nets = nets;
        this.homes = homes;
        this.sources = sources;
        this.sessions = sessions;
        this.scenarios = scenarios;
        this.partition = partition;
        this.change = new TransactionTemplate(transactions);
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
        sources.admit(me, wish);
        List<Integer> minutes = Minutes.checked(order.minutes());
        Ways ways = nets.current().ways(order.mode() == null ? TravelMode.WALK : order.mode());
        AreaLevel level = level(order.level(), areas, area);
        @Nullable Scenario kept = wish.scenario() == null ? null : scenario(me, wish.scenario());
        List<Source> begun = kept == null ? sources.find(area, wish).sources() : kept.begin();
        WhatIfSession session = WhatIfSession.begin(id(), me.id(), area.id(), level.code(), ways, minutes, begun);
        if (kept != null) {
            for (WhatIfMoves moves : Difference.between(session.standing(), kept.now())) {
                session = session.after(moves, ways);
            }
        }
        WhatIf meaning = meaning(me, session);
        WhatIfSession complete = session;
        change.executeWithoutResult(status -> sessions.add(complete, MOST_OF_ONE));
        return meaning.state(session, List.of(), true);
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
        WhatIfSession[] turn = Objects.requireNonNull(change.execute(status -> {
            WhatIfSession before = take(me, id);
            WhatIfSession after = before.after(moves, nets.current().ways(before.mode()));
            if (after != before) {
                sessions.update(after);
            }
            return new WhatIfSession[] {before, after};
        }));
        List<Integer> added =
                IntStream.range(turn[0].labels(), turn[1].labels()).boxed().toList();
        return meaning(me, turn[1]).state(turn[1], added, moves.bands());
    }

    /** Ends a session; nothing happens when it is over. */
    public void end(Person me, String id) {
        sessions.delete(id, me.id());
        worked.invalidate(id);
    }

    private WhatIfSession take(Person me, String id) {
        WhatIfSession session = sessions.take(id, me.id()).orElseThrow(() -> Refusal.notFound("The session"));
        area(me, partition.tree(), session);
        if (session.hasResponders()) {
            Whereabouts.admit(me);
        }
        return session;
    }

    private static Area area(Person me, AreaTree tree, WhatIfSession session) {
        return tree.find(session.areaId())
                .filter(area -> tree.within(me.scope(), area))
                .orElseThrow(() -> Refusal.notFound("The session"));
    }

    /** What a session means on what is known now; worked out anew when that has changed, or another node has begun it. */
    private WhatIf meaning(Person me, WhatIfSession session) {
        PartitionSnapshot areas = partition.current();
        Ways ways = nets.current().ways(session.mode());
        Homes current = homes.current();
        return worked.asMap()
                .compute(
                        session.id(),
                        (id, known) -> known != null && known.isOf(areas, ways, current)
                                ? known
                                : make(me, session, areas, ways, current));
    }

    private static WhatIf make(Person me, WhatIfSession session, PartitionSnapshot areas, Ways ways, Homes homes) {
        Area area = area(me, areas.tree(), session);
        AreaLevel level = AreaLevel.find(session.level()).orElseThrow();
        return new WhatIf(session, areas, area, AreaRows.of(areas, Tree.ADMINISTRATIVE, area, level), ways, homes);
    }

    @Scheduled(fixedDelay = 60_000)
    void forget() {
        sessions.forget(KEPT);
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
        String id = whatIf == null ? "" : whatIf;
        WhatIfSession session = Objects.requireNonNull(change.execute(status -> take(me, id)));
        Scenario kept = meaning(me, session).scenario(session, name.strip());
        return view(me, scenarios.find(scenarios.add(kept)).orElseThrow());
    }

    /**
     * The scenarios of an area and below, newest first; those with responders among their stations only for who may read tracks.
     *
     * @throws Refusal 404 when the area is not this person's to see
     */
    public List<ScenarioView> scenarios(Person me, String areaCode) {
        AreaTree tree = partition.tree();
        Area area = area(me, tree, areaCode);
        return scenarios.list(tree.path(area).ltree(), tree.scopePaths(me.scope())).stream()
                .filter(one -> tree.find(one.areaId()).isPresent())
                .filter(one -> me.may(Permission.TRACK_READ) || !one.hasResponders())
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

package org.onegrid.live.web;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.onegrid.identity.Person;
import org.onegrid.live.LiveEvent;
import org.onegrid.live.LiveLog;
import org.onegrid.live.TopicAccess;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.support.TransactionTemplate;

/** District D (id 100) with streets S1 (11) and S2 (12) and a grid in each, G1 (1) and G2 (2). */
@TestComponent
@Primary
class TwoStreets implements TopicAccess {

    private static final Map<String, List<Long>> PATHS = Map.of(
            "D", List.of(100L),
            "S1", List.of(100L, 11L),
            "S2", List.of(100L, 12L),
            "G1", List.of(100L, 11L, 1L),
            "G2", List.of(100L, 12L, 2L));

    private final LiveLog log;
    private final TransactionTemplate transaction;

    TwoStreets(LiveLog log, TransactionTemplate transaction) {
        this.log = log;
        this.transaction = transaction;
    }

    @Override
    public OptionalLong findAudible(Person person, String areaCode) {
        List<Long> path = PATHS.getOrDefault(areaCode, List.of());
        boolean within = person.scope().everywhere()
                || path.stream().anyMatch(person.scope().areaIds()::contains);
        return path.isEmpty() || !within ? OptionalLong.empty() : OptionalLong.of(path.get(path.size() - 1));
    }

    /** Appends an event in grid 1 or 2 and commits; returns its log id. */
    long happen(int grid, Object payload) {
        Long id = transaction.execute(status -> log.append(event(grid, payload)));
        return id == null ? 0 : id;
    }

    /** Appends an event for each payload in one transaction, so that one tick brings them all. */
    void happenTogether(int grid, List<String> payloads) {
        transaction.executeWithoutResult(status -> log.appendAll(
                payloads.stream().map(payload -> event(grid, payload)).toList()));
    }

    private static LiveEvent event(int grid, Object payload) {
        return new LiveEvent(
                "incidents",
                "incident.reported",
                new long[] {100, 10 + grid, grid},
                "D.S" + grid + ".G" + grid,
                payload);
    }
}

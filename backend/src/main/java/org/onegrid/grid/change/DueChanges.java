package org.onegrid.grid.change;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.onegrid.grid.Area;
import org.onegrid.grid.Partition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes decided changes into effect when their time has come. Any number of nodes may look: the row of a change belongs to
 * one of them at a time. One that no longer fits is not applied silently but goes back to be decided.
 */
@Component
class DueChanges {

    private static final Logger log = LoggerFactory.getLogger(DueChanges.class);
    private static final Duration SET_ASIDE = Duration.ofMinutes(1);

    private final BoundaryChanges changes;
    private final Effect effect;
    private final BoundaryEvents events;
    private final Partition partition;
    private final TransactionTemplate transaction;
    /** Changes that failed here for another reason than a collision, until when they are left to others. */
    private final Map<Long, Instant> aside = new ConcurrentHashMap<>();

    DueChanges(
            BoundaryChanges changes,
            Effect effect,
            BoundaryEvents events,
            Partition partition,
            PlatformTransactionManager transactions) {
        this.changes = changes;
        this.effect = effect;
        this.events = events;
        this.partition = partition;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 1_000)
    void look() {
        aside.values().removeIf(until -> until.isBefore(Instant.now()));
        while (takeOne()) {
            // until none is due
        }
    }

    /** Whether there was one. */
    boolean takeOne() {
        long[] taken = {0};
        try {
            transaction.executeWithoutResult(status -> {
                Optional<BoundaryChange> due = changes.findDue(aside.keySet());
                due.ifPresent(change -> {
                    taken[0] = change.id();
                    take(change);
                });
            });
        } catch (RuntimeException e) {
            if (taken[0] == 0) {
                throw e;
            }
            log.error("The boundary change {} is due and failed; tried again in a minute", taken[0], e);
            aside.put(taken[0], Instant.now().plus(SET_ASIDE));
        }
        return taken[0] != 0;
    }

    private void take(BoundaryChange change) {
        Area within = partition.tree().get(change.facts().areaId());
        try {
            effect.take(change, within);
        } catch (Collided e) {
            List<Collision> collisions = e.collisions();
            change.collide("operations "
                    + String.join(
                            ", ",
                            collisions.stream()
                                    .map(one -> one.seq() + ": " + one.reason())
                                    .distinct()
                                    .limit(50)
                                    .toList()));
            changes.update(change);
            events.done(change, within, ChangeVerb.COLLIDE);
        }
    }
}

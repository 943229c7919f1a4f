package org.onegrid.tracking.patrol;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.onegrid.tracking.pipeline.Batch;
import org.onegrid.tracking.pipeline.Sighting;
import org.onegrid.tracking.pipeline.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Notes which stretches of whose time are to be computed, and when. That is one row per responder and stretch, however many
 * positions come: what was noted and committed by this node, and is not due yet, is not noted again.
 */
@Component
public class PatrolStage implements Stage {

    /** Longest a batch may take from here to its commit; a note that falls due sooner is not relied on. */
    private static final Duration COMMIT = Duration.ofSeconds(30);

    /** Late positions rarely come alone. */
    private static final Duration LATE_GRACE = Duration.ofSeconds(60);

    /** A responder's stretch of time. */
    private record Stretch(long responderId, Instant slot) {}

    private final JdbcClient sql;
    private final Clock clock = Clock.systemUTC();

    /** When the stretches noted by this node fall due; only of committed notes. */
    private final Map<Stretch, Instant> noted = new ConcurrentHashMap<>();

    PatrolStage(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "patrol";
    }

    @Override
    public void pass(Batch batch) {
        Instant now = clock.instant();
        noted.values().removeIf(due -> due.isBefore(now));
        Map<Stretch, Instant> fresh = new HashMap<>();
        for (Sighting one : batch.sightings()) {
            for (Instant slot : PatrolSlots.touched(one.at())) {
                Stretch stretch = new Stretch(one.tracked().id(), slot);
                Instant due = noted.get(stretch);
                if (due == null || due.isBefore(now.plus(COMMIT))) {
                    Instant complete = slot.plus(PatrolSlots.LENGTH).plus(PatrolSlots.GRACE);
                    Instant settled = now.plus(LATE_GRACE);
                    fresh.put(stretch, complete.isAfter(settled) ? complete : settled);
                }
            }
        }
        if (!fresh.isEmpty()) {
            note(fresh);
        }
    }

    /** Relies on nothing it has noted, as a node that has just started; for when notes were taken out before they fell due. */
    void startAfresh() {
        noted.clear();
    }

    private void note(Map<Stretch, Instant> fresh) {
        sql.sql("""
                        insert into patrol_due (responder_id, slot, due)
                        select * from unnest(cast(:responders as bigint[]), cast(:slots as timestamptz[]),
                                             cast(:dues as timestamptz[]))
                        """)
                .param(
                        "responders",
                        fresh.keySet().stream().map(Stretch::responderId).toArray(Long[]::new))
                .param(
                        "slots",
                        fresh.keySet().stream()
                                .map(stretch -> stretch.slot().toString())
                                .toArray(String[]::new))
                .param("dues", fresh.values().stream().map(Instant::toString).toArray(String[]::new))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                noted.putAll(fresh);
            }
        });
    }
}

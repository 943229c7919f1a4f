package org.onegrid.alarm;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.onegrid.live.LiveLog;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Where people see alarms and take them. */
@Service
public class AlarmDesk {

    /** Most alarms in an answer. */
    private static final int MOST = 500;

    /** How far back {@code all} goes. */
    private static final Duration BACK = Duration.ofHours(24);

    /** Which alarms are asked for. */
    public enum State {
        /** Neither taken nor cleared. */
        OPEN,
        /** Raised within a day. */
        ALL
    }

    /** The alarms of an area, newest first, as of a position of the log. */
    @Schema(name = "StandingAlarms")
    public record Standing(long asOf, String epoch, List<Alarm> alarms) {}

    private final Alarms alarms;
    private final AlarmRows rows;
    private final Partition partition;
    private final LiveLog live;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;
    private final Clock clock = Clock.systemUTC();

    AlarmDesk(
            Alarms alarms, AlarmRows rows, Partition partition, LiveLog live, PlatformTransactionManager transactions) {
        this.alarms = alarms;
        this.rows = rows;
        this.partition = partition;
        this.live = live;
        this.transaction = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        snapshot.setTimeout(10);
    }

    /** The alarms of an area. @throws Refusal 404 when the area is not this person's to see */
    public Standing list(Person me, String areaCode, State state) {
        AreaTree tree = partition.tree();
        Area area = tree.find(areaCode)
                .filter(found -> tree.within(me.scope(), found))
                .orElseThrow(() -> Refusal.notFound("The area"));
        Instant since = clock.instant().minus(BACK);
        return snapshot.execute(status -> new Standing(
                live.currentPosition(),
                live.currentEpoch(),
                state == State.OPEN
                        ? rows.listOpen(tree.path(area).ltree(), MOST)
                        : rows.listSince(tree.path(area).ltree(), since, MOST)));
    }

    /**
     * Takes an alarm. Whoever has it already may take it again, to no effect.
     *
     * @throws Refusal 404 when it is not there or not this person's to see, 409 {@code alarm-taken} or {@code alarm-cleared}
     *     with the instant as {@code at}
     */
    public Alarm take(Person me, long id) {
        return transaction.execute(status -> {
            String[] scope = partition.tree().scopePaths(me.scope());
            rows.find(id, scope).orElseThrow(() -> Refusal.notFound("The alarm"));
            boolean mine = rows.take(id, me);
            AlarmRows.Row now = rows.find(id, scope).orElseThrow(() -> Refusal.notFound("The alarm"));
            if (mine) {
                alarms.tell("alarm.taken", List.of(id));
                return now.alarm();
            }
            Long taker = now.taker();
            if (taker != null && taker == me.id()) {
                return now.alarm();
            }
            throw gone(now.alarm());
        });
    }

    private static Refusal gone(Alarm alarm) {
        Instant taken = alarm.takenAt();
        return taken != null
                ? new Refusal(
                        HttpStatus.CONFLICT,
                        "alarm-taken",
                        "Somebody else took this alarm at " + taken + ".",
                        Map.of("at", taken.toString()))
                : new Refusal(
                        HttpStatus.CONFLICT,
                        "alarm-cleared",
                        "Nobody needs to take this alarm any more: its cause was gone at " + alarm.clearedAt() + ".",
                        Map.of("at", String.valueOf(alarm.clearedAt())));
    }
}

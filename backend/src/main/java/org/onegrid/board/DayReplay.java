package org.onegrid.board;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.PastPartitions;
import org.onegrid.identity.Person;
import org.onegrid.incident.PastIncidents;
import org.onegrid.problem.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A stretch of the past for a screen that plays it again: the open incidents at its beginning and what happened since, in the
 * shapes that the live screen reads. Whoever applies the events to the state has the state of any later moment. Areas are those
 * of the beginning; what is older than all of them counts for those of today.
 */
@Service
public class DayReplay {

    /** Most events of one answer. */
    public static final int MAX_LIMIT = 1000;

    /** A local day has up to 25 hours. */
    private static final Duration LONGEST = Duration.ofHours(26);

    private static final int TIMEOUT_SECONDS = 20;

    /** Events of a stretch after a position; {@code head} is the last position that its end may have. */
    @Schema(name = "PastReplay")
    public record Past(
            String epoch,
            String area,
            String topic,
            long after,
            List<PastIncidents.Event> events,
            long head,
            boolean more) {}

    private final PastIncidents incidents;
    private final PastPartitions partitions;
    private final TransactionTemplate snapshot;
    private final Clock clock = Clock.systemUTC();

    DayReplay(PastIncidents incidents, PastPartitions partitions, PlatformTransactionManager transactions) {
        this.incidents = incidents;
        this.partitions = partitions;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        snapshot.setTimeout(TIMEOUT_SECONDS);
    }

    /**
     * All incidents that were open at a moment, as position 0 of what happened since.
     *
     * @param at cut to milliseconds
     * @throws Refusal 404 when the area was not this person's to see, 422 {@code time-invalid} when the moment lies ahead
     */
    public BoardDesk.OpenIncidents state(Person me, String areaCode, Instant at) {
        Instant moment = at.truncatedTo(ChronoUnit.MILLIS);
        AreaTree tree = partitions.asOfOrToday(moment).tree();
        String path = tree.path(BoardDesk.area(me, tree, areaCode)).ltree();
        return snapshot.execute(
                status -> new BoardDesk.OpenIncidents(0, epoch(moment), incidents.listOpen(tree, path, moment)));
    }

    /**
     * What happened after a moment, in order, a piece at a time.
     *
     * @param from  cut to milliseconds; positions count from here
     * @param to    at most 26 hours later, and not ahead of now
     * @param after 0 or the position of the last event known
     * @param limit 1 to {@link #MAX_LIMIT}
     * @throws Refusal as {@link #state}, and 422 {@code stretch-invalid} when the times do not fit
     */
    public Past happened(Person me, String areaCode, Instant from, Instant to, long after, int limit) {
        Instant begin = from.truncatedTo(ChronoUnit.MILLIS);
        if (to.isBefore(begin) || Duration.between(begin, to).compareTo(LONGEST) > 0) {
            throw Refusal.invalid("stretch-invalid", "'to' is not before 'from' and at most 26 hours after it.");
        }
        if (to.isAfter(clock.instant())) {
            throw Refusal.invalid("time-invalid", "'to' lies ahead.");
        }
        AreaTree tree = partitions.asOfOrToday(begin).tree();
        Area area = BoardDesk.area(me, tree, areaCode);
        PastIncidents.Piece piece = snapshot.execute(
                status -> incidents.happened(tree, tree.path(area).ltree(), epoch(begin), begin, to, after, limit));
        return new Past(
                epoch(begin),
                areaCode,
                "incidents",
                after,
                piece.events(),
                PastIncidents.lastPosition(Duration.between(begin, to)),
                piece.more());
    }

    /** Positions of one beginning are not those of another. */
    private static String epoch(Instant begin) {
        return "past-" + begin.toEpochMilli();
    }
}

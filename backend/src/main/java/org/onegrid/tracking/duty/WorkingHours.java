package org.onegrid.tracking.duty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onegrid.tracking.pipeline.Batch;
import org.onegrid.tracking.pipeline.Sighting;
import org.onegrid.tracking.pipeline.Sighting.Outcome;
import org.onegrid.tracking.pipeline.Stage;
import org.springframework.stereotype.Component;

/**
 * Takes out what was taken outside duty: where somebody is in his own time is nobody's business and is neither stored nor shown.
 * Goes by the device's time, so that what was gathered on duty and sent after it counts. What a rehearsal plays faster than life is
 * of nobody and passes.
 */
@Component
public class WorkingHours implements Stage {

    /** A moment's roster may be used this long without being read again, because shifts further ahead are not in it. */
    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private record Hours(long version, Instant readAt, Set<Long> always, Map<Long, List<Span>> shifts) {

        boolean onDuty(long responderId, Instant at) {
            return always.contains(responderId)
                    || shifts.getOrDefault(responderId, List.of()).stream().anyMatch(span -> span.contains(at));
        }
    }

    private final Roster roster;
    private final Clock clock = Clock.systemUTC();

    /** Swapped as a whole by the thread that writes positions. */
    private volatile Hours hours = new Hours(-1, Instant.EPOCH, Set.of(), Map.of());

    WorkingHours(Roster roster) {
        this.roster = roster;
    }

    @Override
    public String name() {
        return "duty";
    }

    @Override
    public void pass(Batch batch) {
        Hours now = current();
        batch.sift(sighting -> rule(now, sighting));
    }

    private static Outcome rule(Hours now, Sighting sighting) {
        boolean played = sighting.report().pace() > 1;
        return played || now.onDuty(sighting.tracked().id(), sighting.at()) ? Outcome.STORED : Outcome.OFF_DUTY;
    }

    private Hours current() {
        Instant moment = clock.instant();
        long version = roster.version();
        Hours known = hours;
        if (known.version() != version || moment.isAfter(known.readAt().plus(GOOD_FOR))) {
            known = new Hours(version, moment, Set.copyOf(roster.always()), roster.around(moment));
            hours = known;
        }
        return known;
    }
}

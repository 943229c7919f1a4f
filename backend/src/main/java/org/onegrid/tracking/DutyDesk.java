package org.onegrid.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onegrid.tracking.duty.Roster;
import org.onegrid.tracking.duty.Span;
import org.springframework.stereotype.Service;

/** Plans duty for other modules. */
@Service
public class DutyDesk {

    /** A time on duty, without its last moment. */
    public record Hours(Instant from, Instant until) {}

    private final Roster roster;

    DutyDesk(Roster roster) {
        this.roster = roster;
    }

    /** Plans responders by code, none of whom has a shift in that time; from now on only shifts put them on duty. */
    public void plan(Map<String, List<Hours>> hours) {
        Map<String, List<Span>> shifts = new TreeMap<>();
        hours.forEach((code, all) -> shifts.put(
                code, all.stream().map(one -> new Span(one.from(), one.until())).toList()));
        roster.load(shifts);
    }

    /** Repeats the last planned week until the plan reaches a day ahead. */
    public void repeatWeek(Instant now) {
        roster.repeat(now);
    }
}

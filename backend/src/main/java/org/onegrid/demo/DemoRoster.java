package org.onegrid.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.onegrid.synth.chronicle.Chronicle;
import org.onegrid.tracking.DeviceDesk;
import org.onegrid.tracking.DutyDesk;
import org.onegrid.tracking.DutyDesk.Hours;
import org.onegrid.tracking.NewResponder;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The shifts of the demo's staff, as the generated days have them work, week after week; and a phone for each crew. */
@Component
class DemoRoster {

    private static final int FIRST_DAY = -1;
    private static final int LAST_DAY = 6;

    /** Of those whom no generated day has work to the hour. */
    private static final Set<Integer> OFFICE_HOURS = Set.of(8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19);

    private final DemoParts parts;
    private final DutyDesk duty;
    private final DeviceDesk devices;

    DemoRoster(DemoParts parts, DutyDesk duty, DeviceDesk devices) {
        this.parts = parts;
        this.duty = duty;
        this.devices = devices;
    }

    /** Plans everybody for a week from yesterday on. */
    void plan(Chronicle chronicle, List<NewResponder> staff, LocalDate today) {
        Map<String, Set<Integer>> hours = chronicle.dutyHours();
        Map<String, List<Hours>> shifts = new TreeMap<>();
        for (NewResponder one : staff) {
            List<Hours> all = new ArrayList<>();
            for (int day = FIRST_DAY; day <= LAST_DAY; day++) {
                shifts(hours.getOrDefault(one.code(), OFFICE_HOURS), today.plusDays(day), all);
            }
            shifts.put(one.code(), all);
            if (one.kind().equals("crew")) {
                devices.add(one.callsign(), one.code());
            }
        }
        duty.plan(shifts);
    }

    private static void shifts(Set<Integer> hours, LocalDate day, List<Hours> all) {
        Instant midnight = day.atStartOfDay(Chronicle.ZONE).toInstant();
        for (int from = 0; from < 24; from++) {
            if (!hours.contains(from)) {
                continue;
            }
            int until = from;
            while (until < 24 && hours.contains(until)) {
                until++;
            }
            all.add(new Hours(midnight.plusSeconds(3_600L * from), midnight.plusSeconds(3_600L * until)));
            from = until;
        }
    }

    @Scheduled(initialDelay = 600_000, fixedDelay = 3_600_000)
    void goOn() {
        if (parts.has("history")) {
            duty.repeatWeek(Instant.now());
        }
    }
}

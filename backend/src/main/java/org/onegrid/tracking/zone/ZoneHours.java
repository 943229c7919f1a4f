package org.onegrid.tracking.zone;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.onegrid.problem.Refusal;

/**
 * When a zone raises alarms, by the clock of its district.
 *
 * @param days       of the week, 1 is Monday; the day on which the time begins
 * @param fromMinute of the day, 0 to 1,439
 * @param toMinute   of the day, 0 to 1,440, excluded; not after {@code fromMinute} means that of the next day
 */
@Schema(name = "ZoneHours")
public record ZoneHours(List<Integer> days, int fromMinute, int toMinute) {

    /** Always. */
    public static final ZoneHours ALWAYS = new ZoneHours(List.of(1, 2, 3, 4, 5, 6, 7), 0, 1_440);

    /** @throws Refusal 422 {@code zone-hours-invalid} */
    public ZoneHours {
        days = List.copyOf(days);
        boolean valid = fromMinute >= 0
                && fromMinute < 1_440
                && toMinute >= 0
                && toMinute <= 1_440
                && days.size() <= 7
                && days.stream().allMatch(day -> day >= 1 && day <= 7);
        if (!valid) {
            throw Refusal.invalid(
                    "zone-hours-invalid", "Days are 1 (Monday) to 7, times are minutes of the day, 0 to 1,440.");
        }
    }

    static ZoneHours of(int weekdays, int fromMinute, int toMinute) {
        return new ZoneHours(
                IntStream.rangeClosed(1, 7)
                        .filter(day -> (weekdays & 1 << (day - 1)) != 0)
                        .boxed()
                        .toList(),
                fromMinute,
                toMinute);
    }

    int weekdays() {
        return days.stream().mapToInt(day -> 1 << (day - 1)).reduce(0, (a, b) -> a | b);
    }

    /** Whether the moment is within them where the clock shows this zone's time. */
    boolean include(Instant at, ZoneId clock) {
        ZonedDateTime local = at.atZone(clock);
        int minute = local.getHour() * 60 + local.getMinute();
        int today = local.getDayOfWeek().getValue();
        if (fromMinute < toMinute) {
            return days.contains(today) && minute >= fromMinute && minute < toMinute;
        }
        int yesterday = today == 1 ? 7 : today - 1;
        return days.contains(today) && minute >= fromMinute || days.contains(yesterday) && minute < toMinute;
    }
}

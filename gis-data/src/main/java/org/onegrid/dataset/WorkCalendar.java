package org.onegrid.dataset;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which days are worked: weekends, public holidays, and the weekend days worked in exchange. In years without a published
 * list only the holidays with a fixed date are known. Immutable.
 */
public final class WorkCalendar {

    private record Holiday(String zh, LocalDate first, LocalDate last, List<LocalDate> workingDays) {}

    private record FixedDay(String zh, MonthDay monthDay) {}

    private static final class Standard {
        static final WorkCalendar INSTANCE = new WorkCalendar(CodeList.read("calendar.json"));
    }

    private final Set<LocalDate> holidays = new HashSet<>();
    private final Set<LocalDate> madeUp = new HashSet<>();
    private final Set<Integer> publishedYears = new HashSet<>();
    private final Set<MonthDay> fixed = new HashSet<>();

    private WorkCalendar(CodeList file) {
        for (Holiday holiday : file.rows("holidays", Holiday.class)) {
            holiday.first.datesUntil(holiday.last.plusDays(1)).forEach(holidays::add);
            madeUp.addAll(holiday.workingDays);
            publishedYears.add(holiday.first.getYear());
        }
        file.rows("fixed", FixedDay.class).forEach(day -> fixed.add(day.monthDay));
    }

    /** The calendar that ships with the product. */
    public static WorkCalendar standard() {
        return Standard.INSTANCE;
    }

    /** Whether it is a public holiday, weekend days within one included. */
    public boolean isHoliday(LocalDate day) {
        return publishedYears.contains(day.getYear()) ? holidays.contains(day) : fixed.contains(MonthDay.from(day));
    }

    /** Whether offices work: an ordinary weekday or a weekend day worked in exchange. */
    public boolean isWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !isHoliday(day) && (!weekend || madeUp.contains(day));
    }
}

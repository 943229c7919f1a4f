package org.onegrid.synth.chronicle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.onegrid.synth.District;

/**
 * The stories that need more than geography: when they happen and how strongly. Weeks count from the first day of the
 * chronicle; the first week is week 1.
 */
final class Plots {

    /** Kind of a burst pipe. */
    static final String LEAK = "204002";

    /** Extra leaks a day in the old community, at first and later; with its share of the ordinary ones this doubles. */
    private static final double LEAKS_BEFORE = 0.85;

    private static final double LEAKS_AFTER = 2.4;
    private static final int LEAKS_FROM_DAY = 7 * 7;

    private static final int BRIDGE_FROM_DAY = 9 * 7;
    private static final int BRIDGE_TO_DAY = 10 * 7;

    /** Kinds of the cases that are made up, small things nobody can check afterwards. */
    static final List<String> SELF_MADE = List.of("202001", "205006", "205009", "205007");

    private static final int SELF_MADE_A_DAY = 14;
    private static final int SELF_MADE_LAST_DAYS = 4;

    private final LocalDate firstDay;
    private final boolean inhabited;

    Plots(District district, LocalDate firstDay) {
        this.firstDay = firstDay;
        inhabited = !district.stories().leakingCommunity().isEmpty();
    }

    private long dayNumber(LocalDate day) {
        return ChronoUnit.DAYS.between(firstDay, day);
    }

    double extraLeaks(LocalDate day) {
        if (!inhabited) {
            return 0;
        }
        return dayNumber(day) >= LEAKS_FROM_DAY ? LEAKS_AFTER : LEAKS_BEFORE;
    }

    boolean bridgeClosed(LocalDate day) {
        return inhabited && dayNumber(day) >= BRIDGE_FROM_DAY && dayNumber(day) < BRIDGE_TO_DAY;
    }

    /** Cases the splendid grid makes up that day. */
    int selfMade(LocalDate day) {
        return inhabited && day.lengthOfMonth() - day.getDayOfMonth() < SELF_MADE_LAST_DAYS ? SELF_MADE_A_DAY : 0;
    }
}

package org.onegrid.tracking.patrol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;

/**
 * Which area, which time, whose visits.
 *
 * @param from  rounded down to five minutes
 * @param to    rounded up to five minutes
 * @param kinds of responders whose visits count; all when empty
 */
public record CoverageQuery(String area, Instant from, Instant to, List<String> kinds) {

    /** Longest time. */
    public static final Duration LONGEST = Duration.ofDays(31);

    /** Shortest time: what was visited in less would say where somebody was. */
    public static final Duration SHORTEST = Duration.ofHours(1);

    private static final int MOST_KINDS = 20;
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** @throws Refusal 422 {@code window-invalid} or {@code parameter-invalid} */
    public CoverageQuery(String area, Instant from, Instant to, @Nullable List<String> kinds) {
        Duration asked = Duration.between(from, to);
        if (asked.compareTo(SHORTEST) < 0 || asked.compareTo(LONGEST) > 0) {
            throw Refusal.invalid(
                    "window-invalid",
                    "'to' is at least one hour and at most " + LONGEST.toDays() + " days after 'from'.");
        }
        this.area = area;
        this.from = PatrolSlots.of(from);
        this.to = PatrolSlots.ceiling(to);
        this.kinds = kinds == null ? List.of() : List.copyOf(kinds);
        if (this.kinds.size() > MOST_KINDS
                || this.kinds.stream().anyMatch(kind -> !KIND.matcher(kind).matches())) {
            throw Refusal.invalid("parameter-invalid", "'kinds' are at most 20 kinds of responders, such as member.");
        }
    }
}

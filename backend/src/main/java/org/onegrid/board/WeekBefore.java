package org.onegrid.board;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Keeps what boards are measured by for the minute it is of: the past is dear to read and hardly changes. Thread-safe. */
final class WeekBefore {

    private static final int MAX_KEPT = 1_000;

    private record Kept(Instant minute, Optional<LastWeek> week) {}

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /** @param reading gives the board of a week before the beginning of a minute */
    Optional<LastWeek> get(String key, Instant now, Function<Instant, Optional<Board>> reading) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Kept known = kept.get(key);
        if (known == null || !known.minute().equals(minute)) {
            if (kept.size() > MAX_KEPT) {
                kept.clear();
            }
            known = new Kept(minute, reading.apply(minute).map(LastWeek::of));
            kept.put(key, known);
        }
        return known.week();
    }
}

package org.onegrid.tracking.view;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.onegrid.tracking.view.NewestFixes.Reading;
import tools.jackson.databind.json.JsonMapper;

/** Who is shown, kept up to date by what is read. Belongs to one thread; the pictures it gives are for all. */
final class Roll {

    /** Who was last seen longer ago is not shown: where he is now is not known. */
    static final Duration LATELY = Duration.ofMinutes(30);

    private final JsonMapper json;
    private final Map<String, Mark> shown = new HashMap<>();

    /** Numbers stay with their codes, so that no client ever takes one responder for another. */
    private final Map<String, Integer> numbers = new HashMap<>();

    private Picture picture = Picture.NONE;

    Roll(JsonMapper json) {
        this.json = json;
    }

    /** The picture after a reading; its tick is that of the one before when nothing changed. */
    Picture take(Reading reading, Instant now) {
        long tick = picture.tick() + 1;
        Instant since = now.minus(LATELY);
        boolean changed = picture.tick() == 0;
        for (Seen seen : reading.rows()) {
            changed |= seen.shown() && !seen.at().isBefore(since) ? put(seen, tick) : shown.remove(seen.code()) != null;
        }
        changed |= shown.values().removeIf(mark -> !mark.isSeenSince(since));
        if (reading.whole()) {
            Set<String> codes = new HashSet<>();
            reading.rows().forEach(seen -> codes.add(seen.code()));
            changed |= shown.keySet().retainAll(codes);
        }
        picture = changed ? new Picture(tick, now, shown.values()) : picture.stillAt(now);
        return picture;
    }

    private boolean put(Seen seen, long tick) {
        Mark before = shown.get(seen.code());
        Mark mark = before == null
                ? Mark.of(numbers.computeIfAbsent(seen.code(), code -> numbers.size()), seen, tick, json)
                : before.now(seen, tick, json);
        shown.put(seen.code(), mark);
        return mark != before;
    }
}

package org.onegrid.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Datum;
import org.onegrid.geo.DatumRefusal;
import org.onegrid.geo.LngLat;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.springframework.stereotype.Service;

/** Takes in fixes, many at once. */
@Service
public class PositionDesk {

    /** Most fixes in one request. */
    public static final int MAX_FIXES = 5_000;

    private static final Duration CLOCK_AHEAD = Duration.ofMinutes(5);
    private static final Duration OLDEST = Duration.ofDays(7);

    /** A fix that was not taken; {@code index} counts from 0. */
    public record Refused(int index, String code, String detail) {}

    /** How many fixes were in order, and those that were not. One that is older than what is known counts as in order. */
    public record Receipt(int taken, List<Refused> refused) {}

    private final Responders responders;
    private final Clock clock = Clock.systemUTC();

    PositionDesk(Responders responders) {
        this.responders = responders;
    }

    /**
     * Keeps the newest fix of each responder; a bad one spoils no other.
     *
     * @throws Refusal 422 {@code too-many-fixes}
     */
    public Receipt take(Person me, List<Fix> fixes) {
        if (fixes.size() > MAX_FIXES) {
            throw Refusal.invalid(
                    "too-many-fixes", "A request has at most " + MAX_FIXES + " fixes, was " + fixes.size() + ".");
        }
        Set<String> codes = fixes.stream()
                .filter(fix -> fix != null && fix.responder() != null)
                .map(fix -> String.valueOf(fix.responder()))
                .filter(code -> code.indexOf('\0') < 0)
                .collect(Collectors.toSet());
        Map<String, Long> ids = responders.ids(me, codes);
        Instant now = clock.instant();
        Map<Long, CheckedFix> newest = new HashMap<>();
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < fixes.size(); i++) {
            try {
                CheckedFix checked = check(fixes.get(i), ids, now);
                newest.merge(checked.responderId(), checked, (a, b) -> a.at().isAfter(b.at()) ? a : b);
            } catch (Refusal refusal) {
                refused.add(new Refused(i, refusal.code(), refusal.detail()));
            }
        }
        if (!newest.isEmpty()) {
            responders.keep(newest.values());
        }
        return new Receipt(fixes.size() - refused.size(), refused);
    }

    private static CheckedFix check(@Nullable Fix fix, Map<String, Long> ids, Instant now) {
        if (fix == null || fix.lng() == null || fix.lat() == null) {
            throw Refusal.invalid("place-missing", "'lng' and 'lat' are both needed.");
        }
        Long id = fix.responder() == null ? null : ids.get(fix.responder());
        if (id == null) {
            throw Refusal.invalid("responder-unknown", "There is no such responder in your areas.");
        }
        return new CheckedFix(id, place(fix.lng(), fix.lat(), fix.datum()), at(fix.at(), now));
    }

    private static LngLat place(double lng, double lat, @Nullable String datum) {
        try {
            return (datum == null ? Datum.WGS84 : Datum.parse(datum)).toStored(lng, lat);
        } catch (DatumRefusal e) {
            throw Refusal.invalid(e.code().toString(), String.valueOf(e.getMessage()));
        }
    }

    private static Instant at(@Nullable String text, Instant now) {
        if (text == null) {
            return now;
        }
        Instant at;
        try {
            at = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("time-invalid", "'at' is a time with its offset, such as 2026-11-22T13:05:00+08:00.");
        }
        if (at.isAfter(now.plus(CLOCK_AHEAD)) || at.isBefore(now.minus(OLDEST))) {
            throw Refusal.invalid("time-invalid", "'at' is within the last seven days and not yet to come.");
        }
        return at;
    }
}

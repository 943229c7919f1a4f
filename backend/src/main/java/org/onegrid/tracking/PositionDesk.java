package org.onegrid.tracking;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.onegrid.tracking.pipeline.Claim;
import org.onegrid.tracking.pipeline.Retention;
import org.onegrid.tracking.pipeline.Sighting;
import org.onegrid.tracking.pipeline.Sighting.Outcome;
import org.onegrid.tracking.pipeline.Tracked;
import org.springframework.stereotype.Service;

/** Takes in fixes, many at once. */
@Service
public class PositionDesk {

    /** Most fixes in one request. */
    public static final int MAX_FIXES = 5_000;

    /** A fix that was not taken; {@code index} counts from 0. */
    public record Refused(int index, String code, String detail) {}

    /**
     * What became of the fixes of a request: they add up to as many as it had.
     *
     * @param taken      stored by this request, durably; also those older than what is known
     * @param duplicates the responder has a position of that moment already, which stays
     * @param offDuty    taken outside duty and therefore not kept, or of a responder that was removed meanwhile
     */
    public record Receipt(int taken, int duplicates, int offDuty, List<Refused> refused) {

        static Receipt of(List<Sighting> sightings, List<Refused> refused) {
            Map<Outcome, Long> became =
                    sightings.stream().collect(Collectors.groupingBy(Sighting::outcome, Collectors.counting()));
            return new Receipt(
                    became.getOrDefault(Outcome.STORED, 0L).intValue(),
                    became.getOrDefault(Outcome.DUPLICATE, 0L).intValue(),
                    (int) (became.getOrDefault(Outcome.OFF_DUTY, 0L) + became.getOrDefault(Outcome.GONE, 0L)),
                    refused);
        }
    }

    private final Responders responders;
    private final Pipeline pipeline;
    private final Retention retention;
    private final Clock clock = Clock.systemUTC();

    PositionDesk(Responders responders, Pipeline pipeline, Retention retention) {
        this.responders = responders;
        this.pipeline = pipeline;
        this.retention = retention;
    }

    /**
     * Stores the fixes of responders of this person's; a bad one spoils no other. Returns when they are durable.
     *
     * @throws Refusal 422 {@code too-many-fixes}; 503 when they cannot be stored now and may come again
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
        Map<String, Tracked> tracked = responders.tracked(me, codes);
        Instant now = clock.instant();
        List<Sighting> sightings = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < fixes.size(); i++) {
            try {
                sightings.add(check(fixes.get(i), tracked, now));
            } catch (Refusal refusal) {
                refused.add(new Refused(i, refusal.code(), refusal.detail()));
            }
        }
        pipeline.take(sightings);
        return Receipt.of(sightings, refused);
    }

    private Sighting check(@Nullable Fix fix, Map<String, Tracked> all, Instant now) {
        if (fix == null || fix.lng() == null || fix.lat() == null) {
            throw Refusal.invalid("place-missing", "'lng' and 'lat' are both needed.");
        }
        Tracked tracked = fix.responder() == null ? null : all.get(fix.responder());
        if (tracked == null) {
            throw Refusal.invalid("responder-unknown", "There is no such responder in your areas.");
        }
        Claim claim = new Claim(
                fix.lng(),
                fix.lat(),
                fix.datum(),
                at(fix.at()),
                fix.accuracyMeters(),
                fix.speedMps(),
                fix.headingDegrees(),
                fix.batteryPercent(),
                Boolean.TRUE.equals(fix.mock()),
                fix.pace() == null ? 1 : fix.pace());
        return new Sighting(tracked, null, claim.check(now, retention.latestArrival()), now);
    }

    private static @Nullable Instant at(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("time-invalid", "'at' is a time with its offset, such as 2026-11-22T13:05:00+08:00.");
        }
    }
}

package org.onegrid.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
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
import org.onegrid.tracking.pipeline.Report;
import org.onegrid.tracking.pipeline.Sighting;
import org.onegrid.tracking.pipeline.Sighting.Outcome;
import org.onegrid.tracking.pipeline.Tracked;
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

    /**
     * What became of the fixes of a request: they add up to as many as it had.
     *
     * @param taken      stored by this request, durably; also those older than what is known
     * @param duplicates the responder has a position of that moment already, which stays
     * @param offDuty    taken outside duty and therefore not kept
     */
    public record Receipt(int taken, int duplicates, int offDuty, List<Refused> refused) {}

    private final Responders responders;
    private final Pipeline pipeline;
    private final Clock clock = Clock.systemUTC();

    PositionDesk(Responders responders, Pipeline pipeline) {
        this.responders = responders;
        this.pipeline = pipeline;
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
        Map<Outcome, Long> became =
                sightings.stream().collect(Collectors.groupingBy(Sighting::outcome, Collectors.counting()));
        return new Receipt(
                count(became, Outcome.STORED),
                count(became, Outcome.DUPLICATE),
                count(became, Outcome.OFF_DUTY) + count(became, Outcome.GONE),
                refused);
    }

    private static int count(Map<Outcome, Long> became, Outcome outcome) {
        return became.getOrDefault(outcome, 0L).intValue();
    }

    private static Sighting check(@Nullable Fix fix, Map<String, Tracked> all, Instant now) {
        if (fix == null || fix.lng() == null || fix.lat() == null) {
            throw Refusal.invalid("place-missing", "'lng' and 'lat' are both needed.");
        }
        Tracked tracked = fix.responder() == null ? null : all.get(fix.responder());
        if (tracked == null) {
            throw Refusal.invalid("responder-unknown", "There is no such responder in your areas.");
        }
        double pace = fix.pace() == null ? 1 : fix.pace();
        if (!(pace >= 1 && pace <= 1_000)) {
            throw Refusal.invalid("pace-invalid", "'pace' is 1 to 1,000.");
        }
        Report report = new Report(
                place(fix.lng(), fix.lat(), fix.datum()),
                at(fix.at(), now),
                fix.accuracyMeters(),
                fix.speedMps(),
                fix.headingDegrees(),
                fix.batteryPercent(),
                Boolean.TRUE.equals(fix.mock()),
                pace);
        return new Sighting(tracked, null, report, now);
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

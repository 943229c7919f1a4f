package org.onegrid.tracking.trail;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;
import org.onegrid.problem.Words;

/**
 * What tracks are asked for; refuses at birth what would be too much.
 *
 * @param responder       code, or null when it is an area's
 * @param area            code, or null when it is a responder's
 * @param from            begin, included
 * @param to              end, excluded
 * @param purpose         why somebody looks, 4 to 200 characters
 * @param toleranceMeters how far the thinned track may be from a position at its time, 0 to 200
 * @param gapSeconds      a longer silence is a gap, 30 to 3,600
 * @param stopMeters      radius of the circle a stop fits into, 5 to 500
 * @param stopSeconds     a shorter stay is no stop, 60 to 7,200
 */
public record TrailQuery(
        @Nullable String responder,
        @Nullable String area,
        Instant from,
        Instant to,
        String purpose,
        double toleranceMeters,
        int gapSeconds,
        int stopMeters,
        int stopSeconds) {

    /** Longest time for one responder. */
    public static final Duration LONGEST = Duration.ofDays(7);

    /** Longest time for all responders of an area. */
    public static final Duration LONGEST_AREA = Duration.ofHours(24);

    private static final int SHORTEST_PURPOSE = 4;
    private static final int LONGEST_PURPOSE = 200;

    /** @throws Refusal 422 {@code purpose-missing}, {@code whose-tracks}, {@code window-invalid} or {@code parameter-invalid} */
    public TrailQuery {
        String said = Words.optional("purpose", purpose, LONGEST_PURPOSE);
        if (said == null || said.length() < SHORTEST_PURPOSE) {
            throw Refusal.invalid(
                    "purpose-missing",
                    "Whereabouts are sensitive: 'purpose' says in 4 to 200 characters what they are needed for.");
        }
        purpose = said;
        if ((responder == null) == (area == null)) {
            throw Refusal.invalid("whose-tracks", "Tracks are of one 'responder' or of those 'within' one area.");
        }
        Duration longest = responder == null ? LONGEST_AREA : LONGEST;
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(longest) > 0) {
            throw Refusal.invalid(
                    "window-invalid",
                    "'to' is after 'from' and at most " + longest.toHours() + " hours later; one responder's tracks go"
                            + " over " + LONGEST.toDays() + " days, an area's over " + LONGEST_AREA.toHours()
                            + " hours.");
        }
        require(toleranceMeters >= 0 && toleranceMeters <= 200, "tolerance", "0 to 200 metres");
        require(gapSeconds >= 30 && gapSeconds <= 3_600, "gapSeconds", "30 to 3,600");
        require(stopMeters >= 5 && stopMeters <= 500, "stopMeters", "5 to 500");
        require(stopSeconds >= 60 && stopSeconds <= 7_200, "stopSeconds", "60 to 7,200");
    }

    private static void require(boolean met, String parameter, String range) {
        if (!met) {
            throw Refusal.invalid("parameter-invalid", "'" + parameter + "' is " + range + ".");
        }
    }
}

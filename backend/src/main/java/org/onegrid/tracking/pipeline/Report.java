package org.onegrid.tracking.pipeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;

/**
 * What a device says of one moment. Measures that make no sense are left out rather than refused: phones send -1 for "unknown".
 *
 * @param at             when the device took it; kept to the microsecond, as the database does
 * @param accuracyMeters radius it is within by the device's own estimate, 0 to 100,000
 * @param speedMps       metres per second, 0 to 150
 * @param headingDegrees clockwise from north, 0 to 360
 * @param batteryPercent 0 to 100
 * @param mock           the device itself says that it was made up by a program
 * @param pace           how many times faster than life the sender plays, 1 to 1,000; above 1 it is a rehearsal
 */
public record Report(
        LngLat place,
        Instant at,
        @Nullable Double accuracyMeters,
        @Nullable Double speedMps,
        @Nullable Double headingDegrees,
        @Nullable Double batteryPercent,
        boolean mock,
        double pace) {

    static final int MOST_PACE = 1_000;

    /** Drops measures outside their range. @throws IllegalArgumentException when the pace is outside its range */
    public Report {
        at = at.truncatedTo(ChronoUnit.MICROS);
        accuracyMeters = within(accuracyMeters, 100_000);
        speedMps = within(speedMps, 150);
        headingDegrees = within(headingDegrees, 360);
        batteryPercent = within(batteryPercent, 100);
        if (!(pace >= 1 && pace <= MOST_PACE)) {
            throw new IllegalArgumentException("pace must be within 1.." + MOST_PACE + ", was " + pace);
        }
    }

    /** A place and a time and nothing else. */
    public static Report of(LngLat place, Instant at) {
        return new Report(place, at, null, null, null, null, false, 1);
    }

    private static @Nullable Double within(@Nullable Double value, double most) {
        return value != null && value >= 0 && value <= most ? value : null;
    }
}

package org.onegrid.tracking.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Datum;
import org.onegrid.geo.DatumRefusal;
import org.onegrid.geo.LngLat;
import org.onegrid.problem.Refusal;

/**
 * What a device says of one moment, unchecked.
 *
 * @param datum          WGS-84 when absent
 * @param at             now when absent
 * @param accuracyMeters see {@link Report}, as the rest
 */
public record Claim(
        @Nullable Double lng,
        @Nullable Double lat,
        @Nullable String datum,
        @Nullable Instant at,
        @Nullable Double accuracyMeters,
        @Nullable Double speedMps,
        @Nullable Double headingDegrees,
        @Nullable Double batteryPercent,
        boolean mock,
        double pace) {

    /** How far a device's clock may be ahead. */
    public static final Duration CLOCK_AHEAD = Duration.ofMinutes(5);

    /**
     * Lets it in.
     *
     * @param oldest how long ago it may have been taken
     * @throws Refusal 422 {@code place-missing}, {@code time-invalid}, {@code pace-invalid} or the code of a {@link DatumRefusal}
     */
    public Report check(Instant now, Duration oldest) {
        if (lng == null || lat == null) {
            throw Refusal.invalid("place-missing", "Longitude and latitude are both needed.");
        }
        if (!(pace >= 1 && pace <= Report.MOST_PACE)) {
            throw Refusal.invalid("pace-invalid", "'pace' is 1 to " + Report.MOST_PACE + ".");
        }
        Instant taken = at == null ? now : at;
        if (taken.isAfter(now.plus(CLOCK_AHEAD)) || taken.isBefore(now.minus(oldest))) {
            throw Refusal.invalid(
                    "time-invalid",
                    "A position is at most " + oldest.toDays()
                            + " days old and not of a time to come; the server says it is " + now + ".");
        }
        return new Report(place(lng, lat), taken, accuracyMeters, speedMps, headingDegrees, batteryPercent, mock, pace);
    }

    private LngLat place(double x, double y) {
        try {
            return (datum == null ? Datum.WGS84 : Datum.parse(datum)).toStored(x, y);
        } catch (DatumRefusal e) {
            throw Refusal.invalid(e.code().toString(), String.valueOf(e.getMessage()));
        }
    }
}

package org.onegrid.tracking.trail;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one responder was over a time.
 *
 * @param responder code
 * @param areaCode  where its day begins
 * @param positions how many were stored in that time, those left out of the line included
 * @param meters    length of its way within the legs, as stored
 * @param legs      its ways between silences, thinned
 * @param gaps      its silences
 * @param stops     its stays
 * @param doubtful  positions left out of the line because they are made up, jumps or too imprecise; the first 1,000
 */
@Schema(name = "Trail")
public record Trail(
        String responder,
        String callsign,
        String kind,
        String areaCode,
        int positions,
        long meters,
        List<Leg> legs,
        List<Gap> gaps,
        List<Stay> stops,
        List<Doubtful> doubtful) {

    /** @param points by time */
    @Schema(name = "TrailLeg")
    public record Leg(List<Point> points) {}

    /** @param at milliseconds since the epoch */
    @Schema(name = "TrailPoint")
    public record Point(double lng, double lat, long at) {}

    /**
     * A silence longer than asked for.
     *
     * @param meters straight distance between where it was before and after
     */
    @Schema(name = "TrailGap")
    public record Gap(Instant from, Instant to, long seconds, long meters, Point before, Point after) {}

    /** @param radiusMeters of the smallest circle that holds the positions of the stay */
    @Schema(name = "TrailStop")
    public record Stay(
            Instant from, Instant to, long seconds, double lng, double lat, double radiusMeters, int positions) {}

    /** @param flags mock, teleport, imprecise or late */
    @Schema(name = "TrailDoubtful")
    public record Doubtful(
            Instant at, double lng, double lat, @Nullable Double accuracyMeters, List<String> flags) {}
}

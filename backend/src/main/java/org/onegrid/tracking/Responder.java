package org.onegrid.tracking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A responder with its newest fix.
 *
 * @param callsign what others call it; names nobody
 * @param areaCode where its day begins
 * @param lng      degrees east, null when never seen
 * @param lat      degrees north, null when never seen
 * @param at       when the fix was taken, null when never seen
 */
public record Responder(
        String code,
        String callsign,
        String kind,
        String areaCode,
        boolean onDuty,
        @Nullable Double lng,
        @Nullable Double lat,
        @Nullable Instant at) {}

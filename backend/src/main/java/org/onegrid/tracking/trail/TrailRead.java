package org.onegrid.tracking.trail;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trace: somebody looked at whereabouts.
 *
 * @param login     who; null when the account is gone
 * @param responder code, null when it was an area
 * @param area      code, null when it was a responder
 * @param positions how many stored positions were read
 */
@Schema(name = "TrailRead")
public record TrailRead(
        long id,
        Instant at,
        @Nullable String login,
        String purpose,
        @Nullable String responder,
        @Nullable String area,
        Instant from,
        Instant to,
        int positions) {}

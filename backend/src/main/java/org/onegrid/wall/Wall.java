package org.onegrid.wall;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wall as IT sees it.
 *
 * @param account        the account it is signed in with
 * @param address        masked: the last part of an IPv4 address and all but the network of an IPv6 one are left out
 * @param node           the server that heard it last
 * @param phase          how its feed was
 * @param dataAgeSeconds seconds since it last heard from the server, when it last said so
 * @param behind         how far it was behind the last event of its area, in positions of the log; null when not known
 * @param scriptMs       milliseconds of the main thread a frame
 * @param connectedAt    since when it has been heard without a break
 * @param seenAt         when it was last heard
 * @param lostAt         null unless it has been silent for more than half a minute
 */
public record Wall(
        @Nullable String name,
        String account,
        String address,
        String node,
        @Nullable String area,
        @Nullable String areaName,
        @Nullable String scene,

        @Schema(allowableValues = {"loading", "live", "late", "catching-up", "cut", "refused", "replay"})
        String phase,

        @Nullable Double dataAgeSeconds,
        @Nullable Long behind,
        @Nullable String error,
        @Nullable Instant errorAt,
        @Nullable Double scriptMs,
        @Nullable Double heapMb,
        @Nullable String version,
        @Nullable String screen,
        Instant connectedAt,
        Instant seenAt,
        @Nullable Instant lostAt) {}

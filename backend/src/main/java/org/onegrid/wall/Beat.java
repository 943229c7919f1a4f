package org.onegrid.wall;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a wall says of itself, unchecked. Measures that make no sense are left out rather than refused. */
public record Beat(
        @Schema(
                description = "made up once by the browser: 8 to 64 of A-Z a-z 0-9 -",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String id,

        @Schema(description = "where it hangs; up to 60 characters") @Nullable
        String name,

        @Schema(description = "code of the area it shows") @Nullable
        String area,

        @Schema(description = "the scene it shows; up to 60 characters") @Nullable
        String scene,

        @Schema(
                description = "how its feed is: loading, live, late, catching-up, cut, refused, replay",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String phase,

        @Schema(description = "seconds since it last heard from the server") @Nullable
        Double dataAgeSeconds,

        @Schema(description = "the last position of its feed") @Nullable
        Long position,

        @Schema(description = "the last thing that went wrong; cut at 200 characters") @Nullable
        String error,

        @Schema(description = "when that was, by the wall's clock") @Nullable
        Instant errorAt,

        @Schema(description = "milliseconds of the main thread a frame") @Nullable
        Double scriptMs,

        @Schema(description = "megabytes of the page's heap") @Nullable
        Double heapMb,

        @Schema(description = "version of the page; up to 40 characters") @Nullable
        String version,

        @Schema(description = "such as 3840×2160; up to 40 characters") @Nullable
        String screen) {}

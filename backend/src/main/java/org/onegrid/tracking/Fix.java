package org.onegrid.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a device says it is, unchecked. */
public record Fix(
        @Schema(description = "code of the responder", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String responder,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Double lng,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Double lat,

        @Schema(description = "wgs84 when absent") @Nullable String datum,

        @Schema(format = "date-time", description = "when it was taken; now when absent") @Nullable
        String at) {}

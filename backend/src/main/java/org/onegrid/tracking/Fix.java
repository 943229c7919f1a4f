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
        String at,

        @Schema(description = "metres it is within, by the device's own estimate") @Nullable
        Double accuracyMeters,

        @Schema(description = "metres per second") @Nullable Double speedMps,

        @Schema(description = "degrees clockwise from north") @Nullable
        Double headingDegrees,

        @Schema(description = "0 to 100") @Nullable Double batteryPercent,

        @Schema(description = "whether the device says that a program made it up") @Nullable
        Boolean mock,

        @Schema(description = "how many times faster than life a rehearsal plays, 1 to 1,000; 1 when absent") @Nullable
        Double pace) {}

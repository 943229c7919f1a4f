package org.onegrid.rehearsal;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rehearsal to be started, unchecked. */
public record NewRehearsal(
        @Schema(description = "1 to 100 characters", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String name,

        @Schema(description = "code of the area it is played in; the whole when absent") @Nullable
        String area,

        @Schema(description = "what its cases are made from") @Nullable
        Long seed,

        @Schema(description = "times faster than real, above 0 up to 2000; 1 when absent") @Nullable
        Double speed) {}

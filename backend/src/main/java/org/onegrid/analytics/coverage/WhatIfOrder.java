package org.onegrid.analytics.coverage;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;

/**
 * What a what-if session begins with.
 *
 * @param mode    walk when left out
 * @param minutes 5, 10 and 15 when left out
 * @param level   of the rows: street, community or grid; community when left out, where there are any below the area
 */
@Schema(name = "WhatIfOrder")
public record WhatIfOrder(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String area,

        @Nullable TravelMode mode,
        @Nullable List<Integer> minutes,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        SourceWish sources,

        @Nullable String level) {

    /** @throws Refusal 422 {@code sources-missing} */
    SourceWish requireSources() {
        if (sources == null) {
            throw Refusal.invalid("sources-missing", "'sources' says who reaches people: {\"elements\": [\"fire\"]}.");
        }
        return sources;
    }
}

package org.onegrid.analytics.coverage;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A rule about coverage by those on duty.
 *
 * @param id       of a rule that is to be changed; null when it is new
 * @param area     whose responders count
 * @param areaName said by the server only
 * @param level    street, community or grid: the areas below that are watched one by one; null for the area as a whole
 * @param kind     of responders, such as member
 * @param mode     that of the kind when left out
 * @param minutes  within which households are to be reached, 1 to 120; 10 when left out
 * @param share    of the households that are to be reached, above 0 and up to 1; 0.8 when left out
 * @param seconds  how long it may be less, up to a day; 120 when left out
 * @param severity of the alarm, 1 to 4; 3 when left out
 */
@Schema(name = "VoidRule")
public record VoidRuleView(
        @Nullable String id,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String area,

        @Nullable String areaName,
        @Nullable String level,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String kind,

        @Nullable TravelMode mode,
        @Nullable Integer minutes,
        @Nullable Double share,
        @Nullable Integer seconds,
        @Nullable Integer severity) {}

package org.onegrid.analytics.staffing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why a community above the size at which one is divided is not.
 *
 * @param area   code of the community
 * @param reason property-management, dense or compact
 * @param from   first local day
 * @param until  the day after the last; null while it holds
 */
public record CommunityException(
        long id,
        String area,
        String name,

        @Schema(description = "property-management, dense or compact")
        String reason,

        LocalDate from,
        @Nullable LocalDate until,
        String note) {}

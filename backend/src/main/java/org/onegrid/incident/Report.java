package org.onegrid.incident;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody says of an incident, unchecked. */
public record Report(
        @Schema(
                description = "six digits, or eight with the item",
                example = "201001",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String category,

        @Schema(description = "degrees east, or easting in the datum", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        Double lng,

        @Schema(description = "degrees north, or northing in the datum", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        Double lat,

        @Schema(description = "wgs84 (default), cgcs2000, gcj02, bd09 or EPSG:nnnn") @Nullable
        String datum,

        @Schema(description = "up to 200 characters; the category's name when absent") @Nullable
        String title,

        @Schema(description = "up to 5,000 characters") @Nullable
        String description,

        @Schema(format = "date-time", description = "now when absent") @Nullable
        String reportedAt,

        @Schema(description = "see /api/channels; field when absent", defaultValue = "field") @Nullable
        String channel,

        @Schema(description = "the channel's own id; the same one is the same incident") @Nullable
        String sourceId,

        @Schema(description = "1 to 4, 4 is worst; the category's when absent") @Nullable
        Integer severity,

        @Schema(description = "id of the running rehearsal it is played in; only for those who may rehearse") @Nullable
        String rehearsal) {

    /** A report of something real. */
    public Report(
            @Nullable String category,
            @Nullable Double lng,
            @Nullable Double lat,
            @Nullable String datum,
            @Nullable String title,
            @Nullable String description,
            @Nullable String reportedAt,
            @Nullable String channel,
            @Nullable String sourceId,
            @Nullable Integer severity) {
        this(category, lng, lat, datum, title, description, reportedAt, channel, sourceId, severity, null);
    }
}

package org.onegrid.grid.change;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of boundaries in a list.
 *
 * @param version     counts its changes; the ETag
 * @param operations  how many operations count
 * @param effectiveAt when it is to take effect, null for at once; when it did, once it is effective
 * @param opinion     of who decided
 */
@Schema(name = "BoundarySummary")
public record BoundarySummary(
        long id,
        String title,
        String comment,
        AreaRef area,
        ChangeState state,
        Who author,
        int version,
        int operations,
        Instant createdAt,
        @Nullable Instant effectiveAt,
        @Nullable Instant submittedAt,
        @Nullable Instant decidedAt,
        @Nullable Who decidedBy,
        @Nullable String opinion) {

    /**
     * The area a change is drawn in.
     *
     * @param path codes from the top of the command tree, joined by dots
     */
    @Schema(name = "BoundaryArea")
    public record AreaRef(String code, String name, String level, String path) {}

    /** Somebody as others know him. */
    @Schema(name = "BoundaryWho")
    public record Who(String login, String name) {}
}

package org.onegrid.grid.change;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.change.BoundarySummary.AreaRef;
import org.onegrid.grid.change.BoundarySummary.Who;
import org.onegrid.grid.impact.Resettlement;

/**
 * A change of boundaries.
 *
 * @param version       counts its changes; the ETag
 * @param baseVersion   of the partition it is drawn on
 * @param baseIsCurrent whether no border within its area has changed since
 * @param cursor        how many of the operations count; those behind are undone
 * @param acceptedIncidents what becomes of open incidents that are accepted already: {@code stay} with their holder and be
 *                      marked, or {@code move} with the ground
 * @param names         of new grids, by their code in the change
 * @param effectiveAt   when it is to take effect, null for at once; when it did, once it is effective
 * @param history       who did what, the first first
 * @param collisions    where others have changed what this change changes; it cannot take effect until it is rebased
 */
@Schema(name = "BoundaryDetail")
public record BoundaryDetail(
        long id,
        String title,
        String comment,
        AreaRef area,
        ChangeState state,
        Who author,
        int version,
        long baseVersion,
        boolean baseIsCurrent,
        int cursor,
        List<Operation> operations,
        Map<String, String> names,
        Resettlement.Accepted acceptedIncidents,
        Instant createdAt,
        @Nullable Instant effectiveAt,
        @Nullable Instant submittedAt,
        @Nullable Instant decidedAt,
        @Nullable Who decidedBy,
        @Nullable String opinion,
        List<Step> history,
        Rights rights,
        List<Collision> collisions) {

    /** One operation; those with a number above the cursor are undone. */
    @Schema(name = "BoundaryOperation")
    public record Operation(int seq, BoundaryEdit edit, Who by, Instant at) {}

    /**
     * A line of the trail.
     *
     * @param verb created, submitted, approved, rejected, withdrawn, revised, rebased, collided or effective
     * @param by   null where the clock did it
     */
    @Schema(name = "BoundaryStep")
    public record Step(
            Instant at,
            String verb,
            @Nullable Who by,
            @Nullable String opinion) {}

    /** What whoever asks may do with it now. */
    @Schema(name = "BoundaryRights")
    public record Rights(
            boolean edit, boolean submit, boolean approve, boolean withdraw, boolean revise, boolean rebase) {}
}

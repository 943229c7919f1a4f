package org.onegrid.incident;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.alarm.AlarmAnswers;
import org.onegrid.rehearsal.Rehearsal;

/**
 * What came of a rehearsal: how the people and the played crews answered its cases. Times are the server's, in real seconds; a
 * case that was given back counts with its last way. Percentiles are interpolated, as on the board.
 *
 * @param until     what it is as of: the end, or now while it runs
 * @param cases     reported in it, as far as they are one's to see
 * @param closed    of them, to the end of the chain
 * @param rejected  of them, by somebody, with a reason
 * @param open      of them, when it ended or now
 * @param links     of all cases
 * @param bySeverity worst first
 * @param byStreet  by the streets below, by code
 * @param slowest   longest without being dispatched, longest first; at most ten
 */
public record RehearsalResponse(
        Rehearsal rehearsal,
        Instant until,
        int cases,
        int closed,
        int rejected,
        int open,
        List<Link> links,
        List<Group> bySeverity,
        List<Group> byStreet,
        List<Slow> slowest,
        AlarmAnswers alarms) {

    /**
     * One link of the chain: {@code accept} reported to accepted, {@code queue} reported to dispatched, {@code travel}
     * dispatched to arrived, {@code response} reported to arrived, {@code handling} arrived to handled, {@code total} reported
     * to closed.
     *
     * @param count      how many cases went through it
     * @param unanswered how many began it and did not end it, those that somebody rejected left out
     */
    @Schema(name = "RehearsedLink")
    public record Link(
            @Schema(allowableValues = {"accept", "queue", "travel", "response", "handling", "total"})
            String link,

            int count,
            int unanswered,
            @Nullable Double medianSeconds,
            @Nullable Double p90Seconds) {}

    /** The links of some of the cases. */
    @Schema(name = "RehearsedGroup")
    public record Group(String code, String name, int cases, List<Link> links) {}

    /**
     * A case that waited long.
     *
     * @param seconds    reported to dispatched, or to the end where nobody was sent
     * @param dispatched whether somebody was sent
     */
    @Schema(name = "RehearsedSlow")
    public record Slow(
            String id, String code, String title, String areaName, int severity, double seconds, boolean dispatched) {}
}

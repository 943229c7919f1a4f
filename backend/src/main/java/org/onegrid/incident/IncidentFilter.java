package org.onegrid.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Bounds;
import org.onegrid.problem.Refusal;
import org.onegrid.problem.Words;

/**
 * Which incidents are asked for; null or empty leaves a condition out.
 *
 * @param area     code of an area of the command tree
 * @param category a prefix of the code: kind, major class, category or item
 * @param overdue  true: open and past the limit; false: all others
 * @param query    a code, or part of a title
 * @param from     reported at or after
 * @param to       reported before
 * @param rehearsal true: played in any rehearsal; false: real; null: real, and played in the one that runs
 */
public record IncidentFilter(
        @Nullable String area,
        List<Status> status,
        @Nullable String category,
        @Nullable String channel,
        @Nullable Integer severity,
        @Nullable Boolean open,
        @Nullable Boolean overdue,
        @Nullable String query,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Bounds bounds,
        @Nullable Boolean rehearsal) {

    /** @throws Refusal 422 when a value cannot be meant */
    public IncidentFilter {
        status = List.copyOf(status);
        if (category != null && !category.matches("[0-9]{1,8}")) {
            throw Refusal.invalid("category-unknown", "'category' is 1 to 8 digits: a code or the beginning of codes.");
        }
        query = Words.optional("q", query, 100);
    }

    /** Reads {@code west,south,east,north} in degrees; null when not given. @throws Refusal 422 {@code bbox-invalid} */
    public static @Nullable Bounds bounds(@Nullable String bbox) {
        if (bbox == null || bbox.isBlank()) {
            return null;
        }
        try {
            return Bounds.parse(bbox);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("bbox-invalid", "'bbox' is west,south,east,north in degrees: " + e.getMessage());
        }
    }

    /** Reads a comma-separated list of status words. @throws Refusal 422 {@code status-unknown} */
    public static List<Status> statuses(@Nullable String words) {
        if (words == null || words.isBlank()) {
            return List.of();
        }
        return List.of(words.split(",")).stream()
                .map(word -> Status.find(word.strip())
                        .orElseThrow(() -> Refusal.invalid(
                                "status-unknown",
                                "'status' is one or more of reported, accepted, dispatched, arrived, handled, verified, "
                                        + "closed, rejected.")))
                .toList();
    }

    /** Reads an instant; null when not given. @throws Refusal 422 {@code time-invalid} */
    public static @Nullable Instant instant(String field, @Nullable String text) {
        return Instants.any(field, text);
    }
}

package org.onegrid.incident;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
 * @param when     which instant lies between {@code from} and {@code to}; null for the report
 * @param kept     of limits, which {@code when} must name: whether it was done in time
 * @param from     at or after
 * @param to       before
 * @param slice    what stands behind a figure of an analysis
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
        @Nullable When when,
        @Nullable Boolean kept,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Bounds bounds,
        CaseSlice slice,
        @Nullable Boolean rehearsal) {

    /** @throws Refusal 422 when a value cannot be meant */
    public IncidentFilter {
        status = List.copyOf(status);
        if (category != null && !category.matches("[0-9]{1,8}")) {
            throw Refusal.invalid("category-unknown", "'category' is 1 to 8 digits: a code or the beginning of codes.");
        }
        query = Words.optional("q", query, 100);
        if (kept != null && (when == null || !when.isLimit())) {
            throw Refusal.invalid("kept-without-limit", "'kept' asks of a limit: 'when' is then arrive-by or due.");
        }
    }

    /** The instants of a case that a span of time can be asked of. Cases that were rejected have no limits. */
    public enum When {
        REPORTED("i.reported_at", null),
        ARRIVED("i.arrived_at", null),
        CLOSED("i.closed_at", null),
        ARRIVE_BY("i.arrive_by", "i.arrived_at"),
        DUE("i.due_at", "i.closed_at");

        private final String column;
        private final @Nullable String done;

        When(String column, @Nullable String done) {
            this.column = column;
            this.done = done;
        }

        /** Reads a word such as {@code arrive-by}; null when not given. @throws Refusal 422 {@code when-unknown} */
        public static @Nullable When find(@Nullable String word) {
            if (word == null || word.isBlank()) {
                return null;
            }
            for (When when : values()) {
                if (when.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
                    return when;
                }
            }
            throw Refusal.invalid("when-unknown", "'when' is reported, arrived, closed, arrive-by or due.");
        }

        boolean isLimit() {
            return done != null;
        }

        String column() {
            return column;
        }

        /** Of a limit: the condition that it was kept, or was not. */
        String kept(boolean kept) {
            String condition = "coalesce(" + done + " <= " + column + ", false)";
            return kept ? condition : "not " + condition;
        }
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

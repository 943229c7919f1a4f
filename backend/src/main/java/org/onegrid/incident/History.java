package org.onegrid.incident;

import org.jspecify.annotations.Nullable;

/**
 * What happened to an incident before it came here, unchecked; only for those who may import. Instants are ISO 8601.
 *
 * @param status what the last known instant says when null
 * @param dueAt  what the category says when null
 */
public record History(
        @Nullable String status,
        @Nullable String acceptedAt,
        @Nullable String dispatchedAt,
        @Nullable String arrivedAt,
        @Nullable String handledAt,
        @Nullable String closedAt,
        @Nullable String dueAt) {

    boolean isEmpty() {
        return status == null
                && acceptedAt == null
                && dispatchedAt == null
                && arrivedAt == null
                && handledAt == null
                && closedAt == null
                && dueAt == null;
    }
}

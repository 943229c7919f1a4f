package org.onegrid.grid.change;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a change of boundaries stands. */
public enum ChangeState {
    /** Being drawn. */
    DRAFT,
    /** Waits for a decision. */
    SUBMITTED,
    /** Decided, takes effect later. */
    APPROVED,
    /** The boundaries are as it says, or were until the next change. */
    EFFECTIVE,
    /** Decided against; may be revised. */
    REJECTED,
    /** Taken back. */
    WITHDRAWN;

    /** The word used in the API and the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of this word. */
    public static Optional<ChangeState> find(String word) {
        return Stream.of(values()).filter(state -> state.word().equals(word)).findFirst();
    }
}

package org.onegrid.incident;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an incident stands in the chain. */
public enum Status {
    REPORTED,
    ACCEPTED,
    DISPATCHED,
    ARRIVED,
    HANDLED,
    VERIFIED,
    CLOSED,
    REJECTED;

    /** The word used in the API and the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether there is still something to do. */
    public boolean isOpen() {
        return this != CLOSED && this != REJECTED;
    }

    /** The status of this word. */
    public static Optional<Status> find(String word) {
        return Stream.of(values()).filter(status -> status.word().equals(word)).findFirst();
    }
}

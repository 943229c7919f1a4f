package org.onegrid.tracking.zone;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which crossings a zone tells of. */
public enum ZoneEvent {
    ENTER,
    LEAVE,
    BOTH;

    /** The word used in the API and the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ZoneEvent of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    boolean tellsOfEntering() {
        return this != LEAVE;
    }

    boolean tellsOfLeaving() {
        return this != ENTER;
    }
}

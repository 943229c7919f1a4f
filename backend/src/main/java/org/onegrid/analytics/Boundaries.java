package org.onegrid.analytics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.onegrid.problem.Refusal;

/** By which boundaries cases are counted. */
public enum Boundaries {
    /** By where their places lie in the areas of today. */
    TODAY,
    /** By the areas they were accounted to at the end of the window, as the areas were then. */
    THEN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The note of a result that was counted by them. */
    public String note() {
        return "boundaries-of-" + word();
    }

    /** @throws Refusal 422 {@code boundaries-unknown} */
    @JsonCreator
    static Boundaries of(String word) {
        for (Boundaries one : values()) {
            if (one.word().equals(word)) {
                return one;
            }
        }
        throw Refusal.invalid("boundaries-unknown", "'boundaries' is then or today.");
    }
}

package org.onegrid.analytics.coverage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.onegrid.network.Mode;
import org.onegrid.problem.Refusal;

/** How one travels. */
public enum TravelMode {
    WALK(Mode.WALK),
    EBIKE(Mode.EBIKE),
    CAR(Mode.DRIVE);

    private final Mode mode;

    TravelMode(Mode mode) {
        this.mode = mode;
    }

    Mode mode() {
        return mode;
    }

    /** The word in the API and the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal 422 {@code mode-unknown} */
    @JsonCreator
    static TravelMode of(String word) {
        for (TravelMode one : values()) {
            if (one.word().equals(word)) {
                return one;
            }
        }
        throw Refusal.invalid("mode-unknown", "'mode' is walk, ebike or car.");
    }
}

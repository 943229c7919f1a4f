package org.onegrid.analytics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.onegrid.problem.Refusal;

/** How long a frame of the time slider is; weeks begin on Monday, months on the first. The first and last may be cut short. */
public enum FrameLength {
    DAY,
    WEEK,
    MONTH;

    /** Most frames of one result. */
    static final int MOST = 120;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal 422 {@code frames-unknown} */
    @JsonCreator
    static FrameLength of(String word) {
        for (FrameLength one : values()) {
            if (one.word().equals(word)) {
                return one;
            }
        }
        throw Refusal.invalid("frames-unknown", "'frames' is day, week or month.");
    }

    /** The stretches of a window, in order. @throws Refusal 422 {@code too-many-frames} */
    public List<Window> cut(Window window) {
        List<Window> frames = new ArrayList<>();
        for (LocalDate from = window.from(); !from.isAfter(window.to()); ) {
            LocalDate last = last(from);
            LocalDate to = last.isAfter(window.to()) ? window.to() : last;
            if (frames.size() == MOST) {
                throw Refusal.invalid(
                        "too-many-frames", "At most " + MOST + " frames are made at once; take a longer frame.");
            }
            frames.add(new Window(from, to));
            from = to.plusDays(1);
        }
        return frames;
    }

    private LocalDate last(LocalDate from) {
        return switch (this) {
            case DAY -> from;
            case WEEK -> from.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case MONTH -> from.with(TemporalAdjusters.lastDayOfMonth());
        };
    }
}

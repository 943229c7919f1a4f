package org.onegrid.live;

import java.util.Arrays;
import java.util.Optional;

/**
 * What can be heard of an area. Events are kept in the log and delivered one by one; of a state only the newest counts, and a
 * viewed state every session sees through a window of its own.
 */
public enum Topic {
    INCIDENTS(Kind.EVENTS),
    BOUNDARIES(Kind.EVENTS),
    ALARMS(Kind.EVENTS),
    KPIS(Kind.STATE),
    /** By those on duty. */
    COVERAGE(Kind.STATE),
    HEAT(Kind.STATE),
    POSITIONS(Kind.VIEWED);

    private enum Kind {
        EVENTS,
        STATE,
        VIEWED
    }

    private final Kind kind;
    private final String word;

    Topic(Kind kind) {
        this.kind = kind;
        this.word = name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether every message counts (a chain in the log), rather than the newest only. */
    public boolean isEvents() {
        return kind == Kind.EVENTS;
    }

    /** Whether it comes through {@link ViewedState} and not through {@link LiveState}. */
    public boolean isViewed() {
        return kind == Kind.VIEWED;
    }

    /** Whether it tells where people are, so that it is for those only who may read tracks. */
    public boolean isOfWhereabouts() {
        return this == POSITIONS || this == COVERAGE;
    }

    /** The word used in destinations and in the log. */
    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException when there is no such topic */
    public static Topic of(String word) {
        return find(word).orElseThrow(() -> new IllegalArgumentException("no live topic " + word));
    }

    /** The topic of that word, if there is one. */
    public static Optional<Topic> find(String word) {
        return Arrays.stream(values()).filter(topic -> topic.word.equals(word)).findFirst();
    }
}

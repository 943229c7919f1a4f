package org.onegrid.live;

import java.util.Arrays;
import java.util.Optional;

/** What can be heard of an area. Events are kept in the log and delivered one by one; of a state only the newest counts. */
public enum Topic {
    INCIDENTS(true),
    BOUNDARIES(true),
    ALARMS(true),
    KPIS(false),
    POSITIONS(false);

    private final boolean events;
    private final String word;

    Topic(boolean events) {
        this.events = events;
        this.word = name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether every message counts (a chain in the log), rather than the newest only. */
    public boolean isEvents() {
        return events;
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

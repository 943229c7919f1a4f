package org.onegrid.grid;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Levels of the area trees, from the top down. */
public enum AreaLevel {
    DISTRICT,
    /** Commands some streets without being part of the administrative tree; has no ground of its own. */
    COMMITTEE,
    STREET,
    COMMUNITY,
    GRID;

    /** The word used in the API and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level of this word. */
    public static Optional<AreaLevel> find(String code) {
        return Stream.of(values()).filter(level -> level.code().equals(code)).findFirst();
    }
}

package org.onegrid.synth;

/** The levels of the area trees. A committee commands and has no ground of its own. */
public enum Level {
    DISTRICT,
    COMMITTEE,
    STREET,
    COMMUNITY,
    GRID
}

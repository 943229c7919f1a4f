package org.onegrid.analytics.staffing;

import java.util.Locale;

/** What a post of a grid is for: 1 + 1 + 1 + X. */
enum Role {
    LEADER,
    MEMBER,
    INSTRUCTOR,
    VOLUNTEER;

    static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

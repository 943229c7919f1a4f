package org.onegrid.analytics.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of {@code case_pack} that hold a value for each case; the order is that in which they are read and written. */
enum PackColumn {
    REPORTED,
    FLAGS,
    AREA,
    PLACE,
    DISPATCHED,
    ARRIVED,
    HANDLED,
    CLOSED,
    CHANGED,
    CATEGORY,
    CHANNEL,
    HOLDER,
    RATINGS;

    /** Bits of {@link #FLAGS}. */
    static final int OPEN = 1;

    static final int REJECTED = 2;

    /** An index among {@link PackedWords} that says there is none. */
    static final int NO_WORD = 0xffff;

    /** Its name in the database. */
    String sql() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> names() {
        return Arrays.stream(values()).map(PackColumn::sql).toList();
    }
}

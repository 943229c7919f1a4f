package org.onegrid.analytics;

import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Row.Unknown;

/** When a map says nothing of an area. */
public final class Grey {

    /** Fewest cases that anything is said of. */
    public static final int LEAST = 20;

    private Grey() {}

    /**
     * Why a figure is not to be coloured; null when it may be.
     *
     * @param n    how many cases it rests on
     * @param low  lower end of its interval; null when it has none
     * @param high upper end; null when it has none
     */
    public static @Nullable Unknown of(long n, @Nullable Double value, @Nullable Double low, @Nullable Double high) {
        if (n < LEAST) {
            return Unknown.TOO_FEW;
        }
        if (value == null || low == null || high == null || high - low > Math.abs(value)) {
            return Unknown.TOO_WIDE;
        }
        return null;
    }
}

package org.onegrid.synth.chronicle;

import java.time.LocalDate;
import org.onegrid.synth.Stream;

/** The rain of one day, by hour. */
final class Weather {

    private static final double WET_SEASON = 0.38;
    private static final double DRY_SEASON = 0.25;

    private final boolean[] wet = new boolean[24];

    private Weather() {}

    /** The same seed and day give the same weather. */
    static Weather on(long seed, LocalDate day) {
        Stream stream = Stream.of(seed, "weather/" + day);
        Weather weather = new Weather();
        boolean season = day.getMonthValue() >= 5 && day.getMonthValue() <= 9;
        if (stream.chance(season ? WET_SEASON : DRY_SEASON)) {
            int start = stream.below(24);
            int hours = 2 + stream.below(9);
            for (int hour = start; hour < Math.min(24, start + hours); hour++) {
                weather.wet[hour] = true;
            }
        }
        return weather;
    }

    boolean isWet(int hour) {
        return wet[hour];
    }

    int wetHours() {
        int n = 0;
        for (boolean hour : wet) {
            n += hour ? 1 : 0;
        }
        return n;
    }
}

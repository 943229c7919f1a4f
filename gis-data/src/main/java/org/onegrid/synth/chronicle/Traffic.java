package org.onegrid.synth.chronicle;

/** How much slower than on an empty road one moves at an hour. */
final class Traffic {

    /** Delay factor of cars by hour on working days; ours, shaped like the published congestion indices of large cities. */
    private static final double[] WORKING = {
        1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.1, 1.45, 1.7, 1.45, 1.3, 1.3,
        1.25, 1.3, 1.3, 1.35, 1.4, 1.65, 1.75, 1.5, 1.3, 1.2, 1.1, 1.0
    };

    private static final double REST_DAY_SHARE = 0.55;
    private static final double E_BIKE_SHARE = 0.25;
    private static final double RAIN = 1.15;

    private final boolean working;
    private final Weather weather;

    Traffic(boolean working, Weather weather) {
        this.working = working;
        this.weather = weather;
    }

    double byCar(int hour) {
        double delay = (WORKING[hour] - 1) * (working ? 1 : REST_DAY_SHARE);
        return (1 + delay) * (weather.isWet(hour) ? RAIN : 1);
    }

    double byEBike(int hour) {
        double delay = (WORKING[hour] - 1) * (working ? 1 : REST_DAY_SHARE) * E_BIKE_SHARE;
        return (1 + delay) * (weather.isWet(hour) ? RAIN : 1);
    }
}

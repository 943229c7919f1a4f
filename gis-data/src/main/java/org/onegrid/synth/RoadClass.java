package org.onegrid.synth;

/** Road classes with free-flow speeds by mode; speeds are ours, after the design speeds of CJJ 37-2012 less signals. */
public enum RoadClass {
    ARTERIAL(45, 20, 5, 40),
    COLLECTOR(32, 18, 5, 26),
    LOCAL(22, 16, 5, 16),
    LANE(10, 10, 4.5, 6);

    private final double driveKph;
    private final double rideKph;
    private final double walkKph;
    private final double widthMeters;

    RoadClass(double driveKph, double rideKph, double walkKph, double widthMeters) {
        this.driveKph = driveKph;
        this.rideKph = rideKph;
        this.walkKph = walkKph;
        this.widthMeters = widthMeters;
    }

    /** By car, in km/h, on an empty road. */
    public double driveKph() {
        return driveKph;
    }

    /** By e-bike, the usual vehicle of a grid member, in km/h. */
    public double rideKph() {
        return rideKph;
    }

    /** On foot, in km/h. */
    public double walkKph() {
        return walkKph;
    }

    /** From kerb to kerb with pavements. */
    public double widthMeters() {
        return widthMeters;
    }
}

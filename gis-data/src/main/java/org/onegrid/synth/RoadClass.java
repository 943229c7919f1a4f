package org.onegrid.synth;

/** Road classes; their speeds are those of {@link org.onegrid.dataset.RoadSpeeds#demo()}. */
public enum RoadClass {
    ARTERIAL(40),
    COLLECTOR(26),
    LOCAL(16),
    LANE(6);

    private final double widthMeters;

    RoadClass(double widthMeters) {
        this.widthMeters = widthMeters;
    }

    /** From kerb to kerb with pavements. */
    public double widthMeters() {
        return widthMeters;
    }
}

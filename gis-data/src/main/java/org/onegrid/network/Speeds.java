package org.onegrid.network;

/**
 * Free-flow speeds on a link in one direction; 0 says that the mode may not use it.
 *
 * @param walkKph  on foot, km/h
 * @param ebikeKph by e-bike, km/h
 * @param driveKph by car, km/h
 */
public record Speeds(double walkKph, double ebikeKph, double driveKph) {

    /** Open to nobody. */
    public static final Speeds CLOSED = new Speeds(0, 0, 0);

    private static final double MAX_KPH = 200;

    /** @throws IllegalArgumentException when a speed is not between 0 and 200 km/h */
    public Speeds {
        for (double kph : new double[] {walkKph, ebikeKph, driveKph}) {
            if (!(kph >= 0 && kph <= MAX_KPH)) {
                throw new IllegalArgumentException("a speed must be within 0..200 km/h, was " + kph);
            }
        }
    }

    /** The speed of one mode in km/h. */
    public double kph(Mode mode) {
        return switch (mode) {
            case WALK -> walkKph;
            case EBIKE -> ebikeKph;
            case DRIVE -> driveKph;
        };
    }

    /** The higher of both in each mode. */
    Speeds orHigher(Speeds other) {
        return new Speeds(
                Math.max(walkKph, other.walkKph),
                Math.max(ebikeKph, other.ebikeKph),
                Math.max(driveKph, other.driveKph));
    }

    /** Whether no mode may use it. */
    public boolean isClosed() {
        return walkKph == 0 && ebikeKph == 0 && driveKph == 0;
    }
}

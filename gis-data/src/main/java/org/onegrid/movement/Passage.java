package org.onegrid.movement;

/**
 * A way along a part of one link of the road graph.
 *
 * @param link       number of the link
 * @param fromMeters metres from the start of the link to where it begins
 * @param toMeters   metres from the start of the link to where it ends; less than {@code fromMeters} against the line
 * @param fromMillis when it begins
 * @param toMillis   when it ends
 */
public record Passage(int link, double fromMeters, double toMeters, long fromMillis, long toMillis) {

    /** Length of the way. */
    public double meters() {
        return Math.abs(toMeters - fromMeters);
    }

    /** Mean speed in metres per second; 0 when it takes no time. */
    public double metersPerSecond() {
        return toMillis > fromMillis ? meters() * 1000 / (toMillis - fromMillis) : 0;
    }

    /** Whether it passes, or ends at, this place of its link. */
    public boolean covers(double alongMeters) {
        return alongMeters >= Math.min(fromMeters, toMeters) && alongMeters <= Math.max(fromMeters, toMeters);
    }
}

package org.onegrid.movement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.onegrid.network.Spheroid;

/**
 * Leaves out waypoints of a track such that at the time of each of them the simplified track is within the tolerance of it:
 * Douglas and Peucker's algorithm with the time-synchronised distance of Meratnia and de By, Spatiotemporal compression
 * techniques for moving point objects, EDBT 2004. Plain Douglas-Peucker keeps the shape and lies about the time.
 */
public final class Simplification {

    /** Every so many waypoints one is kept whatever lies between, so that no track costs more than O(n · SECTION). */
    static final int SECTION = 4096;

    private final double[] lng;
    private final double[] lat;
    private final double[] perLng;
    private final double[] perLat;
    private final long[] millis;

    private Simplification(List<Waypoint> waypoints) {
        int n = waypoints.size();
        lng = new double[n];
        lat = new double[n];
        perLng = new double[n];
        perLat = new double[n];
        millis = new long[n];
        for (int i = 0; i < n; i++) {
            Waypoint one = waypoints.get(i);
            lng[i] = one.place().lng();
            lat[i] = one.place().lat();
            perLng[i] = Spheroid.metersPerDegreeLng(lat[i]);
            perLat[i] = Spheroid.metersPerDegreeLat(lat[i]);
            millis[i] = one.millis();
        }
    }

    /**
     * The track with fewer waypoints; first and last stay.
     *
     * @param toleranceMeters greatest distance between a waypoint and where the answer is at its time; 0 or more
     * @throws IllegalArgumentException when the tolerance is negative or not a number
     */
    public static Track of(Track track, double toleranceMeters) {
        if (!(toleranceMeters >= 0)) {
            throw new IllegalArgumentException("tolerance must be 0 or more metres, was " + toleranceMeters);
        }
        List<Waypoint> all = track.waypoints();
        BitSet kept = new Simplification(all).kept(toleranceMeters);
        List<Waypoint> few = new ArrayList<>(kept.cardinality());
        kept.stream().forEach(i -> few.add(all.get(i)));
        return Track.of(few);
    }

    private BitSet kept(double tolerance) {
        int n = millis.length;
        BitSet kept = new BitSet(n);
        if (n == 0) {
            return kept;
        }
        Deque<int[]> open = new ArrayDeque<>();
        for (int first = 0; first < n; first += SECTION) {
            kept.set(first);
            open.add(new int[] {first, Math.min(n - 1, first + SECTION)});
        }
        kept.set(n - 1);
        while (!open.isEmpty()) {
            int[] span = open.removeLast();
            int farthest = farthest(span[0], span[1], tolerance);
            if (farthest >= 0) {
                kept.set(farthest);
                open.add(new int[] {span[0], farthest});
                open.add(new int[] {farthest, span[1]});
            }
        }
        return kept;
    }

    /** The waypoint between two that is farthest from where the way between them is at its time; -1 when all are near. */
    private int farthest(int a, int b, double tolerance) {
        double most = tolerance * tolerance;
        int found = -1;
        double span = millis[b] - millis[a];
        for (int i = a + 1; i < b; i++) {
            double t = (millis[i] - millis[a]) / span;
            double x = (lng[a] + t * (lng[b] - lng[a]) - lng[i]) * perLng[i];
            double y = (lat[a] + t * (lat[b] - lat[a]) - lat[i]) * perLat[i];
            double squared = x * x + y * y;
            if (squared > most) {
                most = squared;
                found = i;
            }
        }
        return found;
    }
}

package org.onegrid.movement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.onegrid.geo.LngLat;

/** Waypoints in time order, no two of the same time. */
public final class Track {

    private final List<Waypoint> waypoints;

    private Track(List<Waypoint> waypoints) {
        this.waypoints = waypoints;
    }

    /** The track of these waypoints in whatever order; of several at one time the first given stays. */
    public static Track of(Collection<Waypoint> waypoints) {
        List<Waypoint> sorted = new ArrayList<>(waypoints);
        sorted.sort(Comparator.comparingLong(Waypoint::millis));
        List<Waypoint> kept = new ArrayList<>(sorted.size());
        for (Waypoint next : sorted) {
            if (kept.isEmpty() || kept.get(kept.size() - 1).millis() < next.millis()) {
                kept.add(next);
            }
        }
        return new Track(List.copyOf(kept));
    }

    /** The waypoints, by time. */
    public List<Waypoint> waypoints() {
        return waypoints;
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return waypoints.isEmpty();
    }

    /** The track without the waypoints that may be farther off than so many metres. */
    public Track accurateTo(double meters) {
        return new Track(
                waypoints.stream().filter(one -> one.accuracyMeters() <= meters).toList());
    }

    /** The parts between silences of more than so many milliseconds; none is empty. */
    public List<Track> legs(long silenceMillis) {
        List<Track> legs = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= waypoints.size(); i++) {
            if (i == waypoints.size()
                    || waypoints.get(i).millis() - waypoints.get(i - 1).millis() > silenceMillis) {
                legs.add(new Track(waypoints.subList(first, i)));
                first = i;
            }
        }
        return legs;
    }

    /**
     * Where somebody was who moved evenly from waypoint to waypoint; at an end before and after.
     *
     * @throws IllegalStateException when the track is empty
     */
    public LngLat at(long millis) {
        if (waypoints.isEmpty()) {
            throw new IllegalStateException("an empty track is nowhere");
        }
        int low = 0;
        int high = waypoints.size() - 1;
        if (millis <= waypoints.get(low).millis()) {
            return waypoints.get(low).place();
        }
        if (millis >= waypoints.get(high).millis()) {
            return waypoints.get(high).place();
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (waypoints.get(middle).millis() <= millis) {
                low = middle;
            } else {
                high = middle;
            }
        }
        Waypoint a = waypoints.get(low);
        Waypoint b = waypoints.get(high);
        double t = (millis - a.millis()) / (double) (b.millis() - a.millis());
        return new LngLat(
                a.place().lng() + t * (b.place().lng() - a.place().lng()),
                a.place().lat() + t * (b.place().lat() - a.place().lat()));
    }
}

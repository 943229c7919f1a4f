package org.onegrid.analytics.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Feature;
import org.onegrid.geo.LngLat;
import org.onegrid.network.Snap;
import org.onegrid.network.Stations;

/**
 * The travel times to all homes from those who move, or are moved about. What a few moves change is repaired; when many have
 * moved at once all is computed anew, which is cheaper then. The times are those of a computation from scratch either way. For one
 * thread.
 */
final class MovingReach {

    /** When several have moved and more than one of so many, a new computation costs less than the repairs. */
    private static final int MANY = 8;

    private static final int MOST_LABELS = 20_000;

    private final Ways ways;
    private final Doors doors;
    private final Map<Long, LngLat> places = new HashMap<>();
    private final Map<Long, Integer> labels = new HashMap<>();
    private final int[] millis;
    private @Nullable Stations stations;
    private int given;
    private int repairs;

    MovingReach(Ways ways, Homes homes) {
        this.ways = ways;
        this.doors = ways.doors(homes);
        this.millis = new int[homes.size()];
    }

    /** Whether it is about these roads and homes. */
    boolean isOf(Ways otherWays, Homes otherHomes) {
        return ways == otherWays && doors.homes() == otherHomes;
    }

    /** How often times were repaired instead of computed anew. */
    int repairs() {
        return repairs;
    }

    /** Follows them. @param crew where each is, by a number of its own; @return whether anything has changed */
    boolean follow(Map<Long, LngLat> crew) {
        Set<Long> gone = new HashSet<>(places.keySet());
        gone.removeAll(crew.keySet());
        List<Long> moved = new ArrayList<>();
        crew.forEach((id, place) -> {
            if (!place.equals(places.get(id))) {
                moved.add(id);
            }
        });
        if (stations != null && gone.isEmpty() && moved.isEmpty()) {
            return false;
        }
        places.keySet().removeAll(gone);
        moved.forEach(id -> places.put(id, crew.get(id)));
        int changes = gone.size() + moved.size();
        boolean many = changes > 1 && changes * MANY > places.size() || given + moved.size() > MOST_LABELS;
        Stations kept = stations;
        if (kept == null || many) {
            kept = anew();
            stations = kept;
        } else {
            repair(kept, gone, moved);
        }
        for (int home = 0; home < millis.length; home++) {
            millis[home] = doors.millis(kept.live(), home);
        }
        return true;
    }

    private Stations anew() {
        labels.clear();
        List<Snap> snaps = new ArrayList<>();
        places.keySet().stream()
                .sorted()
                .forEach(id -> ways.snap(placeOf(id)).ifPresent(snap -> {
                    labels.put(id, snaps.size());
                    snaps.add(snap);
                }));
        given = snaps.size();
        return Stations.of(ways.travel(), snaps, Ways.LIMIT_MILLIS);
    }

    private void repair(Stations kept, Set<Long> gone, List<Long> moved) {
        repairs++;
        for (Long id : gone) {
            Integer label = labels.remove(id);
            if (label != null) {
                kept.remove(label);
            }
        }
        for (Long id : moved) {
            Integer label = labels.get(id);
            Snap snap = ways.snap(placeOf(id)).orElse(null);
            if (snap == null) {
                labels.remove(id);
                if (label != null) {
                    kept.remove(label);
                }
            } else if (label == null) {
                labels.put(id, kept.add(snap));
                given++;
            } else {
                kept.move(label, snap);
            }
        }
    }

    private LngLat placeOf(Long id) {
        LngLat place = places.get(id);
        if (place == null) {
            throw new IllegalStateException("nobody has the number " + id);
        }
        return place;
    }

    /** Figures of some homes as of the last {@link #follow}. */
    Figures figures(int[] members, int[] minutes, boolean groups) {
        return Figures.of(doors.homes(), millis, members, minutes, groups);
    }

    /** The ground they reach, as of the last {@link #follow}. */
    List<Feature> bands(int[] minutes) {
        return stations == null ? List.of() : Bands.of(ways, stations.live(), minutes);
    }
}

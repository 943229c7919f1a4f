package org.onegrid.analytics.coverage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.onegrid.geo.LngLat;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;

/**
 * Stations that somebody moves about, as far as they have been moved. Immutable: a change makes another.
 *
 * @param areaId   of the area that is looked at
 * @param level    of the rows
 * @param begun    the stations as they stood, all of them on roads
 * @param standing the stations as they are, by label
 * @param labels   how many labels were given, so that none is ever given twice
 * @param revision counts the changes
 */
record WhatIfSession(
        String id,
        long personId,
        long areaId,
        String level,
        TravelMode mode,
        List<Integer> minutes,
        List<Source> begun,
        Map<Integer, Source> standing,
        int labels,
        int revision) {

    static final int MOST_STATIONS = 3_000;

    private static final int MOST_LABELS = 20_000;

    WhatIfSession {
        minutes = List.copyOf(minutes);
        begun = List.copyOf(begun);
        standing = Collections.unmodifiableMap(new TreeMap<>(standing));
    }

    /** One that begins, with those of some stations that a road is near. @throws Refusal 422 {@code too-many-stations} */
    static WhatIfSession begin(
            String id, long personId, long areaId, String level, Ways ways, List<Integer> minutes, List<Source> all) {
        List<Source> begun =
                all.stream().filter(one -> ways.snap(one.place()).isPresent()).toList();
        requireFew(begun.size());
        return new WhatIfSession(
                id, personId, areaId, level, ways.mode(), minutes, begun, byLabel(begun), begun.size(), 0);
    }

    /** Where those that stand at the beginning get their labels: in their order. */
    static Map<Integer, Source> byLabel(List<Source> begun) {
        Map<Integer, Source> standing = new TreeMap<>();
        for (Source one : begun) {
            standing.put(standing.size(), one);
        }
        return standing;
    }

    private static void requireFew(int count) {
        if (count > MOST_STATIONS) {
            throw Refusal.invalid(
                    "too-many-stations",
                    "At most " + MOST_STATIONS + " stations are moved about, these would be " + count + ".");
        }
    }

    /** Whether it tells where responders are. */
    boolean hasResponders() {
        return Stream.concat(begun.stream(), standing.values().stream())
                .anyMatch(one -> one.origin().equals(Source.RESPONDER));
    }

    /**
     * The session with all changes made.
     *
     * @throws Refusal 409 {@code what-if-stale} when they are meant for another revision, 422 {@code station-unknown}, {@code
     *     place-off-road} or {@code too-many-stations}; then none is made
     */
    WhatIfSession after(WhatIfMoves moves, Ways ways) {
        if (moves.revision() != revision) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "what-if-stale",
                    "The stations have changed meanwhile: this is revision " + revision + ".",
                    Map.of("revision", revision));
        }
        requireKnown(moves);
        Map<Integer, Source> changed = new TreeMap<>(standing);
        changed.keySet().removeAll(moves.removing());
        for (WhatIfMoves.Moved one : moves.moving()) {
            requireRoad(ways, one.lng(), one.lat());
            changed.computeIfPresent(
                    one.label(),
                    (label, was) -> new Source(one.lng(), one.lat(), was.origin(), was.name(), was.kind()));
        }
        int given = labels;
        for (WhatIfMoves.Added one : moves.adding()) {
            requireRoad(ways, one.lng(), one.lat());
            changed.put(given++, new Source(one.lng(), one.lat(), Source.ADDED, one.name(), null));
        }
        requireFew(changed.size());
        if (given > MOST_LABELS) {
            throw Refusal.invalid("too-many-stations", "This session has seen too many stations; begin another.");
        }
        boolean same = moves.removing().isEmpty() && moves.moving().isEmpty() && given == labels;
        return same
                ? this
                : new WhatIfSession(id, personId, areaId, level, mode, minutes, begun, changed, given, revision + 1);
    }

    private void requireKnown(WhatIfMoves moves) {
        Set<Integer> named = new HashSet<>();
        List<Integer> all = new ArrayList<>(moves.removing());
        moves.moving().forEach(one -> all.add(one.label()));
        for (Integer label : all) {
            if (!standing.containsKey(label) || !named.add(label)) {
                throw Refusal.invalid(
                        "station-unknown", "There is no station " + label + ", or it is changed twice at once.");
            }
        }
    }

    private static void requireRoad(Ways ways, double lng, double lat) {
        LngLat place;
        try {
            place = new LngLat(lng, lat);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("place-invalid", "A place is a longitude and a latitude in degrees.");
        }
        if (ways.snap(place).isEmpty()) {
            throw Refusal.invalid(
                    "place-off-road",
                    "No road for this mode lies within " + (int) Ways.ACCESS_METERS + " m of " + lng + ", " + lat
                            + ".");
        }
    }
}

package org.onegrid.analytics.coverage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.onegrid.analytics.AreaRows;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.Area;
import org.onegrid.network.Reach;
import org.onegrid.network.Snap;
import org.onegrid.network.Stations;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;

/**
 * Stations that somebody moves about to see what it changes. A move repairs the travel times it touches instead of computing
 * all of them anew; what comes out is what a computation from scratch gives. Thread-safe; one change at a time.
 */
final class WhatIf {

    static final int MOST_STATIONS = 3_000;

    private static final int MOST_LABELS = 20_000;

    private final String id;
    private final long personId;
    private final Area area;
    private final AreaRows rows;
    private final Ways ways;
    private final Doors doors;
    private final AreaHomes members;
    private final List<Integer> minutes;
    private final List<Source> beginStations;
    private final Stations stations;
    private final Figures begin;
    private final List<Figures> beginRows;
    private final int[] millis;
    private volatile Instant used = Instant.now();

    /** By label; this and what follows guarded by this. */
    private final Map<Integer, Source> standing = new TreeMap<>();

    private int revision;
    private int labels;

    /** Begins with stations as they stand, all of them on roads. */
    WhatIf(
            String id,
            long personId,
            Area area,
            AreaRows rows,
            Ways ways,
            Homes homes,
            List<Integer> minutes,
            List<Source> begun) {
        this.id = id;
        this.personId = personId;
        this.area = area;
        this.rows = rows;
        this.ways = ways;
        this.doors = ways.doors(homes);
        this.members = AreaHomes.of(homes, rows);
        this.minutes = List.copyOf(minutes);
        List<Snap> snaps = new ArrayList<>();
        List<Source> onRoads = new ArrayList<>();
        for (Source one : begun) {
            ways.snap(one.place()).ifPresent(snap -> {
                standing.put(snaps.size(), one);
                snaps.add(snap);
                onRoads.add(one);
            });
        }
        requireFew(snaps.size());
        beginStations = List.copyOf(onRoads);
        labels = snaps.size();
        stations = Stations.of(ways.travel(), snaps, Ways.LIMIT_MILLIS);
        millis = new int[homes.size()];
        time(stations.live());
        begin = figures(members.within(), true);
        beginRows = rowFigures();
    }

    private static void requireFew(int count) {
        if (count > MOST_STATIONS) {
            throw Refusal.invalid(
                    "too-many-stations",
                    "At most " + MOST_STATIONS + " stations are moved about, these would be " + count + ".");
        }
    }

    String id() {
        return id;
    }

    long personId() {
        return personId;
    }

    Area area() {
        return area;
    }

    Instant used() {
        return used;
    }

    /**
     * Makes all changes or none.
     *
     * @throws Refusal 409 {@code what-if-stale} when they are meant for another revision, 422 {@code station-unknown}, {@code
     *     place-off-road} or {@code too-many-stations}
     */
    synchronized WhatIfState change(WhatIfMoves moves) {
        used = Instant.now();
        if (moves.revision() != revision) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "what-if-stale",
                    "The stations have changed meanwhile: this is revision " + revision + ".",
                    Map.of("revision", revision));
        }
        requireKnown(moves);
        List<Snap> moved =
                moves.moving().stream().map(one -> road(one.lng(), one.lat())).toList();
        List<Snap> added =
                moves.adding().stream().map(one -> road(one.lng(), one.lat())).toList();
        requireFew(standing.size() - moves.removing().size() + added.size());
        requireLabels(added.size());
        for (int label : moves.removing()) {
            stations.remove(label);
            standing.remove(label);
        }
        for (int i = 0; i < moved.size(); i++) {
            WhatIfMoves.Moved one = moves.moving().get(i);
            stations.move(one.label(), moved.get(i));
            standing.computeIfPresent(
                    one.label(),
                    (label, was) -> new Source(one.lng(), one.lat(), was.origin(), was.name(), was.kind()));
        }
        List<Integer> given = new ArrayList<>();
        for (int i = 0; i < added.size(); i++) {
            WhatIfMoves.Added one = moves.adding().get(i);
            int label = stations.add(added.get(i));
            standing.put(label, new Source(one.lng(), one.lat(), Source.ADDED, one.name(), null));
            given.add(label);
        }
        labels += added.size();
        if (!moved.isEmpty() || !added.isEmpty() || !moves.removing().isEmpty()) {
            revision++;
            time(stations.live());
        }
        return state(given, moves.bands());
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

    private void requireLabels(int more) {
        if (labels + more > MOST_LABELS) {
            throw Refusal.invalid("too-many-stations", "This session has seen too many stations; begin another.");
        }
    }

    private Snap road(double lng, double lat) {
        LngLat place;
        try {
            place = new LngLat(lng, lat);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("place-invalid", "A place is a longitude and a latitude in degrees.");
        }
        return ways.snap(place)
                .orElseThrow(() -> Refusal.invalid(
                        "place-off-road",
                        "No road for this mode lies within " + (int) Ways.ACCESS_METERS + " m of " + lng + ", " + lat
                                + "."));
    }

    /** How it stands, without a change. */
    synchronized WhatIfState state(boolean bands) {
        used = Instant.now();
        return state(List.of(), bands);
    }

    private WhatIfState state(List<Integer> added, boolean bands) {
        List<Figures> now = rowFigures();
        List<WhatIfState.AreaChange> changes = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            Area one = rows.areas().get(row);
            changes.add(new WhatIfState.AreaChange(
                    one.code(),
                    one.name(),
                    now.get(row).households(),
                    WhatIfState.Part.of(beginRows.get(row)),
                    WhatIfState.Part.of(now.get(row))));
        }
        return new WhatIfState(
                id,
                revision,
                area.code(),
                rows.level().code(),
                ways.mode(),
                minutes,
                standing.entrySet().stream()
                        .map(one -> new WhatIfState.Station(
                                one.getKey(),
                                one.getValue().lng(),
                                one.getValue().lat(),
                                one.getValue().origin(),
                                one.getValue().name(),
                                one.getValue().kind()))
                        .toList(),
                added,
                begin,
                figures(members.within(), true),
                changes,
                bands ? Bands.of(ways, stations.live(), Minutes.array(minutes)) : null);
    }

    /** As it may be kept. */
    synchronized Scenario scenario(String name) {
        return new Scenario(
                0,
                personId,
                name,
                area.id(),
                rows.level().code(),
                ways.mode(),
                minutes,
                beginStations,
                List.copyOf(standing.values()),
                begin,
                figures(members.within(), true),
                used);
    }

    private void time(Reach reach) {
        for (int home : members.within()) {
            millis[home] = doors.millis(reach, home);
        }
    }

    private List<Figures> rowFigures() {
        List<Figures> figures = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            figures.add(figures(members.of(row), false));
        }
        return figures;
    }

    private Figures figures(int[] of, boolean groups) {
        return Figures.of(doors.homes(), millis, of, Minutes.array(minutes), groups);
    }
}

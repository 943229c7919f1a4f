package org.onegrid.synth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Point;
import org.onegrid.geo.LngLat;
import org.onegrid.network.Mode;
import org.onegrid.network.Reach;
import org.onegrid.network.Snap;
import org.onegrid.network.Snapper;
import org.onegrid.network.Travel;

/** Finds where the stories happen in a district that is built and staffed. */
final class StoryPlaces {

    /** So many grids, those with the longest detours to their nearest fire station, belong to the story of the bridge. */
    static final int BRIDGE_GRIDS = 12;

    private StoryPlaces() {}

    static Stories find(District district) {
        List<Integer> bridge = district.roads().stream()
                .filter(road -> road.bridge() && road.name().equals(RoadPlan.STORY_STREET))
                .map(Road::id)
                .toList();
        return new Stories(
                cove(district),
                district.areas(Level.STREET).get(Streets.NEW_TOWN).code(),
                leaking(district),
                RoadPlan.STORY_STREET,
                bridge,
                detoured(district, bridge),
                splendid(district));
    }

    private static List<String> cove(District district) {
        return district.areas(Level.GRID).stream()
                .filter(grid -> grid.place() == Zone.COVE)
                .map(AreaUnit::code)
                .toList();
    }

    /** The community of the old town with the most households in old houses. */
    private static String leaking(District district) {
        Map<String, Integer> old = new HashMap<>();
        for (Building building : district.buildings()) {
            if (building.use() == Use.COURTYARD) {
                old.merge(building.gridCode().substring(0, 12), building.households(), Integer::sum);
            }
        }
        return old.entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<String, Integer> e) -> e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static List<String> detoured(District district, List<Integer> bridge) {
        Travel open = Travel.of(RoadNetwork.of(district), Mode.DRIVE);
        Travel closed = open.closing(bridge.stream().mapToInt(id -> id - 1).toArray());
        Snapper snapper = Snapper.of(open);
        List<Snap> stations = district.elements().stream()
                .filter(element -> element.kind().equals("fire"))
                .map(element -> snapper.get(element.at()))
                .toList();
        Reach before = Reach.from(open, stations);
        Reach after = Reach.from(closed, stations);
        record Detour(String grid, int millis) {}
        List<Detour> detours = new ArrayList<>();
        for (AreaUnit grid : district.areas(Level.GRID)) {
            if (grid.geometry() != null) {
                Point point = grid.geometry().getInteriorPoint();
                Snap snap = snapper.get(new LngLat(point.getX(), point.getY()));
                detours.add(new Detour(grid.code(), after.millisTo(snap) - before.millisTo(snap)));
            }
        }
        return detours.stream()
                .sorted(Comparator.comparingInt((Detour d) -> -d.millis()).thenComparing(Detour::grid))
                .limit(BRIDGE_GRIDS)
                .map(Detour::grid)
                .sorted()
                .toList();
    }

    /** An ordinary grid of middling size in the north. */
    private static String splendid(District district) {
        String north = district.areas(Level.STREET).get(Streets.count() - 1).code();
        return district.areas(Level.GRID).stream()
                .filter(grid -> grid.code().startsWith(north) && grid.place() == Zone.CITY)
                .min(Comparator.comparingInt((AreaUnit grid) -> Math.abs(grid.households() - 260))
                        .thenComparing(AreaUnit::code))
                .map(AreaUnit::code)
                .orElse("");
    }
}

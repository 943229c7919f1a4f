package org.onegrid.synth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.onegrid.geo.LngLat;

/** The built district with its areas, for those who place services, things and staff in it. */
final class Town {

    /** A house with the block it stands on. */
    record Site(House house, Lot lot) {

        Xy at() {
            return house.bounds.centre();
        }
    }

    final Recipe recipe;
    final Frame frame;
    final Land land;
    final List<Lot> lots;
    final List<AreaUnit> units;
    private final Map<Mesh.Face, String> gridOf;
    private final Map<String, List<Site>> byGrid = new TreeMap<>();

    Town(Recipe recipe, Frame frame, Land land, List<Lot> lots, List<AreaUnit> units, Map<Mesh.Face, String> gridOf) {
        this.recipe = recipe;
        this.frame = frame;
        this.land = land;
        this.lots = lots;
        this.units = units;
        this.gridOf = gridOf;
        for (Lot lot : lots) {
            for (House house : lot.houses) {
                byGrid.computeIfAbsent(grid(lot), k -> new ArrayList<>()).add(new Site(house, lot));
            }
        }
    }

    String grid(Lot lot) {
        return String.valueOf(gridOf.get(lot.face));
    }

    List<AreaUnit> areas(Level level) {
        return units.stream().filter(unit -> unit.level() == level).toList();
    }

    /** The houses of all grids whose code begins so, in order of grid. */
    List<Site> sites(String codePrefix, Predicate<House> wanted) {
        List<Site> sites = new ArrayList<>();
        byGrid.forEach((code, own) -> {
            if (code.startsWith(codePrefix)) {
                own.stream().filter(site -> wanted.test(site.house)).forEach(sites::add);
            }
        });
        return sites;
    }

    /** The middle of the people of an area, or of its ground where nobody lives. */
    Xy heart(String codePrefix) {
        Xy sum = new Xy(0, 0);
        double total = 0;
        for (Lot lot : lots) {
            if (grid(lot).startsWith(codePrefix)) {
                double weight = lot.households + lot.areaSquareMeters * 1e-6;
                sum = sum.plus(lot.middle.times(weight));
                total += weight;
            }
        }
        return sum.times(1 / total);
    }

    /** The lot of an area nearest to a place, where no house stands. */
    Lot nearestLot(String codePrefix, Xy place) {
        Lot best = lots.get(0);
        double least = Double.MAX_VALUE;
        for (Lot lot : lots) {
            double distance = lot.middle.distance(place);
            if (distance < least && grid(lot).startsWith(codePrefix)) {
                least = distance;
                best = lot;
            }
        }
        return best;
    }

    LngLat lngLat(Xy place) {
        return frame.lngLat(place);
    }

    /** Attributes in order: name, value, name, value. */
    static Map<String, Object> attributes(Object... pairs) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            attributes.put((String) pairs[i], pairs[i + 1]);
        }
        return attributes;
    }
}

package org.onegrid.analytics.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Task;
import org.onegrid.analytics.cases.CaseReader;
import org.onegrid.geo.LngLat;
import org.onegrid.network.Snap;

/** Who is to be reached by the sites: places on roads with weights. */
record SitingDemand(List<Snap> places, double[] weights, double offRoad) {

    /** Cells in which cases, or homes where there are very many, are taken together; about 45 m from south to north. */
    private static final double CELL_DEGREES = 4e-4;

    /** Households of the homes of an area, building by building. */
    static SitingDemand households(Doors doors, int[] members) {
        List<Snap> places = new ArrayList<>();
        double[] weights = new double[members.length];
        double offRoad = 0;
        for (int home : members) {
            @Nullable Snap snap = doors.of(home);
            if (snap == null) {
                offRoad += doors.homes().households(home);
            } else {
                weights[places.size()] = doors.homes().households(home);
                places.add(snap);
            }
        }
        return new SitingDemand(places, Arrays.copyOf(weights, places.size()), offRoad);
    }

    /** The cases of a question, those near each other taken together in their middle. */
    static SitingDemand cases(Task task, CaseReader reader, Ways ways) {
        Cells cells = new Cells();
        reader.read(
                task,
                task.definition().requireWindow(),
                Set.of(CaseReader.Part.PLACE),
                0.2,
                one -> cells.add(one.lng(), one.lat(), 1));
        return cells.demand(ways);
    }

    /** The same with places near each other taken together. */
    SitingDemand merged(Ways ways) {
        Cells cells = new Cells();
        for (int i = 0; i < weights.length; i++) {
            cells.add(places.get(i).place().lng(), places.get(i).place().lat(), weights[i]);
        }
        SitingDemand merged = cells.demand(ways);
        return new SitingDemand(merged.places, merged.weights, offRoad + merged.offRoad);
    }

    double total() {
        return Arrays.stream(weights).sum();
    }

    /** Adds up weights by cell, in the order the cells are met; a cell counts where the weighted mean of its places is. */
    private static final class Cells {

        private static final class Cell {
            double weight;
            double lng;
            double lat;

            LngLat mean() {
                return new LngLat(lng / weight, lat / weight);
            }
        }

        private final Map<Long, Cell> cells = new LinkedHashMap<>();

        void add(double lng, double lat, double weight) {
            if (weight <= 0) {
                return;
            }
            long key = (long) Math.floor(lng / CELL_DEGREES) << 32 | (int) Math.floor(lat / CELL_DEGREES) & 0xffffffffL;
            Cell cell = cells.computeIfAbsent(key, k -> new Cell());
            cell.weight += weight;
            cell.lng += weight * lng;
            cell.lat += weight * lat;
        }

        SitingDemand demand(Ways ways) {
            List<Snap> places = new ArrayList<>();
            double[] weights = new double[cells.size()];
            double offRoad = 0;
            for (Cell cell : cells.values()) {
                @Nullable Snap snap = ways.snap(cell.mean()).orElse(null);
                if (snap == null) {
                    offRoad += cell.weight;
                } else {
                    weights[places.size()] = cell.weight;
                    places.add(snap);
                }
            }
            return new SitingDemand(places, Arrays.copyOf(weights, places.size()), offRoad);
        }
    }
}

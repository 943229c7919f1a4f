package org.onegrid.analytics.coverage;

import java.util.ArrayList;
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
        return new SitingDemand(places, java.util.Arrays.copyOf(weights, places.size()), offRoad);
    }

    /** The cases of a question, those near each other taken together at the first of them. */
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
        return java.util.Arrays.stream(weights).sum();
    }

    /** Adds up weights by cell, in the order the cells are met. */
    private static final class Cells {

        private record Cell(LngLat place, double[] weight) {}

        private final Map<Long, Cell> cells = new LinkedHashMap<>();

        void add(double lng, double lat, double weight) {
            long key = (long) Math.floor(lng / CELL_DEGREES) << 32 | (int) Math.floor(lat / CELL_DEGREES) & 0xffffffffL;
            cells.computeIfAbsent(key, k -> new Cell(new LngLat(lng, lat), new double[1]))
                    .weight()[0] += weight;
        }

        SitingDemand demand(Ways ways) {
            List<Snap> places = new ArrayList<>();
            double[] weights = new double[cells.size()];
            double offRoad = 0;
            for (Cell cell : cells.values()) {
                @Nullable Snap snap = ways.snap(cell.place()).orElse(null);
                if (snap == null) {
                    offRoad += cell.weight()[0];
                } else {
                    weights[places.size()] = cell.weight()[0];
                    places.add(snap);
                }
            }
            return new SitingDemand(places, java.util.Arrays.copyOf(weights, places.size()), offRoad);
        }
    }
}

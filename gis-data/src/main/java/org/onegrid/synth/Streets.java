package org.onegrid.synth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.onegrid.synth.Mesh.Face;
import org.onegrid.synth.Mesh.HalfEdge;

/**
 * The seven streets (街道): each grows from its seats over whole wards, the faces of the main roads and rivers, so its
 * border lies on a main road, the middle of the river, or the foot of the hills.
 */
final class Streets {

    /** A street as planned; seats are x, y on the plan sheet. */
    private record Seat(String name, double... xy) {}

    static final int OLD_TOWN = 0;
    static final int NEW_TOWN = 2;
    static final int HARBOUR = 3;
    static final int UNIVERSITY = 4;

    private static final List<Seat> SEATS = List.of(
            new Seat("澜桥街道", 150, 1700, 150, 1200, -1200, 2200, -1100, 1000, 1600, 2500, 1500, 1000),
            new Seat("鹭汀街道", 2800, 550, 4300, 1200, 3000, 950),
            new Seat("云帆街道", 900, -1900, -700, -1500, 1600, -3300, -500, -3300),
            new Seat("潮港街道", 4300, -1500, 4300, -2500, 4200, -3300, 4700, -5600, 5200, -4900, 3200, -4300),
            new Seat("书岭街道", -3950, 3450, -3000, 4800, -7000, 3500, -2600, 3500, -2400, 2200),
            new Seat("湖山街道", -3050, -1520, -3000, -3200, -4000, -800, -7000, -2500, -2500, 200, -3500, -4800),
            new Seat("枫浦街道", 800, 3600, 3400, 4300, 1000, 4900, 3000, 2700, -1000, 3600));

    private Streets() {}

    static int count() {
        return SEATS.size();
    }

    static String name(int street) {
        return SEATS.get(street).name();
    }

    /** The street of each ward. */
    static Map<Integer, Integer> ofWards(List<Lot> lots) {
        Map<Integer, Map<Integer, Double>> costs = new TreeMap<>();
        Map<Integer, Xy> sums = new TreeMap<>();
        Map<Integer, Integer> counts = new TreeMap<>();
        Map<Integer, Integer> street = new HashMap<>();
        record Step(double cost, int ward, int street) {}
        PriorityQueue<Step> open = new PriorityQueue<>((a, b) -> {
            int order = Double.compare(a.cost, b.cost);
            return order != 0 ? order : Integer.compare(a.ward * 10 + a.street, b.ward * 10 + b.street);
        });
        for (Lot lot : lots) {
            int ward = lot.face.ward;
            sums.merge(ward, lot.middle, Xy::plus);
            counts.merge(ward, 1, Integer::sum);
            for (HalfEdge h : lot.ring) {
                Face other = h.twin.face;
                if (other != null && other.ward != ward) {
                    costs.computeIfAbsent(ward, k -> new TreeMap<>())
                            .merge(other.ward, factor(h.course.kind), Math::min);
                }
            }
            for (int s = 0; s < SEATS.size(); s++) {
                for (Xy seat : Curve.drawn(SEATS.get(s).xy())) {
                    if (Curve.contains(lot.outline, seat)) {
                        open.add(new Step(0, ward, s));
                    }
                }
            }
        }
        while (!open.isEmpty()) {
            Step step = open.remove();
            if (street.putIfAbsent(step.ward, step.street) == null) {
                Xy here = sums.get(step.ward).times(1.0 / counts.get(step.ward));
                costs.getOrDefault(step.ward, Map.of()).forEach((ward, factor) -> {
                    double distance =
                            sums.get(ward).times(1.0 / counts.get(ward)).distance(here);
                    open.add(new Step(step.cost + (200 + distance) * factor, ward, step.street));
                });
            }
        }
        return street;
    }

    /** The lots of each street, in the order of the streets. */
    static List<List<Lot>> divide(List<Lot> lots) {
        Map<Integer, Integer> street = ofWards(lots);
        List<List<Lot>> divided = new ArrayList<>();
        for (int s = 0; s < SEATS.size(); s++) {
            int wanted = s;
            divided.add(lots.stream()
                    .filter(lot -> street.get(lot.face.ward) == wanted)
                    .toList());
        }
        return divided;
    }

    private static double factor(Course.Kind kind) {
        return switch (kind) {
            case RIVER -> 40;
            case ARTERIAL -> 1.6;
            case RIDGE -> 0.7;
            default -> 1;
        };
    }
}

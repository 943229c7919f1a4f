package org.onegrid.grid.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * What a drawing makes of its ground: the lowest areas that differ. Immutable.
 *
 * @param changed those that stay, with their new shape, by code
 * @param retired those that are no more
 * @param added   new ones, in the order of their numbers
 */
record Redrawn(Map<String, MultiPolygon> changed, List<Ground.Lot> retired, List<Added> added) {

    /**
     * A new area.
     *
     * @param code   within the change
     * @param name   given by a person, or made of the name it was cut from
     * @param origin what it was cut from
     */
    record Added(String code, String name, Ground.Lot origin, MultiPolygon shape) {}

    static Redrawn of(Drawing drawing, Lineage lineage, Map<String, String> names) {
        Map<String, MultiPolygon> changed = new TreeMap<>();
        List<Ground.Lot> retired = new ArrayList<>();
        List<Added> added = new ArrayList<>();
        for (Ground.Lot lot : drawing.ground().pieces().values()) {
            if (!drawing.topology().has(lot.code())) {
                retired.add(lot);
            } else if (drawing.touched(lot.code())) {
                MultiPolygon shape = drawing.topology().shape(lot.code());
                if (!shape.norm().equalsExact(lot.shape().norm())) {
                    changed.put(lot.code(), shape);
                }
            }
        }
        drawing.topology().areas().stream()
                .filter(code -> !drawing.ground().pieces().containsKey(code))
                .sorted(Comparator.comparingInt(Redrawn::number))
                .forEach(code -> {
                    Ground.Lot origin = lineage.origin(code);
                    String name = Objects.requireNonNullElse(names.get(code), origin.name() + " " + code);
                    added.add(new Added(code, name, origin, drawing.topology().shape(code)));
                });
        return new Redrawn(changed, retired, added);
    }

    private static int number(String code) {
        return Integer.parseInt(code.substring(1));
    }

    /** Whether nothing differs. */
    boolean isNothing() {
        return changed.isEmpty() && retired.isEmpty() && added.isEmpty();
    }

    /** The present areas concerned. */
    List<Ground.Lot> touched(Ground ground) {
        return Stream.concat(changed.keySet().stream().map(ground::lot), retired.stream())
                .toList();
    }
}

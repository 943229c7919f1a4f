package org.onegrid.grid.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.locationtech.jts.geom.MultiPolygon;
import org.onegrid.grid.impact.NewGround;
import org.onegrid.grid.impact.Resettlement;

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

    /**
     * The same as those meet it whose things lie on the ground.
     *
     * @param ids      of the new areas, by their codes within the change
     * @param proposed official codes the new areas would be given, likewise; empty once they have them
     */
    Resettlement resettlement(
            BoundaryChange change, Ground ground, Map<String, Long> ids, Map<String, String> proposed, Instant at) {
        List<NewGround> grounds = new ArrayList<>();
        changed.forEach((code, shape) -> {
            Ground.Lot lot = ground.lot(code);
            grounds.add(new NewGround(lot.id(), lot.code(), null, lot.name(), shape));
        });
        for (Added one : added) {
            long id = Objects.requireNonNull(ids.get(one.code()));
            grounds.add(new NewGround(id, one.code(), proposed.get(one.code()), one.name(), one.shape()));
        }
        return new Resettlement(
                change.id(),
                change.facts().title(),
                change.decision().by(),
                at,
                touched(ground).stream().map(Ground.Lot::id).toList(),
                grounds,
                change.facts().accepted());
    }
}

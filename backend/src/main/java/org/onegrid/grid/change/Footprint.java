package org.onegrid.grid.change;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.MultiPolygon;
import org.onegrid.topology.Change;

/**
 * The pieces of borders that the operations of a change take away from its ground, each with the first operation to do so.
 * Whoever changes any of them too changes the same border.
 */
final class Footprint {

    private final Map<Segment, Integer> removed = new HashMap<>();

    /** @throws org.onegrid.topology.EditRefused when the operations do not fit their own ground */
    Footprint(Ground ground, List<DrawnOperation> operations) {
        Map<String, MultiPolygon> shapes = new HashMap<>();
        ground.pieces().forEach((code, lot) -> shapes.put(code, lot.shape()));
        Set<Segment> own = new HashSet<>();
        Drawing drawing = new Drawing(ground);
        for (DrawnOperation operation : operations) {
            Change change = drawing.make(operation);
            Set<Segment> before = new HashSet<>();
            Set<Segment> after = new HashSet<>();
            change.removed().forEach(code -> Segment.forEach(shapes.remove(code), before::add));
            change.changed().forEach(code -> Segment.forEach(shapes.get(code), before::add));
            change.changed().forEach(code -> shapes.put(code, drawing.topology().shape(code)));
            change.added().forEach(code -> shapes.put(code, drawing.topology().shape(code)));
            change.changed().forEach(code -> Segment.forEach(shapes.get(code), after::add));
            change.added().forEach(code -> Segment.forEach(shapes.get(code), after::add));
            for (Segment gone : before) {
                if (!after.contains(gone) && !own.remove(gone)) {
                    removed.putIfAbsent(gone, operation.seq());
                }
            }
            for (Segment come : after) {
                if (!before.contains(come) && !removed.containsKey(come)) {
                    own.add(come);
                }
            }
        }
    }

    /** The pieces by the number of the operation. */
    Map<Segment, Integer> removed() {
        return removed;
    }

    /** The areas on either side of each piece on some ground; none where the piece is not there. */
    Map<Segment, Set<String>> sides(Ground ground) {
        Map<Segment, Set<String>> sides = new HashMap<>();
        ground.pieces()
                .forEach((code, lot) -> Segment.forEach(lot.shape(), segment -> {
                    if (removed.containsKey(segment)) {
                        sides.computeIfAbsent(segment, one -> new TreeSet<>()).add(code);
                    }
                }));
        return sides;
    }
}

package org.onegrid.grid.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.LineString;
import org.onegrid.geo.Precision;
import org.onegrid.topology.EditRefused;

/**
 * The operations of a change made anew on a newer ground. What was drawn on one border and changed on another since fits
 * together; where both changed the same piece of a border, or an operation can no longer be made, there is a collision.
 */
final class Replay {

    private final Drawing drawing;
    private final List<DrawnOperation> kept = new ArrayList<>();
    private final List<Collision> moved = new ArrayList<>();
    private final List<Collision> failures = new ArrayList<>();

    /**
     * @param drawnOn    the ground the change was drawn on
     * @param now        the ground to make it on
     * @param operations those that count
     */
    Replay(Ground drawnOn, Ground now, List<DrawnOperation> operations) {
        drawing = new Drawing(now);
        if (!now.sameShapes(drawnOn)) {
            try {
                compareBorders(drawnOn, now, operations);
            } catch (EditRefused outdated) {
                moved.add(collision(operations.get(0).seq(), outdated));
            }
        }
        for (DrawnOperation operation : operations) {
            try {
                drawing.make(operation);
                kept.add(operation);
            } catch (EditRefused refused) {
                failures.add(collision(operation.seq(), refused));
            }
        }
    }

    private static Collision collision(int seq, EditRefused refused) {
        return new Collision(
                seq,
                refused.reason().toString(),
                refused.faults().stream()
                        .flatMap(fault -> fault.areas().stream())
                        .distinct()
                        .toList(),
                EditRefusal.place(refused.place()),
                String.valueOf(refused.getMessage()),
                refused.advice());
    }

    private void compareBorders(Ground drawnOn, Ground now, List<DrawnOperation> operations) {
        Footprint footprint = new Footprint(drawnOn, operations);
        Map<Segment, Set<String>> then = footprint.sides(drawnOn);
        Map<Segment, Set<String>> today = footprint.sides(now);
        Map<Integer, List<Segment>> touched = new TreeMap<>();
        footprint.removed().forEach((segment, seq) -> {
            if (!then.getOrDefault(segment, Set.of()).equals(today.getOrDefault(segment, Set.of()))) {
                touched.computeIfAbsent(seq, one -> new ArrayList<>()).add(segment);
            }
        });
        touched.forEach((seq, segments) -> {
            Set<String> areas = new TreeSet<>();
            segments.forEach(segment -> {
                areas.addAll(then.getOrDefault(segment, Set.of()));
                areas.addAll(today.getOrDefault(segment, Set.of()));
            });
            LineString[] lines = segments.stream().map(Segment::line).toArray(LineString[]::new);
            moved.add(new Collision(
                    seq,
                    "border-changed",
                    List.copyOf(areas),
                    EditRefusal.place(Precision.FACTORY.createMultiLineString(lines)),
                    "Another change has taken effect on this border since this one was drawn.",
                    "Rebase the change and look at what it makes of the border as it is now."));
        });
    }

    /** The newer ground with every operation made that can be. */
    Drawing drawing() {
        return drawing;
    }

    /** The operations that can be made. */
    List<DrawnOperation> kept() {
        return List.copyOf(kept);
    }

    /** The operations that can no longer be made, with why and where. */
    List<Collision> failures() {
        return List.copyOf(failures);
    }

    /** What stands against it; none when the change fits. */
    List<Collision> collisions() {
        List<Collision> all = new ArrayList<>(moved);
        all.addAll(failures);
        all.sort(Comparator.comparingInt(Collision::seq));
        return all;
    }
}

package org.onegrid.grid.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** From which areas of its ground each area of a change has got ground by a split, a merge or a transfer. */
final class Lineage {

    /** One line of descent, by the codes within the change. */
    record Descent(String ancestor, String descendant, Kind kind) {}

    /** What made it. */
    enum Kind {
        SPLIT,
        MERGE,
        TRANSFER
    }

    private final Ground ground;
    private final Map<String, Set<String>> sources = new TreeMap<>();
    private final Map<String, String> origins = new TreeMap<>();

    Lineage(Ground ground, List<DrawnOperation> operations) {
        this.ground = ground;
        ground.pieces().keySet().forEach(code -> sources.put(code, new TreeSet<>(Set.of(code))));
        operations.forEach(operation -> take(operation.edit()));
    }

    private void take(BoundaryEdit edit) {
        if (edit instanceof BoundaryEdit.Split split) {
            divide(split.area(), split.as());
        } else if (edit instanceof BoundaryEdit.Subdivide subdivide) {
            subdivide.as().forEach(code -> divide(subdivide.area(), code));
        } else if (edit instanceof BoundaryEdit.Transfer transfer) {
            of(transfer.to()).addAll(of(transfer.from()));
        } else if (edit instanceof BoundaryEdit.Merge merge) {
            for (String code : merge.areas()) {
                if (!code.equals(merge.into())) {
                    of(merge.into()).addAll(of(code));
                    sources.remove(code);
                }
            }
        }
    }

    private void divide(String area, String as) {
        sources.put(as, new TreeSet<>(of(area)));
        origins.put(as, origins.getOrDefault(area, area));
    }

    private Set<String> of(String code) {
        Set<String> known = sources.get(code);
        if (known == null) {
            throw new IllegalStateException("the operations name " + code + ", which was not there");
        }
        return known;
    }

    /** The area of the ground that a new area was cut from first. */
    Ground.Lot origin(String code) {
        return ground.lot(origins.getOrDefault(code, code));
    }

    /** All lines between different areas. */
    List<Descent> descents() {
        List<Descent> descents = new ArrayList<>();
        sources.forEach((code, from) -> from.stream()
                .filter(source -> !source.equals(code))
                .forEach(source -> descents.add(new Descent(source, code, kind(source, code)))));
        return descents;
    }

    private Kind kind(String ancestor, String descendant) {
        if (!ground.pieces().containsKey(descendant)) {
            return Kind.SPLIT;
        }
        return sources.containsKey(ancestor) ? Kind.TRANSFER : Kind.MERGE;
    }
}

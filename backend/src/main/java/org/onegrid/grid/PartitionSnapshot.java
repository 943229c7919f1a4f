package org.onegrid.grid;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.onegrid.geo.LngLat;
import org.onegrid.partition.Face;
import org.onegrid.partition.Locator;
import org.onegrid.partition.Neighbour;

/** The current partition as one value: what was read at one version belongs together. Immutable. */
public final class PartitionSnapshot {

    /** Before anything was read. */
    static final PartitionSnapshot NONE =
            new PartitionSnapshot(new PartitionMark("", -1, -1), new AreaTree(List.of()), (Locator) null);

    private final PartitionMark mark;
    private final AreaTree tree;
    private final @Nullable Locator locator;

    private PartitionSnapshot(PartitionMark mark, AreaTree tree, @Nullable Locator locator) {
        this.mark = mark;
        this.tree = tree;
        this.locator = locator;
    }

    /** @param grounds the ground of each lowest area by its id; they do not overlap */
    PartitionSnapshot(PartitionMark mark, AreaTree tree, Map<Long, MultiPolygon> grounds) {
        this(mark, tree, grounds.isEmpty() ? null : Locator.of(faces(grounds)));
    }

    /**
     * A later one of the same history; everything that was not touched is shared with this one.
     *
     * @param grounds of the lowest areas that were touched
     * @param retired ids of areas that are no longer lowest areas
     */
    PartitionSnapshot with(
            PartitionMark later, AreaTree laterTree, Map<Long, MultiPolygon> grounds, List<Long> retired) {
        if (locator == null) {
            return new PartitionSnapshot(later, laterTree, grounds);
        }
        boolean sameGround = grounds.isEmpty() && retired.isEmpty();
        return new PartitionSnapshot(later, laterTree, sameGround ? locator : locator.with(faces(grounds), retired));
    }

    private static List<Face> faces(Map<Long, MultiPolygon> grounds) {
        return grounds.entrySet().stream()
                .map(ground -> new Face(ground.getKey(), ground.getValue()))
                .toList();
    }

    /** What of the database it shows. */
    PartitionMark mark() {
        return mark;
    }

    /** Counts the changes of the partition. */
    public long version() {
        return mark.version();
    }

    /** Both trees. */
    public AreaTree tree() {
        return tree;
    }

    /** The lowest area at a place; of several that share the place as their border, the one with the lowest id. */
    public Optional<Area> locate(LngLat place) {
        return locator == null ? Optional.empty() : tree.find(locator.find(place));
    }

    /**
     * How far a place is from the nearest area, metres; empty when none is within the radius.
     *
     * @param radiusMeters at most 100 km; costs time in proportion to the borders within it
     */
    public OptionalDouble distance(LngLat place, double radiusMeters) {
        return locator == null
                ? OptionalDouble.empty()
                : locator.near(place, radiusMeters).stream()
                        .mapToDouble(Neighbour::distanceMeters)
                        .findFirst();
    }

    /** How near a place within an area is to that area's border, and who is across; empty outside of all. */
    public Optional<Border> border(LngLat place) {
        if (locator == null) {
            return Optional.empty();
        }
        org.onegrid.partition.Border border = locator.border(place);
        return border.areaId() < 0
                ? Optional.empty()
                : Optional.of(new Border(
                        border.distanceMeters(),
                        border.nearest(),
                        border.across().stream().map(tree::get).toList()));
    }
}

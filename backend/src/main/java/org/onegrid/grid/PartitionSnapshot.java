package org.onegrid.grid;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.onegrid.geo.LngLat;
import org.onegrid.partition.Face;
import org.onegrid.partition.Locator;

/** The current partition as one value: what was read at one version belongs together. Immutable. */
public final class PartitionSnapshot {

    /** Before anything was read. */
    static final PartitionSnapshot NONE = new PartitionSnapshot(-1, new AreaTree(List.of()), Map.of());

    private final long version;
    private final AreaTree tree;
    private final @Nullable Locator locator;

    /** @param grounds the ground of each lowest area by its id; they do not overlap */
    PartitionSnapshot(long version, AreaTree tree, Map<Long, MultiPolygon> grounds) {
        this.version = version;
        this.tree = tree;
        this.locator = grounds.isEmpty()
                ? null
                : Locator.of(grounds.entrySet().stream()
                        .map(ground -> new Face(ground.getKey(), ground.getValue()))
                        .toList());
    }

    /** Counts the changes of the partition. */
    public long version() {
        return version;
    }

    /** Both trees. */
    public AreaTree tree() {
        return tree;
    }

    /** The lowest area at a place; of several that share the place as their border, the one with the lowest id. */
    public Optional<Area> locate(LngLat place) {
        return locator == null ? Optional.empty() : tree.find(locator.find(place));
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

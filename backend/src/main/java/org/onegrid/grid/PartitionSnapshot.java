package org.onegrid.grid;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.MultiPolygon;
import org.onegrid.geo.LngLat;

/**
 * The current partition as one value: what was read at one version belongs together. Immutable.
 */
public final class PartitionSnapshot {

    /** Before anything was read. */
    static final PartitionSnapshot NONE = new PartitionSnapshot(-1, new AreaTree(List.of()), Map.of());

    private final long version;
    private final AreaTree tree;
    private final Ground ground;

    /** @param grounds the ground of each lowest area by its id; they do not overlap */
    PartitionSnapshot(long version, AreaTree tree, Map<Long, MultiPolygon> grounds) {
        this.version = version;
        this.tree = tree;
        this.ground = new Ground(grounds);
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
        return ground.locate(place).flatMap(tree::find);
    }

    /** How near a place within an area is to that area's border, and who is across. */
    public Optional<Border> border(LngLat place) {
        return ground.border(place)
                .map(near -> new Border(
                        near.distanceMeters(),
                        near.neighbour() == null
                                ? null
                                : tree.find(near.neighbour()).orElse(null)));
    }
}

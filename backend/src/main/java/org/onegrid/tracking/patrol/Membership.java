package org.onegrid.tracking.patrol;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.Area;
import org.onegrid.grid.Border;
import org.onegrid.grid.PartitionSnapshot;

/**
 * Which roads and buildings belong to which grid, by the borders of one moment. A piece of road belongs to the grid its middle
 * lies in and, within 15 m of the border, to those across as well: grids end at streets, and a street that two share is the
 * duty of both. A building belongs to the grid its middle lies in. Immutable.
 */
final class Membership {

    static final double SHARED_METERS = 15;

    /** What belongs to one grid. */
    record Share(BitSet pieces, BitSet buildings) {}

    private final PatrolMap map;
    private final long partition;
    private final Map<Long, Share> shares = new HashMap<>();

    Membership(PatrolMap map, PartitionSnapshot borders) {
        this.map = map;
        this.partition = borders.version();
        for (int piece = 0; piece < map.pieceCount(); piece++) {
            for (Area grid : grids(borders, map.pieceMiddle(piece))) {
                share(grid).pieces().set(piece);
            }
        }
        for (int building = 0; building < map.buildingCount(); building++) {
            var middle = map.footprint(building).getCentroid().getCoordinate();
            int number = building;
            borders.locate(new LngLat(middle.x, middle.y))
                    .ifPresent(grid -> share(grid).buildings().set(number));
        }
    }

    private static List<Area> grids(PartitionSnapshot borders, LngLat place) {
        Optional<Area> own = borders.locate(place);
        if (own.isEmpty()) {
            return List.of();
        }
        List<Area> grids = new ArrayList<>(List.of(own.get()));
        Optional<Border> border = borders.border(place);
        if (border.isPresent() && border.get().distanceMeters() <= SHARED_METERS) {
            grids.addAll(border.get().across());
        }
        return grids;
    }

    private Share share(Area grid) {
        return shares.computeIfAbsent(grid.id(), id -> new Share(new BitSet(), new BitSet()));
    }

    boolean isOf(PatrolMap otherMap, PartitionSnapshot borders) {
        return map == otherMap && partition == borders.version();
    }

    /** What belongs to a grid. */
    Share of(Area grid) {
        Share share = shares.get(grid.id());
        return share == null ? new Share(new BitSet(), new BitSet()) : share;
    }
}

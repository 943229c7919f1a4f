package org.onegrid.partition;

import java.util.List;
import org.onegrid.geo.LngLat;

/**
 * The border nearest to a point.
 *
 * @param areaId         the area that owns the point, or -1 outside of all
 * @param distanceMeters from the point to {@code nearest}; 0 on the border
 * @param nearest        the nearest place on the border of that area; outside of all, on any area
 * @param across         the ids of the other areas that reach {@code nearest}, ascending; empty on the outer border
 */
public record Border(long areaId, double distanceMeters, LngLat nearest, List<Long> across) {

    public Border {
        across = List.copyOf(across);
    }
}

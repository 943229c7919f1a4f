package org.onegrid.grid;

import java.util.List;
import org.onegrid.geo.LngLat;

/**
 * The nearest border of the area a place is in.
 *
 * @param distanceMeters from the place to the border
 * @param nearest        the place of the border nearest to it
 * @param across         the other areas that meet there; empty where the partition ends
 */
public record Border(double distanceMeters, LngLat nearest, List<Area> across) {

    /** Copies the list in. */
    public Border {
        across = List.copyOf(across);
    }
}

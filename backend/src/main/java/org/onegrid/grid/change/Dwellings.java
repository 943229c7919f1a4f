package org.onegrid.grid.change;

import java.util.Collection;
import java.util.List;
import org.onegrid.geo.LngLat;

/** Port of the module that knows where households live; they are counted while borders are drawn, and shared out. */
public interface Dwellings {

    /**
     * Where so many households live.
     *
     * @param households more than 0
     */
    record Dwelling(LngLat place, int households) {}

    /** Those that belong to these areas, in a fixed order. */
    List<Dwelling> within(Collection<Long> areaIds);
}

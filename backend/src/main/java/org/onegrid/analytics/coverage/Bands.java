package org.onegrid.analytics.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.analytics.Feature;
import org.onegrid.network.Isochrone;
import org.onegrid.network.Isochrones;
import org.onegrid.network.Reach;

/** The ground that is reached within each of some minutes. */
final class Bands {

    /** Most vertices of one band; coarser ones are drawn with larger cells. */
    private static final int MOST_VERTICES = 50_000;

    private Bands() {}

    /** Polygons by the property {@code minutes}, the shortest last, so that each is drawn upon the wider ones. */
    static List<Feature> of(Ways ways, Reach reach, int[] minutes) {
        int[] limits = new int[minutes.length];
        for (int i = 0; i < limits.length; i++) {
            limits[i] = minutes[i] * 60_000;
        }
        List<Feature> bands = new ArrayList<>();
        for (Isochrone one : Isochrones.bounded(MOST_VERTICES, ways.ground(), reach, limits)) {
            Geometry within = one.within();
            if (!within.isEmpty()) {
                bands.add(0, new Feature(Map.of("minutes", one.limitMillis() / 60_000), within));
            }
        }
        return bands;
    }
}

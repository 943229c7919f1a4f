package org.onegrid.tracking.patrol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.tiles.BaseFeatures;
import org.onegrid.tiles.TileSources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The base map as something to patrol, read when first needed and again when it has changed. */
@Component
class PatrolMaps {

    private static final Logger log = LoggerFactory.getLogger(PatrolMaps.class);

    /** Most features of a layer that are held in memory. */
    private static final int MOST_FEATURES = 2_000_000;

    private final BaseFeatures features;
    private final TileSources sources;

    /** Guarded by this. */
    private @Nullable PatrolMap held;

    PatrolMaps(BaseFeatures features, TileSources sources) {
        this.features = features;
        this.sources = sources;
    }

    /** The one of the present base map; the first to ask waits for it to be made, some seconds for a city. */
    synchronized PatrolMap current() {
        String version = sources.version("base");
        PatrolMap map = held;
        if (map == null || !map.version().equals(version)) {
            long begun = System.nanoTime();
            List<BaseFeatures.Shape> roads = features.shapes("roads", MOST_FEATURES);
            List<BaseFeatures.Shape> buildings = features.shapes("buildings", MOST_FEATURES);
            map = new PatrolMap(version, roads, buildings);
            held = map;
            log.info(
                    "{} pieces of road and {} buildings to patrol, ready in {} ms",
                    map.pieceCount(),
                    map.buildingCount(),
                    (System.nanoTime() - begun) / 1_000_000);
        }
        return map;
    }
}

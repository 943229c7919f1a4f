package org.onegrid.analytics.coverage;

import org.jspecify.annotations.Nullable;
import org.onegrid.tiles.BaseFeatures;
import org.onegrid.tiles.TileSources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The base map's roads, read when first needed and again when the base map has changed. */
@Component
public class RoadNets {

    private static final Logger log = LoggerFactory.getLogger(RoadNets.class);

    /** Most roads that are held in memory. */
    private static final int MOST_ROADS = 2_000_000;

    private final BaseFeatures features;
    private final TileSources sources;

    /** Guarded by this. */
    private @Nullable RoadNet held;

    RoadNets(BaseFeatures features, TileSources sources) {
        this.features = features;
        this.sources = sources;
    }

    /** Counts the changes of the base map. */
    String version() {
        return sources.version("base");
    }

    /** The network of the present base map; the first to ask waits for it to be made, some seconds for a city. */
    synchronized RoadNet current() {
        String version = version();
        RoadNet net = held;
        if (net == null || !net.version().equals(version)) {
            long begun = System.nanoTime();
            net = RoadNet.of(version, features.roads(MOST_ROADS));
            held = net;
            log.info(
                    "Roads to travel on: {} links, {} roads of unknown class left out, ready in {} ms",
                    net.graph().linkCount(),
                    net.leftOut(),
                    (System.nanoTime() - begun) / 1_000_000);
        }
        return net;
    }
}

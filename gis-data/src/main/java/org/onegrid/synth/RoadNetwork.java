package org.onegrid.synth;

import java.util.Locale;
import org.onegrid.dataset.RoadSpeeds;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.SpeedTable;

/** The roads of a district as a graph to travel on. */
public final class RoadNetwork {

    private RoadNetwork() {}

    /** The graph of the roads, all two-way, at the speeds that ship; link n is the n-th road of the district. */
    public static RoadGraph of(District district) {
        SpeedTable speeds = RoadSpeeds.demo();
        RoadGraph.Builder graph = RoadGraph.builder();
        for (Road road : district.roads()) {
            graph.add(road.line(), speeds.get(road.cls().name().toLowerCase(Locale.ROOT)));
        }
        return graph.build();
    }
}

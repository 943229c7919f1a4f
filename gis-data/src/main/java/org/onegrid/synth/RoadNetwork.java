package org.onegrid.synth;

import org.onegrid.network.RoadGraph;
import org.onegrid.network.Speeds;

/** The roads of a district as a graph to travel on. */
public final class RoadNetwork {

    private RoadNetwork() {}

    /** The graph of the roads, all two-way; link n is the n-th road of the district. */
    public static RoadGraph of(District district) {
        RoadGraph.Builder graph = RoadGraph.builder();
        for (Road road : district.roads()) {
            RoadClass cls = road.cls();
            graph.add(road.line(), new Speeds(cls.walkKph(), cls.rideKph(), cls.driveKph()));
        }
        return graph.build();
    }
}

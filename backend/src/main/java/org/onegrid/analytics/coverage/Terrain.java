package org.onegrid.analytics.coverage;

import java.util.concurrent.CompletableFuture;

/** Where one travels from and to: the roads, how one mode travels on them, and the homes with the road of each. */
record Terrain(RoadNet net, Ways ways, Doors doors) {

    /**
     * As it is now. What is not held yet is made side by side: homes are read while the roads are, and put onto them while the
     * ground for the bands is made.
     */
    static Terrain of(RoadNets nets, HomeMap homeMap, TravelMode mode) {
        CompletableFuture<RoadNet> roads = CompletableFuture.supplyAsync(nets::current);
        roads.thenAccept(net -> net.ways(mode).ground());
        Homes homes = homeMap.current();
        RoadNet net = roads.join();
        Ways ways = net.ways(mode);
        return new Terrain(net, ways, ways.doors(homes));
    }
}

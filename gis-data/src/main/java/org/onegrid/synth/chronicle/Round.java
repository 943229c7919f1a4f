package org.onegrid.synth.chronicle;

import java.util.ArrayList;
import java.util.List;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Route;
import org.onegrid.network.Snap;
import org.onegrid.network.Travel;
import org.onegrid.synth.Stream;

/** How a round is made: out along roads at random without leaving the neighbourhood, a pause, and back the same way. */
enum Round {
    ON_FOOT(14 * 60_000, 450, 4.0),
    BY_CAR(7 * 60_000, 1500, 1.6);

    private final int outMillis;
    private final double radiusMeters;
    /** How much slower than the vehicle's free speed. */
    private final double slowness;

    Round(int outMillis, double radiusMeters, double slowness) {
        this.outMillis = outMillis;
        this.radiusMeters = radiusMeters;
        this.slowness = slowness;
    }

    /** Milliseconds that a way takes on a round. */
    long millis(Route way) {
        return (long) (way.millis() * slowness);
    }

    /** A way out from home; the way back is the same reversed. */
    Route out(Travel travel, Snap home, Stream stream) {
        RoadGraph graph = travel.graph();
        List<Integer> arcs = new ArrayList<>();
        int arc = 2 * home.link() + stream.below(2);
        long spent = 0;
        while (spent < outMillis) {
            arcs.add(arc);
            spent += (long) (travel.millis(arc) * slowness);
            int came = arc;
            int[] next = graph.arcsFrom(graph.head(arc));
            List<Integer> near = new ArrayList<>();
            for (int candidate : next) {
                boolean within = graph.node(graph.head(candidate)).distanceMeters(home.place()) < radiusMeters;
                if (candidate != (came ^ 1) && travel.millis(candidate) != Travel.NEVER && within) {
                    near.add(candidate);
                }
            }
            if (near.isEmpty()) {
                break;
            }
            arc = near.get(stream.below(near.size()));
        }
        return Route.through(travel, home, arcs);
    }
}

package org.onegrid.bench.travel;

import com.graphhopper.GraphHopper;
import com.graphhopper.config.Profile;
import com.graphhopper.isochrone.algorithm.ContourBuilder;
import com.graphhopper.isochrone.algorithm.JTSTriangulator;
import com.graphhopper.isochrone.algorithm.ShortestPathTree;
import com.graphhopper.isochrone.algorithm.Triangulator;
import com.graphhopper.json.Statement;
import com.graphhopper.routing.RouterConfig;
import com.graphhopper.routing.ev.Subnetwork;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.util.DefaultSnapFilter;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.CustomModel;
import com.graphhopper.util.PMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.MultiPolygon;
import org.onegrid.geo.LngLat;
import org.onegrid.network.Mode;

/**
 * Isochrones by GraphHopper as its own web service makes them: a query graph around the point, a shortest-path tree to the
 * greatest limit, JTS's conforming Delaunay triangulation, one contour a band. Everything that can be kept between requests is.
 */
final class GraphHopperPeer implements AutoCloseable {

    private final GraphHopper hopper;
    private final Weighting weighting;
    private final DefaultSnapFilter filter;

    GraphHopperPeer(Path osm, Path folder, Mode mode) {
        String who = mode == Mode.WALK ? "foot" : "car";
        CustomModel model = new CustomModel()
                .addToPriority(Statement.If("!" + who + "_access", Statement.Op.MULTIPLY, "0"))
                .addToSpeed(Statement.If("true", Statement.Op.LIMIT, who + "_average_speed"));
        Profile profile = new Profile(who).setCustomModel(model);
        hopper = new GraphHopper();
        hopper.setOSMFile(osm.toString());
        hopper.setGraphHopperLocation(folder.resolve("graphhopper-" + who).toString());
        hopper.setEncodedValuesString(who + "_access, " + who + "_average_speed");
        hopper.setProfiles(profile);
        hopper.importOrLoad();
        weighting = hopper.createWeighting(profile, new PMap());
        filter = new DefaultSnapFilter(
                weighting, hopper.getEncodingManager().getBooleanEncodedValue(Subnetwork.key(who)));
    }

    /** What it holds, for the record. */
    String size() {
        return hopper.getBaseGraph().getNodes() + " nodes, "
                + hopper.getBaseGraph().getEdges() + " edges";
    }

    /** Metres between a place and the road it is put on. */
    double snapMeters(LngLat place) {
        return hopper.getLocationIndex()
                .findClosest(place.lat(), place.lng(), filter)
                .getQueryDistance();
    }

    List<MultiPolygon> bands(LngLat place, int... limitsMillis) {
        Snap snap = hopper.getLocationIndex().findClosest(place.lat(), place.lng(), filter);
        QueryGraph graph = QueryGraph.create(hopper.getBaseGraph(), snap);
        ShortestPathTree tree =
                new ShortestPathTree(graph, graph.wrapWeighting(weighting), false, TraversalMode.NODE_BASED);
        tree.setTimeLimit(limitsMillis[limitsMillis.length - 1]);
        Triangulator.Result result =
                new JTSTriangulator(new RouterConfig()).triangulate(snap, graph, tree, label -> label.time, 0);
        ContourBuilder contours = new ContourBuilder(result.triangulation);
        List<MultiPolygon> bands = new ArrayList<>();
        for (int limit : limitsMillis) {
            bands.add(contours.computeIsoline(limit, result.seedEdges));
        }
        return bands;
    }

    @Override
    public void close() {
        hopper.close();
    }
}

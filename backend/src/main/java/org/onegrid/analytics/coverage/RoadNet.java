package org.onegrid.analytics.coverage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.onegrid.dataset.RoadSpeeds;
import org.onegrid.geo.LngLat;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.RoadLines;
import org.onegrid.network.RoadLines.Junctions;
import org.onegrid.network.SpeedTable;
import org.onegrid.network.Speeds;
import org.onegrid.tiles.BaseFeatures.Road;

/**
 * The roads of the base map as a network. Roads meet where they share a vertex; one whose class has no speeds is not
 * travelled. What a mode needs is made when it is first asked for. Thread-safe.
 */
public final class RoadNet {

    private static final SpeedTable DEMO = RoadSpeeds.demo();
    private static final SpeedTable OSM = RoadSpeeds.osm();

    private final String version;
    private final RoadGraph graph;
    private final List<Road> roads;
    private final int leftOut;

    /** Guarded by itself. */
    private final Map<TravelMode, Ways> ways = new EnumMap<>(TravelMode.class);

    private RoadNet(String version, RoadGraph graph, List<Road> roads, int leftOut) {
        this.version = version;
        this.graph = graph;
        this.roads = roads;
        this.leftOut = leftOut;
    }

    /** The network of these roads. */
    static RoadNet of(String version, List<Road> all) {
        List<Road> travelled = new ArrayList<>();
        List<RoadLines.Road> lines = new ArrayList<>();
        int leftOut = 0;
        for (Road road : all) {
            Optional<Directions> speeds = Directions.of(road);
            if (speeds.isEmpty()) {
                leftOut++;
                continue;
            }
            for (int i = 0; i < road.geometry().getNumGeometries(); i++) {
                if (road.geometry().getGeometryN(i) instanceof LineString line && line.getLength() > 0) {
                    lines.add(new RoadLines.Road(
                            line, speeds.get().along(), speeds.get().against(), road.level()));
                }
            }
            travelled.add(road);
        }
        RoadGraph graph = RoadLines.graph(lines, Junctions.VERTICES);
        return new RoadNet(version, graph, travelled, leftOut);
    }

    /** Speeds both ways. */
    private record Directions(Speeds along, Speeds against) {

        static Optional<Directions> of(Road road) {
            if (!road.kph().isEmpty()) {
                List<Double> kph = road.kph();
                return Optional.of(new Directions(
                        new Speeds(kph.get(0), kph.get(1), kph.get(2)),
                        new Speeds(kph.get(3), kph.get(4), kph.get(5))));
            }
            return DEMO.find(road.kind()).or(() -> OSM.find(road.kind())).map(free -> {
                // Nobody walks in one direction only.
                Speeds back = new Speeds(free.walkKph(), 0, 0);
                return switch (road.oneWay()) {
                    case "yes" -> new Directions(free, back);
                    case "-1" -> new Directions(back, free);
                    default -> new Directions(free, free);
                };
            });
        }
    }

    /** Of the base map it was made from. */
    String version() {
        return version;
    }

    RoadGraph graph() {
        return graph;
    }

    /** Roads whose class nobody knows a speed for. */
    int leftOut() {
        return leftOut;
    }

    /** How one mode travels here. */
    Ways ways(TravelMode mode) {
        synchronized (ways) {
            return ways.computeIfAbsent(mode, one -> new Ways(graph, one));
        }
    }

    /** The links of the roads of a name, or only of their bridges: those that begin with a stretch of one. */
    int[] links(String name, boolean bridgesOnly) {
        Set<Stretch> stretches = new HashSet<>();
        for (Road road : roads) {
            if (road.name().equals(name) && (!bridgesOnly || road.bridge())) {
                for (int i = 0; i < road.geometry().getNumGeometries(); i++) {
                    Coordinate[] line = road.geometry().getGeometryN(i).getCoordinates();
                    for (int v = 1; v < line.length; v++) {
                        stretches.add(Stretch.of(line[v - 1], line[v]));
                    }
                }
            }
        }
        return IntStream.range(0, stretches.isEmpty() ? 0 : graph.linkCount())
                .filter(link -> {
                    LineString line = graph.line(link);
                    return stretches.contains(Stretch.of(line.getCoordinateN(0), line.getCoordinateN(1)));
                })
                .toArray();
    }

    /** Two vertices of a road that follow each other, in either order. */
    private record Stretch(LngLat from, LngLat to) {

        static Stretch of(Coordinate a, Coordinate b) {
            LngLat one = new LngLat(a.x, a.y);
            LngLat other = new LngLat(b.x, b.y);
            boolean inOrder = one.lng() < other.lng() || one.lng() == other.lng() && one.lat() <= other.lat();
            return inOrder ? new Stretch(one, other) : new Stretch(other, one);
        }
    }

    /** The link nearest to a place, if there is one within some metres. */
    Optional<Integer> link(LngLat place, double withinMeters) {
        return ways(TravelMode.WALK).snapper().find(place, withinMeters).map(snap -> snap.link());
    }
}

package org.onegrid.analytics.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.onegrid.dataset.RoadSpeeds;
import org.onegrid.element.NewElement;
import org.onegrid.element.Residents;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.onegrid.network.Mode;
import org.onegrid.network.SpeedTable;
import org.onegrid.network.Spheroid;
import org.onegrid.test.SmallDistrict;
import org.onegrid.tiles.BaseFeature;
import org.onegrid.tiles.BaseFeatures.Road;

/**
 * Streets of random classes on the ground of {@link SmallDistrict}, with gaps, homes beside and far from them, and two streets
 * that lead nowhere; and the plainest way there is to know how long one travels in it: Dijkstra's algorithm for one pair of
 * places at a time, on the streets as they were drawn.
 */
final class Town {

    private static final double WEST = 120;
    private static final double SOUTH = 30;
    private static final double STREET = 0.002;
    private static final int STREETS = 19;
    private static final String[] CLASSES = {"collector", "local", "local", "lane"};
    private static final SpeedTable SPEEDS = RoadSpeeds.demo();
    private static final double ACCESS_METERS_PER_SECOND = 1.25;

    record Home(LngLat place, int households, int elders) {}

    private record Edge(Coordinate from, Coordinate to, String roadClass) {}

    final List<Road> roads = new ArrayList<>();
    final List<Home> homes = new ArrayList<>();
    final Random random;
    private final List<Edge> edges = new ArrayList<>();
    private final Map<LngLat, Foot> feet = new HashMap<>();
    private final Map<Pair, Double> known = new HashMap<>();
    private final Map<Coordinate, List<Edge>> leaving = new HashMap<>();

    Town(long seed) {
        random = new Random(seed);
        for (int i = 1; i <= STREETS; i++) {
            for (int j = 1; j < STREETS; j++) {
                street(j, i, j + 1, i);
                street(i, j, i, j + 1);
            }
        }
        // an island: one cannot get there
        add(line(at(20.3, 20.3), at(20.4, 20.3)), "local");
        leaveOutIslands();
        for (int i = 0; i < 300; i++) {
            homes.add(new Home(somewhere(), 1 + random.nextInt(40), random.nextInt(30)));
        }
    }

    /** Somewhere in the district, mostly near streets. */
    LngLat somewhere() {
        return new LngLat(WEST + random.nextDouble() * 0.04, SOUTH + random.nextDouble() * 0.04);
    }

    private static LngLat at(double column, double row) {
        return new LngLat(WEST + column * STREET, SOUTH + row * STREET);
    }

    private void street(int column, int row, int toColumn, int toRow) {
        if (random.nextDouble() < 0.12) {
            return;
        }
        LngLat middle = at((column + toColumn) / 2.0 + random.nextDouble() * 0.2, (row + toRow) / 2.0);
        add(line(at(column, row), middle, at(toColumn, toRow)), CLASSES[random.nextInt(CLASSES.length)]);
    }

    private static LineString line(LngLat... places) {
        return Precision.FACTORY.createLineString(
                Stream.of(places).map(LngLat::toCoordinate).toArray(Coordinate[]::new));
    }

    private void add(LineString line, String roadClass) {
        roads.add(new Road(roadClass, "街" + roads.size(), roads.size() % 10 == 0, "", 0, List.of(), line));
        Coordinate[] all = line.getCoordinates();
        for (int i = 1; i < all.length; i++) {
            Edge edge = new Edge(all[i - 1], all[i], roadClass);
            edges.add(edge);
            leaving.computeIfAbsent(edge.from, c -> new ArrayList<>()).add(edge);
            leaving.computeIfAbsent(edge.to, c -> new ArrayList<>()).add(new Edge(edge.to, edge.from, roadClass));
        }
    }

    /** Whoever stands in a part of less than a twentieth of all junctions is taken to the nearest street outside of it. */
    private void leaveOutIslands() {
        Map<Coordinate, Coordinate> leader = new HashMap<>();
        for (Road road : roads) {
            Coordinate[] ends = road.geometry().getCoordinates();
            leader.put(leader(leader, ends[0]), leader(leader, ends[ends.length - 1]));
        }
        Map<Coordinate, Integer> sizes = new HashMap<>();
        Map<Coordinate, Boolean> junctions = new HashMap<>();
        for (Road road : roads) {
            Coordinate[] ends = road.geometry().getCoordinates();
            for (Coordinate end : List.of(ends[0], ends[ends.length - 1])) {
                if (junctions.putIfAbsent(end, true) == null) {
                    sizes.merge(leader(leader, end), 1, Integer::sum);
                }
            }
        }
        int least = Math.min(50, junctions.size() / 20);
        for (Road road : roads) {
            Coordinate[] line = road.geometry().getCoordinates();
            if (sizes.get(leader(leader, line[0])) < least) {
                for (int i = 1; i < line.length; i++) {
                    Coordinate from = line[i - 1];
                    Coordinate to = line[i];
                    edges.removeIf(edge -> edge.from.equals2D(from) && edge.to.equals2D(to));
                }
            }
        }
    }

    private static Coordinate leader(Map<Coordinate, Coordinate> leader, Coordinate of) {
        Coordinate at = of;
        while (leader.containsKey(at) && !leader.get(at).equals2D(at)) {
            at = leader.get(at);
        }
        return at;
    }

    RoadNet net() {
        return RoadNet.of("1", roads);
    }

    /** @param area id of the area that a home lies in */
    Homes homes(ToLongFunction<Home> area) {
        Homes.Collector collector = new Homes.Collector();
        for (Home home : homes) {
            int[] groups = new int[Residents.GROUPS.size()];
            groups[Residents.GROUPS.indexOf("elders")] = home.elders;
            collector.add(home.place.lng(), home.place.lat(), area.applyAsLong(home), home.households, groups);
        }
        return collector.build("1");
    }

    Stream<BaseFeature> features() {
        return roads.stream()
                .map(road -> new BaseFeature(
                        "roads", road.kind(), road.name(), 0, 12, Map.of("bridge", road.bridge()), road.geometry()));
    }

    /** The grid of {@link SmallDistrict} that a place lies in. */
    static String grid(LngLat place) {
        return SmallDistrict.grid(
                Math.min(3, (int) ((place.lng() - WEST) / 0.01)), Math.min(3, (int) ((place.lat() - SOUTH) / 0.01)));
    }

    Stream<NewElement> people() {
        List<NewElement> people = new ArrayList<>();
        for (Home home : homes) {
            people.add(element(
                    "person",
                    "B" + people.size(),
                    "house",
                    home.place,
                    Map.of("households", home.households, "residents", 3 * home.households, "elders", home.elders)));
        }
        return people.stream();
    }

    static NewElement place(String code, String kind, LngLat place) {
        return element("place", code, kind, place, Map.of());
    }

    private static NewElement element(
            String layer, String code, String kind, LngLat place, Map<String, Object> attributes) {
        return new NewElement(
                layer,
                code,
                kind,
                code,
                grid(place),
                new LinkedHashMap<>(attributes),
                Precision.FACTORY.createPoint(place.toCoordinate()));
    }

    private record Pair(LngLat from, LngLat to, Mode mode) {}

    /** A place on the nearest street. */
    private record Foot(Edge edge, double meters, double access) {}

    private Foot foot(LngLat place) {
        return feet.computeIfAbsent(place, this::nearest);
    }

    private Foot nearest(LngLat place) {
        double perLng = Spheroid.metersPerDegreeLng(place.lat());
        double perLat = Spheroid.metersPerDegreeLat(place.lat());
        Foot best = new Foot(edges.get(0), 0, Double.MAX_VALUE);
        for (Edge edge : edges) {
            double dx = (edge.to.x - edge.from.x) * perLng;
            double dy = (edge.to.y - edge.from.y) * perLat;
            double px = (place.lng() - edge.from.x) * perLng;
            double py = (place.lat() - edge.from.y) * perLat;
            double t = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy)));
            double away = Math.hypot(px - t * dx, py - t * dy);
            if (away < best.access) {
                best = new Foot(edge, t * length(edge), away);
            }
        }
        return best;
    }

    private static double length(Edge edge) {
        return Spheroid.meters(edge.from.x, edge.from.y, edge.to.x, edge.to.y);
    }

    private static double seconds(Edge edge, double meters, Mode mode) {
        return meters * 3.6 / SPEEDS.get(edge.roadClass).kph(mode);
    }

    /** Seconds from the nearest of some stations to a place, infinite where there is no way; pair by pair. */
    double seconds(List<LngLat> stations, LngLat to, Mode mode) {
        double least = Double.POSITIVE_INFINITY;
        for (LngLat station : stations) {
            Pair pair = new Pair(station, to, mode);
            Double seconds = known.get(pair);
            if (seconds == null) {
                seconds = seconds(station, to, mode);
                known.put(pair, seconds);
            }
            least = Math.min(least, seconds);
        }
        return least;
    }

    private double seconds(LngLat from, LngLat to, Mode mode) {
        Foot start = foot(from);
        Foot end = foot(to);
        double legs = (start.access + end.access) / ACCESS_METERS_PER_SECOND;
        double direct = start.edge.equals(end.edge)
                ? seconds(start.edge, Math.abs(start.meters - end.meters), mode)
                : Double.POSITIVE_INFINITY;
        record Visit(Coordinate node, double seconds) {}
        Map<Coordinate, Double> settled = new HashMap<>();
        PriorityQueue<Visit> open = new PriorityQueue<>((a, b) -> Double.compare(a.seconds, b.seconds));
        open.add(new Visit(start.edge.from, seconds(start.edge, start.meters, mode)));
        open.add(new Visit(start.edge.to, seconds(start.edge, length(start.edge) - start.meters, mode)));
        while (!open.isEmpty() && !(settled.containsKey(end.edge.from) && settled.containsKey(end.edge.to))) {
            Visit visit = open.remove();
            if (settled.putIfAbsent(visit.node, visit.seconds) == null) {
                for (Edge edge : leaving.get(visit.node)) {
                    open.add(new Visit(edge.to, visit.seconds + seconds(edge, length(edge), mode)));
                }
            }
        }
        double over = Math.min(
                settled.getOrDefault(end.edge.from, Double.POSITIVE_INFINITY) + seconds(end.edge, end.meters, mode),
                settled.getOrDefault(end.edge.to, Double.POSITIVE_INFINITY)
                        + seconds(end.edge, length(end.edge) - end.meters, mode));
        return legs + Math.min(direct, over);
    }
}

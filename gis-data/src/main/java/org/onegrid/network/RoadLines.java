package org.onegrid.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.snapround.SnapRoundingNoder;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;

/** Makes a graph of lines that may not be cut at their junctions yet. */
public final class RoadLines {

    private static final long MAX_VERTICES = 20_000_000;

    private RoadLines() {}

    /** What makes a junction of two lines. */
    public enum Junctions {
        /** Only equal ends: lines that are links already. */
        ENDS,
        /** Equal vertices, at the ends or not. */
        VERTICES,
        /** Equal vertices, and wherever lines of the same level cross or touch. */
        CROSSINGS
    }

    /**
     * A road.
     *
     * @param line    EPSG:4490
     * @param along   speeds in the direction of the line
     * @param against speeds in the other direction
     * @param level   0 on the ground; bridges above, tunnels below. Lines of different levels do not meet where they cross
     */
    public record Road(LineString line, Speeds along, Speeds against, int level) {}

    /**
     * The graph of the roads. Links are numbered in the order of the roads and along each of them; equal lines are one link.
     *
     * @throws IllegalArgumentException when there are more than twenty million vertices
     */
    public static RoadGraph graph(List<Road> roads, Junctions junctions) {
        long vertices = 0;
        for (Road road : roads) {
            vertices += road.line().getNumPoints();
        }
        if (vertices > MAX_VERTICES) {
            throw new IllegalArgumentException("the roads have " + vertices + " vertices, more than " + MAX_VERTICES);
        }
        List<List<Coordinate[]>> pieces = new ArrayList<>();
        for (Road road : roads) {
            List<Coordinate[]> whole = new ArrayList<>();
            whole.add(rounded(road.line()));
            pieces.add(whole);
        }
        if (junctions == Junctions.CROSSINGS) {
            node(roads, pieces);
        }
        Map<LngLat, Integer> uses = junctions == Junctions.ENDS ? Map.of() : uses(pieces);
        RoadGraph.Builder graph = RoadGraph.builder();
        for (int i = 0; i < roads.size(); i++) {
            for (Coordinate[] piece : pieces.get(i)) {
                cut(piece, uses, roads.get(i), graph);
            }
        }
        return graph.build();
    }

    private static Coordinate[] rounded(LineString line) {
        Coordinate[] rounded = new Coordinate[line.getNumPoints()];
        for (int i = 0; i < rounded.length; i++) {
            Coordinate at = line.getCoordinateN(i);
            rounded[i] = new LngLat(at.x, at.y).toCoordinate();
        }
        return rounded;
    }

    /** Cuts the lines of each level where they meet; what falls together is moved by no more than the precision grid. */
    private static void node(List<Road> roads, List<List<Coordinate[]>> pieces) {
        Map<Integer, List<SegmentString>> byLevel = new TreeMap<>();
        for (int i = 0; i < roads.size(); i++) {
            byLevel.computeIfAbsent(roads.get(i).level(), level -> new ArrayList<>())
                    .add(new NodedSegmentString(pieces.get(i).get(0), i));
            pieces.get(i).clear();
        }
        for (List<SegmentString> level : byLevel.values()) {
            SnapRoundingNoder noder = new SnapRoundingNoder(Precision.FACTORY.getPrecisionModel());
            noder.computeNodes(level);
            for (Object noded : noder.getNodedSubstrings()) {
                SegmentString piece = (SegmentString) noded;
                pieces.get((Integer) piece.getData()).add(piece.getCoordinates());
            }
        }
    }

    /** How often each vertex is used; an end counts twice, so that whatever touches it is cut there. */
    private static Map<LngLat, Integer> uses(List<List<Coordinate[]>> pieces) {
        Map<LngLat, Integer> uses = new HashMap<>();
        for (List<Coordinate[]> ofRoad : pieces) {
            for (Coordinate[] piece : ofRoad) {
                for (int i = 0; i < piece.length; i++) {
                    boolean repeated = i > 0 && piece[i].equals2D(piece[i - 1]);
                    int count = repeated ? 0 : i == 0 || i == piece.length - 1 ? 2 : 1;
                    uses.merge(new LngLat(piece[i].x, piece[i].y), count, Integer::sum);
                }
            }
        }
        return uses;
    }

    private static void cut(Coordinate[] piece, Map<LngLat, Integer> uses, Road road, RoadGraph.Builder graph) {
        List<Coordinate> open = new ArrayList<>(List.of(piece[0]));
        for (int i = 1; i < piece.length; i++) {
            open.add(piece[i]);
            boolean junction = uses.getOrDefault(new LngLat(piece[i].x, piece[i].y), 0) > 1;
            if (i == piece.length - 1 || junction && !piece[i].equals2D(open.get(0))) {
                Coordinate[] link = open.toArray(Coordinate[]::new);
                graph.join(Precision.FACTORY.createLineString(link), road.along(), road.against());
                open = new ArrayList<>(List.of(piece[i]));
            }
        }
    }
}

package org.onegrid.movement;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.index.strtree.STRtree;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Plane;
import org.onegrid.geo.Precision;
import org.onegrid.network.Mode;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Spheroid;
import org.onegrid.network.Travel;

/**
 * What a patrol can visit: roads, cut evenly into pieces of about 50 m, and buildings. A piece is visited by whoever passes its
 * middle along the road. A building is visited by whoever passes a piece of road within 25 m of its footprint no faster than a
 * runner or cyclist (7 m/s), or stands within 25 m of it. What is visited by a track depends on nothing else, so that a
 * stretch of time may be computed again whenever a late waypoint turns up. Immutable, safe for many threads.
 */
public final class PatrolGround {

    /** Length of road that counts as one thing to visit; the pieces of a link are equally long and nearest to it. */
    public static final double PIECE_METERS = 50;

    /** How near one must come to a building's footprint. */
    public static final double NEAR_METERS = 25;

    /** Who is faster sees the road and not the houses. */
    public static final double LOOKING_METERS_PER_SECOND = 7;

    /** Waypoints less accurate than this are left out. */
    public static final double ACCURATE_METERS = 50;

    /** A silence of more than this interrupts a patrol. */
    public static final long SILENCE_MILLIS = 120_000;

    /** Numbers of what was visited. */
    public record Visits(BitSet pieces, BitSet buildings) {}

    private final RoadGraph graph;
    private final MapMatching matching;
    private final Plane plane;
    /** First piece of each link; one entry more than links. */
    private final int[] firstPiece;

    private final List<LineString> pieceLines;
    private final List<Geometry> footprints;
    private final STRtree footprintTree = new STRtree();
    /** The buildings within reach of each piece. */
    private final int[][] alongPiece;

    /**
     * @param graph     the roads; their links are numbered in it
     * @param buildings footprints in EPSG:4490, numbered from 0 in this order
     * @param plane     the metric plane of the district
     */
    public PatrolGround(RoadGraph graph, List<? extends Geometry> buildings, Plane plane) {
        this.graph = graph;
        this.plane = plane;
        matching = new MapMatching(Travel.of(graph, Mode.WALK));
        firstPiece = new int[graph.linkCount() + 1];
        for (int link = 0; link < graph.linkCount(); link++) {
            long pieces = Math.max(1, Math.round(graph.meters(link) / PIECE_METERS));
            firstPiece[link + 1] = Math.addExact(firstPiece[link], Math.toIntExact(pieces));
        }
        pieceLines = new ArrayList<>(pieceCount());
        for (int link = 0; link < graph.linkCount(); link++) {
            cut(link);
        }
        footprints = new ArrayList<>(buildings.size());
        for (Geometry footprint : buildings) {
            Geometry metric = plane.project(footprint);
            footprintTree.insert(metric.getEnvelopeInternal(), footprints.size());
            footprints.add(metric);
        }
        footprintTree.build();
        alongPiece = new int[pieceCount()][];
        for (int piece = 0; piece < alongPiece.length; piece++) {
            alongPiece[piece] = buildingsNear(plane.project(pieceLines.get(piece)));
        }
    }

    private void cut(int link) {
        Coordinate[] line = graph.line(link).getCoordinates();
        int n = firstPiece[link + 1] - firstPiece[link];
        double length = graph.meters(link) / n;
        List<Coordinate> piece = new ArrayList<>(List.of(line[0]));
        double at = 0;
        int cut = 1;
        for (int i = 1; i < line.length; i++) {
            double next = at + Spheroid.meters(line[i - 1].x, line[i - 1].y, line[i].x, line[i].y);
            while (cut < n && cut * length < next) {
                Coordinate end = graph.along(link, cut * length).toCoordinate();
                piece.add(end);
                pieceLines.add(Precision.FACTORY.createLineString(piece.toArray(Coordinate[]::new)));
                piece = new ArrayList<>(List.of(end));
                cut++;
            }
            piece.add(line[i]);
            at = next;
        }
        pieceLines.add(Precision.FACTORY.createLineString(piece.toArray(Coordinate[]::new)));
    }

    private int[] buildingsNear(Geometry metric) {
        Envelope around = new Envelope(metric.getEnvelopeInternal());
        around.expandBy(NEAR_METERS);
        List<?> candidates = footprintTree.query(around);
        return candidates.stream()
                .mapToInt(Integer.class::cast)
                .filter(building -> footprints.get(building).isWithinDistance(metric, NEAR_METERS))
                .sorted()
                .toArray();
    }

    /** How many pieces of road there are, numbered from 0 link by link. */
    public int pieceCount() {
        return firstPiece[firstPiece.length - 1];
    }

    /** How many buildings there are. */
    public int buildingCount() {
        return footprints.size();
    }

    /** The first piece of a link; those of the link follow. */
    public int firstPiece(int link) {
        return firstPiece[link];
    }

    /** The line of a piece in EPSG:4490. */
    public LineString pieceLine(int piece) {
        return pieceLines.get(piece);
    }

    /** The middle of a piece of a link, by metres along the link. */
    public LngLat pieceMiddle(int link, int piece) {
        return graph.along(link, middleMeters(link, piece));
    }

    private double middleMeters(int link, int piece) {
        int first = firstPiece[link];
        return (piece - first + 0.5) * graph.meters(link) / (firstPiece[link + 1] - first);
    }

    /**
     * What a track visited from one time to before another. Waypoints outside of that time only help to find the way.
     *
     * @param track inaccurate waypoints and silences are dealt with here
     */
    public Visits visits(Track track, long fromMillis, long toMillis) {
        Visits visits = new Visits(new BitSet(), new BitSet());
        Track accurate = track.accurateTo(ACCURATE_METERS);
        for (Track leg : accurate.legs(SILENCE_MILLIS)) {
            for (Passage passage : matching.match(leg)) {
                if (passage.toMillis() >= fromMillis && passage.toMillis() < toMillis) {
                    pass(passage, visits);
                }
            }
        }
        for (Waypoint one : accurate.waypoints()) {
            if (one.millis() >= fromMillis && one.millis() < toMillis && one.accuracyMeters() <= NEAR_METERS) {
                Coordinate at = plane.project(one.place());
                for (int building : buildingsNear(Precision.FACTORY.createPoint(at))) {
                    visits.buildings.set(building);
                }
            }
        }
        return visits;
    }

    private void pass(Passage passage, Visits visits) {
        int link = passage.link();
        boolean looking = passage.metersPerSecond() <= LOOKING_METERS_PER_SECOND;
        for (int piece = firstPiece[link]; piece < firstPiece[link + 1]; piece++) {
            if (passage.covers(middleMeters(link, piece))) {
                visits.pieces.set(piece);
                if (looking) {
                    for (int building : alongPiece[piece]) {
                        visits.buildings.set(building);
                    }
                }
            }
        }
    }
}

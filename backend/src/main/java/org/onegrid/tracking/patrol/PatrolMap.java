package org.onegrid.tracking.patrol;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Plane;
import org.onegrid.movement.PatrolGround;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Speeds;
import org.onegrid.tiles.BaseFeatures.Shape;

/** The roads and buildings of the base map as something to patrol, with the keys visits are stored under. Immutable. */
final class PatrolMap {

    /** Pieces of one road feature, at most. */
    private static final long KEYS = 100_000;

    private static final Speeds WALKABLE = new Speeds(5, 15, 30);

    private final String version;
    private final @Nullable PatrolGround ground;
    private final long[] pieceKeys;
    private final long[] buildingKeys;
    private final Map<Long, Integer> pieceOf = new HashMap<>();
    private final Map<Long, Integer> buildingOf = new HashMap<>();
    private final List<Geometry> footprints;
    private final LngLat[] pieceMiddles;
    private final double[] pieceMeters;

    PatrolMap(String version, List<Shape> roads, List<Shape> buildings) {
        this.version = version;
        RoadGraph.Builder streets = RoadGraph.builder();
        List<Long> features = new ArrayList<>();
        Envelope extent = new Envelope();
        for (Shape road : roads) {
            for (int i = 0; i < road.geometry().getNumGeometries(); i++) {
                if (road.geometry().getGeometryN(i) instanceof LineString line && line.getLength() > 0) {
                    streets.add(line, WALKABLE);
                    features.add(road.id());
                    extent.expandToInclude(line.getEnvelopeInternal());
                }
            }
        }
        RoadGraph graph = streets.build();
        footprints = buildings.stream().map(Shape::geometry).toList();
        footprints.forEach(one -> extent.expandToInclude(one.getEnvelopeInternal()));
        ground = extent.isNull()
                ? null
                : new PatrolGround(graph, footprints, Plane.at(new LngLat(extent.centre().x, extent.centre().y)));
        pieceKeys = new long[ground == null ? 0 : ground.pieceCount()];
        pieceMiddles = new LngLat[pieceKeys.length];
        pieceMeters = new double[pieceKeys.length];
        Map<Long, Long> used = new HashMap<>();
        for (int link = 0; ground != null && link < graph.linkCount(); link++) {
            int pieces = ground.firstPiece(link + 1) - ground.firstPiece(link);
            for (int piece = ground.firstPiece(link); piece < ground.firstPiece(link + 1); piece++) {
                long number = used.merge(features.get(link), 1L, Long::sum) - 1;
                pieceKeys[piece] = features.get(link) * KEYS + Math.min(number, KEYS - 1);
                pieceMeters[piece] = graph.meters(link) / pieces;
                pieceMiddles[piece] = ground.pieceMiddle(link, piece);
                pieceOf.put(pieceKeys[piece], piece);
            }
        }
        buildingKeys = buildings.stream().mapToLong(Shape::id).toArray();
        for (int building = 0; building < buildingKeys.length; building++) {
            buildingOf.put(buildingKeys[building], building);
        }
    }

    /** Of the base map it was made from. */
    String version() {
        return version;
    }

    /** Null where there is neither road nor building. */
    @Nullable
    PatrolGround ground() {
        return ground;
    }

    int pieceCount() {
        return pieceKeys.length;
    }

    int buildingCount() {
        return buildingKeys.length;
    }

    /** The place in the middle of a piece of road, along the road. */
    LngLat pieceMiddle(int piece) {
        return pieceMiddles[piece];
    }

    /** Length of a piece of road. */
    double pieceMeters(int piece) {
        return pieceMeters[piece];
    }

    LineString pieceLine(int piece) {
        return Objects.requireNonNull(ground).pieceLine(piece);
    }

    Geometry footprint(int building) {
        return footprints.get(building);
    }

    Long[] pieceKeys(BitSet pieces) {
        return pieces.stream().mapToObj(piece -> pieceKeys[piece]).toArray(Long[]::new);
    }

    Long[] buildingKeys(BitSet buildings) {
        return buildings.stream().mapToObj(building -> buildingKeys[building]).toArray(Long[]::new);
    }

    /** The pieces of these keys; keys of an older base map are passed over. */
    BitSet pieces(List<Long> keys) {
        return numbers(keys, pieceOf);
    }

    /** The buildings of these keys; keys of an older base map are passed over. */
    BitSet buildings(List<Long> keys) {
        return numbers(keys, buildingOf);
    }

    private static BitSet numbers(List<Long> keys, Map<Long, Integer> of) {
        BitSet numbers = new BitSet();
        for (Long key : keys) {
            Integer number = of.get(key);
            if (number != null) {
                numbers.set(number);
            }
        }
        return numbers;
    }

    /** The box around visited things. */
    Envelope bounds(PatrolGround.Visits visits) {
        Envelope bounds = new Envelope();
        visits.pieces().stream()
                .forEach(piece -> bounds.expandToInclude(pieceLine(piece).getEnvelopeInternal()));
        visits.buildings().stream()
                .forEach(building -> bounds.expandToInclude(footprint(building).getEnvelopeInternal()));
        return bounds;
    }
}

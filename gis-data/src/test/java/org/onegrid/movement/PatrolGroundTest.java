package org.onegrid.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.geo.Plane;
import org.onegrid.geo.Precision;
import org.onegrid.network.RoadGraph;

class PatrolGroundTest {

    private static final Plane PLANE = Plane.at(Walks.at(0, 0));

    @Test
    void piecesAreEvenAndAddUpToTheirLink() {
        RoadGraph.Builder roads = RoadGraph.builder();
        Walks.add(roads, Walks.at(0, 0), Walks.at(70, 0), Walks.at(70, 200), Walks.at(90, 210));
        Walks.add(roads, Walks.at(0, 0), Walks.at(0, 12));
        RoadGraph graph = roads.build();
        PatrolGround ground = new PatrolGround(graph, List.of(), PLANE);
        assertThat(ground.pieceCount()).isEqualTo(7);
        for (int piece = 0; piece < 6; piece++) {
            double meters = PLANE.lengthMeters(ground.pieceLine(piece));
            assertThat(meters).isCloseTo(graph.meters(0) / 6, within(0.2));
            assertThat(PLANE.project(ground.pieceLine(piece))
                            .distance(PLANE.project(Precision.FACTORY.createPoint(
                                    ground.pieceMiddle(0, piece).toCoordinate()))))
                    .isLessThan(0.05);
        }
        assertThat(ground.firstPiece(1)).isEqualTo(6);
    }

    @Test
    void walkingPastVisitsTheHousesAndDrivingPastDoesNot() {
        RoadGraph graph = Walks.streets(2, 200);
        List<Geometry> houses = List.of(house(100, 15), house(100, 60), house(100, -40));
        PatrolGround ground = new PatrolGround(graph, houses, PLANE);
        PatrolGround.Visits onFoot = ground.visits(along(1.4), 0, Long.MAX_VALUE);
        PatrolGround.Visits byCar = ground.visits(along(12), 0, Long.MAX_VALUE);
        assertThat(onFoot.pieces().cardinality()).isEqualTo(4);
        assertThat(byCar.pieces()).isEqualTo(onFoot.pieces());
        assertThat(onFoot.buildings()).isEqualTo(BitSet.valueOf(new long[] {1}));
        assertThat(byCar.buildings().cardinality()).isZero();
        Track standing =
                Track.of(List.of(new Waypoint(Walks.at(100, 50), 5, 10), new Waypoint(Walks.at(0, 60), 9, 30)));
        assertThat(ground.visits(standing, 0, 100).buildings()).isEqualTo(BitSet.valueOf(new long[] {2}));
        assertThat(ground.visits(standing, 6, 100).buildings().isEmpty()).isTrue();
    }

    private static Track along(double metersPerSecond) {
        List<Waypoint> walk = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            walk.add(new Waypoint(Walks.at(10 * i, 0), Math.round(10 * i / metersPerSecond * 1000), 30));
        }
        return Track.of(walk);
    }

    @Test
    void slotsOfTimeTogetherVisitWhatTheWholeTimeVisits() {
        RoadGraph graph = Walks.streets(6, 90);
        List<Geometry> houses = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            houses.add(house(random.nextInt(450), random.nextInt(450)));
        }
        PatrolGround ground = new PatrolGround(graph, houses, PLANE);
        for (long seed = 1; seed <= 20; seed++) {
            Track track = Walks.random(new Random(seed), 400);
            long from = track.waypoints().get(0).millis();
            long to = track.waypoints().get(399).millis() + 1;
            PatrolGround.Visits whole = ground.visits(track, from, to);
            PatrolGround.Visits parts = new PatrolGround.Visits(new BitSet(), new BitSet());
            for (long slot = from; slot < to; slot += 300_000) {
                PatrolGround.Visits part = ground.visits(track, slot, Math.min(to, slot + 300_000));
                parts.pieces().or(part.pieces());
                parts.buildings().or(part.buildings());
            }
            assertThat(parts).as("seed %d", seed).isEqualTo(whole);
        }
    }

    @Test
    void housesAlongTheWayAreThoseWithinReachOfTheVisitedPieces() {
        RoadGraph graph = Walks.streets(5, 80);
        Random random = new Random(11);
        List<Geometry> houses = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            houses.add(house(random.nextInt(320), random.nextInt(320)));
        }
        PatrolGround ground = new PatrolGround(graph, houses, PLANE);
        List<Waypoint> walk = new ArrayList<>();
        for (int i = 0; i <= 32; i++) {
            walk.add(new Waypoint(
                    i <= 16 ? Walks.at(10 * i, 160) : Walks.at(160, 160 + 10 * (i - 16)), i * 8_000L, 30));
        }
        PatrolGround.Visits visits = ground.visits(Track.of(walk), 0, Long.MAX_VALUE);
        assertThat(visits.pieces().cardinality()).isEqualTo(8);
        for (int house = 0; house < houses.size(); house++) {
            Geometry footprint = PLANE.project(houses.get(house));
            boolean near = visits.pieces().stream()
                    .anyMatch(piece -> PLANE.project(ground.pieceLine(piece)).distance(footprint) <= 25);
            assertThat(visits.buildings().get(house)).isEqualTo(near);
        }
    }

    private static Geometry house(double east, double north) {
        Coordinate[] ring = {
            Walks.at(east - 5, north - 4).toCoordinate(),
            Walks.at(east + 5, north - 4).toCoordinate(),
            Walks.at(east + 5, north + 4).toCoordinate(),
            Walks.at(east - 5, north + 4).toCoordinate(),
            Walks.at(east - 5, north - 4).toCoordinate()
        };
        return Precision.FACTORY.createPolygon(ring);
    }
}

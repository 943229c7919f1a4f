package org.onegrid.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.onegrid.geo.Precision;
import org.onegrid.network.RoadLines.Junctions;
import org.onegrid.network.RoadLines.Road;

class RoadLinesTest {

    private static final Speeds STREET = new Speeds(5, 15, 30);

    @Test
    void joinsWhereItWasToldToJoin() {
        List<Road> roads = List.of(
                road(0, 0, 0, 100, 0, 200, 0),
                road(0, 100, 0, 100, 100),
                road(0, 150, -50, 150, 50),
                road(1, 50, -50, 50, 50));
        assertThat(RoadLines.graph(roads, Junctions.ENDS).linkCount()).isEqualTo(4);
        assertThat(RoadLines.graph(roads, Junctions.VERTICES).linkCount()).isEqualTo(5);
        RoadGraph crossed = RoadLines.graph(roads, Junctions.CROSSINGS);
        // The bridge at 50 crosses and does not join; the street at 150 does.
        assertThat(crossed.linkCount()).isEqualTo(7);
        assertThat(crossed.nodeCount()).isEqualTo(9);
    }

    @Test
    void aRampOfAnotherLevelJoinsWithItsEnd() {
        List<Road> roads = List.of(road(0, 0, 0, 100, 0, 200, 0), road(1, 100, 0, 100, 100));
        assertThat(RoadLines.graph(roads, Junctions.CROSSINGS).linkCount()).isEqualTo(3);
    }

    @Test
    void keepsDirectionsAndTheOrderAlongALine() {
        List<Road> roads = List.of(
                new Road(line(0, 0, 300, 0), STREET, Speeds.CLOSED, 0),
                road(0, 100, -10, 100, 10),
                road(0, 200, -10, 200, 10));
        RoadGraph graph = RoadLines.graph(roads, Junctions.CROSSINGS);
        for (int link = 0; link < 3; link++) {
            assertThat(graph.speeds(2 * link + 1)).isEqualTo(Speeds.CLOSED);
            assertThat(graph.meters(link)).isCloseTo(100, within(1.0));
        }
        assertThat(graph.to(0)).isEqualTo(graph.from(1));
        assertThat(graph.to(1)).isEqualTo(graph.from(2));
    }

    /** Many maps hold a street as two one-way lines: the same street, and places on it may leave either way. */
    @Test
    void oneWayLinesThereAndBackAreOneStreet() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            List<Road> whole = new ArrayList<>();
            List<Road> halves = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                double[] xy = random.doubles(4, 0, 12)
                        .map(cell -> 100 * Math.rint(cell))
                        .toArray();
                if (xy[0] == xy[2] && xy[1] == xy[3]) {
                    continue;
                }
                Speeds back = random.nextInt(4) == 0 ? Speeds.CLOSED : STREET;
                whole.add(new Road(line(xy), STREET, back, 0));
                halves.add(new Road(line(xy), STREET, Speeds.CLOSED, 0));
                halves.add(new Road(line(xy[2], xy[3], xy[0], xy[1]), back, Speeds.CLOSED, 0));
            }
            RoadGraph graph = RoadLines.graph(whole, Junctions.ENDS);
            RoadGraph joined = RoadLines.graph(halves, Junctions.ENDS);
            assertThat(joined.linkCount()).as("seed %d", seed).isEqualTo(graph.linkCount());
            for (int arc = 0; arc < 2 * graph.linkCount(); arc++) {
                assertThat(joined.speeds(arc)).as("seed %d", seed).isEqualTo(graph.speeds(arc));
            }
        }
    }

    /** Afterwards no two links meet but at their ends, and no road is lost. */
    @Test
    void randomLinesAreNodedWhollyAndKeepTheirLength() {
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            List<Road> roads = new ArrayList<>();
            double meters = 0;
            for (int i = 0; i < 25; i++) {
                double[] xy = random.doubles(6, 0, 1000).map(Math::rint).toArray();
                roads.add(road(0, xy));
                meters += roads.get(i).line().getLength();
            }
            RoadGraph graph = RoadLines.graph(roads, Junctions.CROSSINGS);
            double noded = 0;
            for (int a = 0; a < graph.linkCount(); a++) {
                noded += graph.line(a).getLength();
                Envelope around = graph.line(a).getEnvelopeInternal();
                for (int b = 0; b < a; b++) {
                    if (!around.intersects(graph.line(b).getEnvelopeInternal())) {
                        continue;
                    }
                    Geometry shared = graph.line(a).intersection(graph.line(b));
                    for (Coordinate at : shared.getCoordinates()) {
                        assertThat(isEnd(graph.line(a), at) && isEnd(graph.line(b), at))
                                .as("seed %d links %d and %d meet at %s", seed, a, b, at)
                                .isTrue();
                    }
                }
            }
            assertThat(noded).as("seed %d", seed).isCloseTo(meters, within(1e-5 * meters));
        }
    }

    private static boolean isEnd(LineString line, Coordinate at) {
        return line.getCoordinateN(0).distance(at) < 2e-7
                || line.getCoordinateN(line.getNumPoints() - 1).distance(at) < 2e-7;
    }

    private static Road road(int level, double... eastNorth) {
        return new Road(line(eastNorth), STREET, STREET, level);
    }

    private static LineString line(double... eastNorth) {
        Coordinate[] line = new Coordinate[eastNorth.length / 2];
        for (int i = 0; i < line.length; i++) {
            // Along parallels and meridians, so that crossings lie where they seem to.
            line[i] = new Coordinate(122 + eastNorth[2 * i] * 1.04e-5, 30 + eastNorth[2 * i + 1] * 9e-6);
        }
        return Precision.FACTORY.createLineString(line);
    }
}

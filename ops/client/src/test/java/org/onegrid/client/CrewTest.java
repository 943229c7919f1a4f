package org.onegrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.index.strtree.STRtree;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Speeds;
import org.onegrid.synth.District;
import org.onegrid.synth.Recipe;
import org.onegrid.synth.Road;
import org.onegrid.synth.RoadNetwork;
import org.onegrid.synth.Stream;

/** How crews of a rehearsal drive. */
class CrewTest {

    private static final LngLat CORNER = new LngLat(120.01, 30);

    /** A street to the east, from whose end one goes to the north; 36 km/h on both. */
    private static RoadGraph corner() {
        Speeds speeds = new Speeds(5, 15, 36);
        RoadGraph.Builder roads = RoadGraph.builder();
        roads.add(line(new LngLat(120, 30), CORNER), speeds);
        roads.add(line(CORNER, new LngLat(120.01, 30.01)), speeds);
        return roads.build();
    }

    private static LineString line(LngLat from, LngLat to) {
        return Precision.FACTORY.createLineString(new Coordinate[] {from.toCoordinate(), to.toCoordinate()});
    }

    @Test
    void drivesAroundTheCornerAtTheSpeedOfTheStreetAndIsThereOnce() {
        LngLat start = new LngLat(120.002, 30);
        LngLat scene = new LngLat(120.01, 30.008);
        Crew crew = new Crew("R", "R", start, Ways.along(corner()));
        PlayedCase one = new PlayedCase(
                new Script("A", "201001", scene, "hotline", 2, "t", Instant.EPOCH, 10, 10, 60, 10, 10, null), "1");
        crew.take(one);
        crew.drive(scene);
        double expected = (Ground.meters(start, CORNER) + Ground.meters(CORNER, scene)) / 10 * Ways.TRAFFIC;
        List<LngLat> seen = new ArrayList<>();
        PlayedCase there = null;
        double seconds = 0;
        for (; there == null && seconds < 1_000; seconds += 2) {
            there = crew.advance(2);
            seen.add(crew.at());
        }
        assertThat(there).isSameAs(one);
        assertThat(seconds).isCloseTo(expected, within(4.0));
        assertThat(seen)
                .allMatch(at -> Math.abs(at.lat() - 30) < 1e-6 || Math.abs(at.lng() - 120.01) < 1e-6)
                .anyMatch(at -> Ground.meters(at, CORNER) < 16);
        assertThat(Ground.meters(crew.at(), scene)).isLessThan(0.1);
        assertThat(crew.advance(2)).as("it arrives once").isNull();
        crew.goHome();
        crew.advance(10_000);
        assertThat(Ground.meters(crew.at(), start)).isLessThan(0.1);
    }

    @Test
    void inTheDemoDistrictNobodyLeavesTheRoadsButAtTheEnds() {
        District district = District.generate(Recipe.DEMO);
        STRtree roads = new STRtree();
        for (Road road : district.roads()) {
            roads.insert(road.line().getEnvelopeInternal(), road.line());
        }
        Ways ways = Ways.along(RoadNetwork.of(district));
        Stream stream = Stream.of(3, "ways");
        int along = 0;
        for (int i = 0; i < 40; i++) {
            LngLat from = building(district, stream);
            LngLat to = building(district, stream);
            Ways.Way way = ways.between(from, to);
            for (double at = 0; at <= way.seconds(); at += way.seconds() / 50) {
                LngLat here = way.at(at);
                if (Ground.meters(here, from) > 30 + 1.2 * offRoad(roads, from)
                        && Ground.meters(here, to) > 30 + 1.2 * offRoad(roads, to)) {
                    along++;
                    assertThat(offRoad(roads, here))
                            .as("way %d from %s to %s", i, from, to)
                            .isLessThan(1);
                }
            }
        }
        assertThat(along).isGreaterThan(500);
    }

    private static LngLat building(District district, Stream stream) {
        return district.buildings()
                .get(stream.below(district.buildings().size()))
                .at();
    }

    /** Metres to the nearest road, as a plain plane has it. */
    private static double offRoad(STRtree roads, LngLat at) {
        var point = Precision.FACTORY.createPoint(at.toCoordinate());
        var box = point.getEnvelopeInternal();
        box.expandBy(0.01);
        double nearest = Double.MAX_VALUE;
        for (Object road : roads.query(box)) {
            nearest = Math.min(nearest, ((LineString) road).distance(point));
        }
        return nearest * 111_320;
    }
}

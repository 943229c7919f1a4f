package org.onegrid.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineSegment;
import org.onegrid.geo.LngLat;

class SnapperTest {

    @Test
    void findsTheNearestUsableLinkOfAllEvenFarOutside() {
        for (long seed = 1; seed <= 80; seed++) {
            Random random = new Random(seed);
            Travel travel =
                    Travel.of(Streets.random(random, 4 + random.nextInt(50), 3 + random.nextInt(90)), Mode.DRIVE);
            Snapper snapper = Snapper.of(travel);
            for (int i = 0; i < 50; i++) {
                LngLat place = Streets.at(random.nextInt(9000) - 3000, random.nextInt(9000) - 3000);
                double nearest = Double.POSITIVE_INFINITY;
                for (int link = 0; link < travel.graph().linkCount(); link++) {
                    if (travel.isOpen(link)) {
                        nearest = Math.min(nearest, metersTo(travel.graph(), link, place));
                    }
                }
                if (nearest < Double.POSITIVE_INFINITY) {
                    Snap snap = snapper.get(place);
                    assertThat(snap.accessMeters()).as("seed %d", seed).isCloseTo(nearest, within(1e-3));
                    assertThat(travel.isOpen(snap.link())).isTrue();
                    assertThat(travel.graph()
                                    .along(snap.link(), snap.alongMeters())
                                    .distanceMeters(snap.at()))
                            .isLessThan(0.05);
                    assertThat(snapper.find(place, nearest - 0.01)).isEmpty();
                }
            }
        }
    }

    @Test
    void saysSoWhenNothingIsUsable() {
        Travel travel = Travel.of(Streets.grid(2, 100, new Speeds(5, 15, 0)), Mode.DRIVE);
        assertThat(Snapper.of(travel).find(Streets.at(0, 0), 1e6)).isEmpty();
    }

    @Test
    void listsEveryLinkWithinTheRadiusAndNoOther() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            Travel travel = Travel.of(Streets.random(random, 20, 3 + random.nextInt(90)), Mode.WALK);
            Snapper snapper = Snapper.of(travel);
            for (int i = 0; i < 30; i++) {
                LngLat place = Streets.at(random.nextInt(5000) - 1000, random.nextInt(5000) - 1000);
                double radius = random.nextInt(800);
                Map<Integer, Double> expected = new TreeMap<>();
                for (int link = 0; link < travel.graph().linkCount(); link++) {
                    double meters = metersTo(travel.graph(), link, place);
                    if (travel.isOpen(link) && meters <= radius) {
                        expected.put(link, meters);
                    }
                }
                List<Snap> found = snapper.list(place, radius);
                assertThat(found.stream().map(Snap::link).sorted().toList())
                        .as("seed %d", seed)
                        .isEqualTo(List.copyOf(expected.keySet()));
                assertThat(found).isSortedAccordingTo(Comparator.comparingDouble(Snap::accessMeters));
                found.forEach(
                        snap -> assertThat(snap.accessMeters()).isCloseTo(expected.get(snap.link()), within(1e-3)));
            }
        }
    }

    private static double metersTo(RoadGraph graph, int link, LngLat place) {
        double perLng = Spheroid.metersPerDegreeLng(place.lat());
        double perLat = Spheroid.metersPerDegreeLat(place.lat());
        Coordinate[] line = graph.line(link).getCoordinates();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < line.length; i++) {
            LineSegment segment = new LineSegment(
                    (line[i - 1].x - place.lng()) * perLng,
                    (line[i - 1].y - place.lat()) * perLat,
                    (line[i].x - place.lng()) * perLng,
                    (line[i].y - place.lat()) * perLat);
            least = Math.min(least, segment.distance(new Coordinate(0, 0)));
        }
        return least;
    }
}

package org.onegrid.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.onegrid.geo.LngLat;

class IsochronesTest {

    private static final Speeds STREET = new Speeds(5, 15, 30);

    @Test
    void aFiveMinuteWalkOnAnEmptyStreetGridIsADiamondOfKnownArea() {
        Travel travel = Travel.of(Streets.grid(101, 10, STREET), Mode.WALK);
        Ground ground = Ground.of(travel, 4, 50);
        Reach reach = Reach.within(travel, List.of(Snapper.of(travel).get(Streets.at(500, 500))), 300_000);
        MultiPolygon diamond = Isochrones.of(ground, reach, 300_000).get(0).within();
        double radius = 5000.0 / 60 * 5;
        assertThat(diamond.isValid()).isTrue();
        assertThat(diamond.getNumGeometries()).isEqualTo(1);
        assertThat(squareMeters(diamond)).isCloseTo(2 * radius * radius, within(0.02 * 2 * radius * radius));
        for (double angle = 0; angle < 6.28; angle += 0.1) {
            double taxicab = Math.abs(Math.cos(angle)) + Math.abs(Math.sin(angle));
            assertThat(covers(diamond, 500, angle, (radius - 15) / taxicab)).isTrue();
            assertThat(covers(diamond, 500, angle, (radius + 15) / taxicab)).isFalse();
        }
    }

    private static boolean covers(Geometry area, double middle, double angle, double meters) {
        LngLat at = Streets.at(middle + meters * Math.cos(angle), middle + meters * Math.sin(angle));
        return new IndexedPointInAreaLocator(area).locate(at.toCoordinate()) != Location.EXTERIOR;
    }

    /**
     * The law of the band: wherever a point is inside, a sample within a cell of it is within the time, and wherever it is
     * outside, one is not. So no unreachable place is inside and every border is at the band's time within the resolution.
     * Times of samples come from the snapper and the reach, not from the raster.
     */
    @Test
    void bandsSeparateReachedFromUnreachedPlacesWithinOneCell() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            RoadGraph graph = Streets.random(random, 5 + random.nextInt(60), 10 + random.nextInt(80));
            Travel travel = Travel.of(graph, random.nextBoolean() ? Mode.WALK : Mode.DRIVE);
            Snapper snapper = Snapper.of(travel);
            Ground ground = Ground.of(travel, 20, 130);
            List<Snap> sources = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                sources.add(snapper.get(Streets.at(random.nextInt(3000), random.nextInt(3000))));
            }
            Reach reach = Reach.within(travel, sources, 900_000);
            for (Isochrone band : Isochrones.of(ground, reach, 300_000, 600_000, 900_000)) {
                assertThat(band.within().isValid()).as("seed %d", seed).isTrue();
                IndexedPointInAreaLocator area = new IndexedPointInAreaLocator(band.within());
                for (int i = 0; i < 400; i++) {
                    double column = random.nextDouble() * (ground.columns() - 1.001);
                    double row = random.nextDouble() * (ground.rows() - 1.001);
                    boolean inside = !band.within().isEmpty()
                            && area.locate(new Coordinate(ground.lng(column), ground.lat(row))) != Location.EXTERIOR;
                    boolean someIn = false;
                    boolean someOut = false;
                    for (int corner = 0; corner < 4; corner++) {
                        LngLat at = ground.at((int) column + corner % 2, (int) row + corner / 2);
                        Optional<Snap> snap = snapper.find(at, 130.05);
                        int millis = snap.map(reach::millisTo).orElse(Travel.NEVER);
                        someIn |= millis <= band.limitMillis() + 50;
                        someOut |= millis >= band.limitMillis() - 50
                                || snap.orElseThrow().accessMeters() > 129.95;
                    }
                    assertThat(inside ? someIn : someOut)
                            .as("seed %d: %s at column %f row %f", seed, inside ? "inside" : "outside", column, row)
                            .isTrue();
                }
            }
        }
    }

    /** Random places, snapped one by one: what is coloured and what should be share all but a few hundredths. */
    @Test
    void areaAgreesWithPlacesSnappedOneByOne() {
        int both = 0;
        int either = 0;
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            Travel travel = Travel.of(Streets.town(random, 21, 150), Mode.WALK).withoutIslands(100);
            Snapper snapper = Snapper.of(travel);
            Ground ground = Ground.of(travel, 10, 100);
            Reach reach = Reach.within(travel, List.of(snapper.get(Streets.at(1500, 1500))), 900_000);
            MultiPolygon band = Isochrones.of(ground, reach, 900_000).get(0).within();
            IndexedPointInAreaLocator area = new IndexedPointInAreaLocator(band);
            for (int i = 0; i < 60_000; i++) {
                LngLat at = Streets.at(random.nextDouble() * 3300 - 150, random.nextDouble() * 3300 - 150);
                boolean drawn = area.locate(at.toCoordinate()) != Location.EXTERIOR;
                boolean real = snapper.find(at, 100).map(reach::millisTo).orElse(Travel.NEVER) != Travel.NEVER;
                both += drawn && real ? 1 : 0;
                either += drawn || real ? 1 : 0;
            }
        }
        assertThat(both).isGreaterThan(10_000);
        assertThat((double) both / either).isGreaterThan(0.985);
    }

    @Test
    void aBlockTooDeepToWalkIntoIsAHoleAndTheOtherBankIsLeftOut() {
        Streets streets = new Streets();
        double[][] ring = {{0, 0}, {600, 0}, {600, 600}, {0, 600}, {0, 0}};
        for (int i = 0; i < 4; i++) {
            streets.add(Streets.at(ring[i][0], ring[i][1]), Streets.at(ring[i + 1][0], ring[i + 1][1]), STREET, false);
        }
        // The other bank, 60 m away, and no bridge.
        streets.add(Streets.at(0, -60), Streets.at(600, -60), STREET, false);
        Travel travel = Travel.of(streets.build(), Mode.EBIKE);
        Reach reach = Reach.within(travel, List.of(Snapper.of(travel).get(Streets.at(10, 300))), 900_000);
        MultiPolygon band =
                Isochrones.of(Ground.of(travel, 5, 100), reach, 900_000).get(0).within();
        assertThat(band.getNumGeometries()).isEqualTo(1);
        assertThat(((org.locationtech.jts.geom.Polygon) band.getGeometryN(0)).getNumInteriorRing())
                .isEqualTo(1);
        IndexedPointInAreaLocator area = new IndexedPointInAreaLocator(band);
        assertThat(area.locate(Streets.at(300, 300).toCoordinate())).isEqualTo(Location.EXTERIOR);
        assertThat(area.locate(Streets.at(300, 95).toCoordinate())).isEqualTo(Location.INTERIOR);
        assertThat(area.locate(Streets.at(300, -25).toCoordinate())).isEqualTo(Location.INTERIOR);
        assertThat(area.locate(Streets.at(300, -35).toCoordinate())).isEqualTo(Location.EXTERIOR);
        // 800 m square less a 400 m hole, less half the strip to the other bank, less the round corners.
        double expected = 800 * 800 - 400 * 400 - 70 * 800 - (4 - Math.PI) / 4 * 2 * 100 * 100;
        assertThat(squareMeters(band)).isCloseTo(expected, within(0.02 * expected));
    }

    @Test
    void aLongerTimeAnotherSourceAndHigherSpeedsOnlyAddToABand() {
        for (long seed = 1; seed <= 15; seed++) {
            Random random = new Random(seed);
            Travel travel = Travel.of(Streets.random(random, 60, 120), Mode.WALK);
            Snapper snapper = Snapper.of(travel);
            Ground ground = Ground.of(travel, 15, 100);
            Snap one = snapper.get(Streets.at(random.nextInt(3000), random.nextInt(3000)));
            Snap two = snapper.get(Streets.at(random.nextInt(3000), random.nextInt(3000)));
            Reach reach = Reach.within(travel, List.of(one), 900_000);
            List<Isochrone> bands = Isochrones.of(ground, reach, 400_000, 800_000);
            double less = bands.get(0).within().getArea();
            assertThat(bands.get(1).within().getArea()).as("seed %d", seed).isGreaterThanOrEqualTo(less);
            Reach more = Reach.within(travel, List.of(one, two), 900_000);
            Reach faster = Reach.within(travel.slower(0.5), List.of(one), 900_000);
            for (Reach better : List.of(more, faster)) {
                Geometry lost = bands.get(0)
                        .within()
                        .difference(
                                Isochrones.of(ground, better, 400_000).get(0).within());
                assertThat(lost.getArea()).as("seed %d", seed).isLessThanOrEqualTo(0.01 * less);
            }
        }
    }

    /** Arrays are kept from one drawing to the next: nothing of an earlier one may show. */
    @Test
    void aroundSourcesIsTheSameAsOfAReachWhateverWasDrawnBefore() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RoadGraph graph = Streets.random(random, 80, 170);
        Travel travel = Travel.of(graph, Mode.DRIVE);
        Snapper snapper = Snapper.of(travel);
        Ground used = Ground.of(travel, 15, 90);
        for (int round = 0; round < 60; round++) {
            List<Snap> sources = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(4); i++) {
                sources.add(snapper.get(Streets.at(random.nextInt(3000), random.nextInt(3000))));
            }
            int[] limits = {random.nextInt(900_000), random.nextInt(300_000), 60_000};
            List<Isochrone> around = Isochrones.around(used, sources, limits);
            int greatest = java.util.Arrays.stream(limits).max().orElseThrow();
            Reach reach = Reach.within(travel, sources, greatest);
            List<Isochrone> fresh = Isochrones.of(round < 5 ? Ground.of(travel, 15, 90) : used, reach, limits);
            for (int i = 0; i < limits.length; i++) {
                assertThat(around.get(i).limitMillis()).isEqualTo(limits[i]);
                assertThat(around.get(i).within().equalsExact(fresh.get(i).within()))
                        .as("seed %d round %d band %d", seed, round, i)
                        .isTrue();
            }
        }
    }

    @Test
    void boundsItsVerticesAndRefusesWhatItCannotDraw() {
        Travel travel = Travel.of(Streets.random(new Random(3), 200, 400), Mode.DRIVE);
        Ground ground = Ground.of(travel, 5, 30);
        Reach reach = Reach.within(travel, List.of(Snapper.of(travel).get(Streets.at(1500, 1500))), 900_000);
        MultiPolygon fine = Isochrones.of(ground, reach, 900_000).get(0).within();
        MultiPolygon coarse =
                Isochrones.bounded(1000, ground, reach, 900_000).get(0).within();
        assertThat(fine.getNumPoints()).isGreaterThan(1000);
        assertThat(coarse.getNumPoints()).isBetween(100, 1000);
        assertThat(coarse.isValid()).isTrue();
        assertThatThrownBy(() -> Isochrones.of(ground, reach, 900_001)).hasMessageContaining("not within the reach");
        assertThatThrownBy(() -> Ground.of(travel, 1, 100)).isInstanceOf(IllegalArgumentException.class);
        Travel elsewhere = Travel.of(Streets.random(new Random(4), 20, 40), Mode.DRIVE);
        assertThatThrownBy(() -> Isochrones.of(Ground.of(elsewhere, 5, 30), reach, 60_000))
                .hasMessageContaining("same graph");
        assertThatThrownBy(() -> Ground.of(along(90_000, 90_000), 2, 100)).hasMessageEndingWith("take cells of 6 m");
        assertThatThrownBy(() -> Ground.of(along(60_000, 0), 2, 300)).hasMessageEndingWith("take cells of 3 m");
    }

    private static Travel along(double east, double north) {
        Streets one = new Streets();
        one.add(Streets.at(0, 0), Streets.at(east, north), STREET, false);
        return Travel.of(one.build(), Mode.WALK);
    }

    /** Only what lies near roads is kept, however far the roads lie apart. */
    @Test
    void aStreetFarFromAllOthersIsDrawnLikeAny() {
        Streets streets = new Streets();
        streets.add(Streets.at(0, 0), Streets.at(800, 0), STREET, false);
        streets.add(Streets.at(50_000, 30_000), Streets.at(50_800, 30_000), STREET, false);
        Travel travel = Travel.of(streets.build(), Mode.WALK);
        Ground ground = Ground.of(travel, 5, 50);
        for (double[] start : new double[][] {{400, 0}, {50_400, 30_000}}) {
            Snap source = Snapper.of(travel).get(Streets.at(start[0], start[1]));
            MultiPolygon band =
                    Isochrones.around(ground, List.of(source), 900_000).get(0).within();
            assertThat(band.isValid()).isTrue();
            assertThat(squareMeters(band)).isCloseTo(800 * 100 + Math.PI * 50 * 50, within(600.0));
        }
    }

    private static double squareMeters(Geometry area) {
        double lat = area.getCentroid().getY();
        return area.getArea() * Spheroid.metersPerDegreeLng(lat) * Spheroid.metersPerDegreeLat(lat);
    }
}

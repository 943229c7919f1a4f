package org.onegrid.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;

class LocatorTest {

    private static final double UNIT = 1e-7;

    private final long seed = Long.getLong("onegrid.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void agreesWithJtsOnAPartition() {
        List<Face> faces = Faces.voronoi(random, 400, 116.2, 39.7, 0.5);
        assertAgreement(faces, Locator.of(faces), 200_000);
    }

    @Test
    void agreesWithJtsWhereEverythingIsWithinAFewUnits() {
        List<Face> faces = Faces.voronoi(random, 300, 3 - 0.00001, 5 - 0.00001, 0.00002);
        Locator locator = Locator.of(faces);
        Oracle oracle = new Oracle(faces);
        for (int x = -105; x <= 105; x++) {
            for (int y = -105; y <= 105; y++) {
                assertSame(locator, oracle, (30_000_000 + x) / 1e7, (50_000_000 + y) / 1e7);
            }
        }
        assertAgreement(faces, locator, 20_000);
    }

    @Test
    void agreesWithJtsOnOverlapsHolesEnclavesAndIslands() {
        List<Face> faces = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double lng = 121 + random.nextInt(100) / 1000.0;
            double lat = 31 + random.nextInt(100) / 1000.0;
            faces.add(new Face(100 - i, Faces.star(random, lng, lat, 0.01, 3 + random.nextInt(40))));
        }
        Polygon withEnclave = Precision.FACTORY.createPolygon(
                Faces.ring(random, 121.2, 31.05, 0.05, 90),
                new LinearRing[] {Faces.ring(random, 121.2, 31.05, 0.005, 30)});
        faces.add(new Face(200, withEnclave));
        faces.add(new Face(
                201,
                Precision.FACTORY.createPolygon(withEnclave.getInteriorRingN(0).getCoordinates())));
        faces.add(new Face(7, Precision.FACTORY.createMultiPolygon(new Polygon[] {
            (Polygon) Faces.star(random, 121.3, 31.0, 0.02, 500), (Polygon) Faces.star(random, 121.4, 31.1, 0.02, 5)
        })));
        faces.add(new Face(8, Precision.FACTORY.toGeometry(new Envelope(121.31, 121.32, 31.0, 31.1))));
        assertAgreement(faces, Locator.of(faces), 150_000);
    }

    @Test
    void agreesWithJtsOnOnePolygonOfManyVerticesAndOnTheWholeWidthOfChina() {
        List<Face> one = List.of(new Face(0, Faces.star(random, 104, 35, 0.2, 20_000)));
        Locator locator = Locator.of(one);
        assertThat(locator.memoryBytes())
                .as("a hostile shape does not blow up the index")
                .isLessThan(30_000_000);
        assertAgreement(one, locator, 1_000);
        List<Face> wide = Faces.voronoi(random, 50, 73, -10, 62);
        assertAgreement(wide, Locator.of(wide), 20_000);
    }

    @Test
    void givesSharedEdgesToTheLowestIdAndNothingOutside() {
        Face west = new Face(9, box(10, 20, 11, 21));
        Face east = new Face(4, box(11, 20, 12, 21));
        Locator locator = Locator.of(List.of(west, east));
        assertThat(locator.find(11, 20.5)).isEqualTo(4);
        assertThat(locator.find(11 - UNIT, 20.5)).isEqualTo(9);
        assertThat(locator.find(Math.nextDown(11.0), 20.5)).isEqualTo(9);
        assertThat(locator.find(10, 20)).isEqualTo(9);
        assertThat(locator.find(Math.nextDown(10.0), 20.5)).isEqualTo(-1);
        assertThat(locator.find(12 + UNIT, 20.5)).isEqualTo(-1);
        assertThat(locator.find(Double.NaN, 20.5)).isEqualTo(-1);
        assertThat(locator.find(1e300, Double.NEGATIVE_INFINITY)).isEqualTo(-1);
        long[] out = new long[2];
        locator.find(new double[] {10.5, 11.5}, new double[] {20.5, 20.5}, out);
        assertThat(out).containsExactly(9, 4);
    }

    @Test
    void swapsAreasAsIfBuiltAnew() {
        List<Face> faces = new ArrayList<>(Faces.voronoi(random, 200, 113.5, 22.5, 0.2));
        Locator locator = Locator.of(faces);
        for (int round = 0; round < 40; round++) {
            Face gone = faces.remove(random.nextInt(faces.size()));
            int grown = random.nextInt(faces.size());
            Geometry star = Faces.star(random, 113.6, 22.6, 0.005 + 0.01 * random.nextDouble(), 50);
            Face changed = new Face(faces.get(grown).id(), star);
            Face added = new Face(10_000 + round, gone.shape());
            faces.set(grown, changed);
            faces.add(added);
            Locator before = locator;
            long old = before.find(113.6, 22.6);
            locator = locator.with(List.of(changed, added), List.of(gone.id()));
            assertThat(before.find(113.6, 22.6))
                    .as("the old locator is untouched")
                    .isEqualTo(old);
            assertAgreement(faces, locator, 2_000);
        }
        Face beyond = new Face(5_000, box(114, 23, 114.1, 23.1));
        faces.add(beyond);
        assertAgreement(faces, locator.with(List.of(beyond)), 2_000);
    }

    @Test
    void tellsTheDistanceToTheBorderAndWhoIsAcross() {
        Locator locator = Locator.of(List.of(
                new Face(1, box(116, 40, 116.01, 40.01)),
                new Face(2, box(116.01, 40, 116.02, 40.01)),
                new Face(3, box(116, 40.01, 116.02, 40.02))));
        // A degree of latitude is 111,035 m and one of longitude 85,394 m at 40° north on the ellipsoid.
        Border border = locator.border(new LngLat(116.0095, 40.005));
        assertThat(border.areaId()).isEqualTo(1);
        assertThat(border.distanceMeters()).isCloseTo(0.0005 * 85_394, within(0.01));
        assertThat(border.nearest()).isEqualTo(new LngLat(116.01, 40.005));
        assertThat(border.across()).containsExactly(2L);

        Border north = locator.border(new LngLat(116.005, 40.0099));
        assertThat(north.distanceMeters()).isCloseTo(0.0001 * 111_035, within(0.01));
        assertThat(north.across()).containsExactly(3L);

        assertThat(locator.border(new LngLat(116.0001, 40.005)).across()).isEmpty();
        assertThat(locator.border(new LngLat(116.01, 40.01))).satisfies(corner -> {
            assertThat(corner.areaId()).isEqualTo(1);
            assertThat(corner.distanceMeters()).isZero();
            assertThat(corner.across()).containsExactly(2L, 3L);
        });
        Border outside = locator.border(new LngLat(115.999, 40.005));
        assertThat(outside.areaId()).isEqualTo(-1);
        assertThat(outside.across()).containsExactly(1L);

        List<Neighbour> near = locator.near(new LngLat(116.0095, 40.0095), 60);
        assertThat(near).extracting(Neighbour::areaId).containsExactly(1L, 2L, 3L);
        assertThat(near).extracting(Neighbour::distanceMeters).first().isEqualTo(0.0);
        assertThat(locator.near(new LngLat(116.005, 40.005), 60))
                .extracting(Neighbour::areaId)
                .containsExactly(1L);
    }

    @Test
    void refusesWhatItCannotIndex() {
        assertThatThrownBy(() -> Locator.of(List.of())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> Locator.of(List.of(new Face(1, box(0, 0, 1, 1)), new Face(1, box(1, 0, 2, 1)))))
                .hasMessageContaining("id 1 comes twice");
        assertThatThrownBy(() -> Locator.of(List.of(new Face(1, box(0, 0, 1.00000001, 1)))))
                .hasMessageContaining("not on the precision grid");
        assertThatThrownBy(() -> Locator.of(List.of(new Face(1, box(-179, 0, 179, 1)))))
                .hasMessageContaining("214 degrees");
        assertThatThrownBy(() -> new Face(1, Precision.FACTORY.createPolygon())).hasMessageContaining("area");
        Locator locator = Locator.of(List.of(new Face(1, box(0, 0, 1, 1))));
        assertThatThrownBy(() -> locator.with(List.of(), List.of(2L))).hasMessageContaining("no area has the id 2");
        assertThatThrownBy(() -> locator.with(List.of(), List.of(1L))).hasMessageContaining("at least one");
        assertThatThrownBy(() -> locator.near(new LngLat(0, 0), Double.NaN)).hasMessageContaining("radius");
    }

    /** Random points, and the hard ones: vertices, edges, and a unit or a last bit beside them. */
    private void assertAgreement(List<Face> faces, Locator locator, int count) {
        Oracle oracle = new Oracle(faces);
        Envelope all = new Envelope();
        faces.forEach(face -> all.expandToInclude(face.shape().getEnvelopeInternal()));
        all.expandBy(all.getWidth() / 50);
        List<Coordinate[]> rings =
                faces.stream().map(face -> face.shape().getCoordinates()).toList();
        for (int i = 0; i < count; i++) {
            double lng = all.getMinX() + random.nextDouble() * all.getWidth();
            double lat = all.getMinY() + random.nextDouble() * all.getHeight();
            assertSame(locator, oracle, lng, lat);
            Coordinate[] line = faces.get(random.nextInt(faces.size())).shape().getCoordinates();
            int from = random.nextInt(line.length - 1);
            double along = random.nextBoolean() ? 0.5 : random.nextInt(11) / 10.0;
            double x = line[from].x + along * (line[from + 1].x - line[from].x);
            double y = line[from].y + along * (line[from + 1].y - line[from].y);
            assertSame(locator, oracle, line[from].x, line[from].y);
            assertSame(locator, oracle, x, y);
            assertSame(locator, oracle, Math.nextUp(x), y);
            assertSame(locator, oracle, Precision.round(x), Precision.round(y));
            double shift = (random.nextInt(9) - 4) * UNIT / 2;
            assertSame(locator, oracle, x + shift, y + (random.nextInt(9) - 4) * UNIT / 2);
            assertSame(locator, oracle, line[from].x, y + shift);
        }
    }

    private void assertSame(Locator locator, Oracle oracle, double lng, double lat) {
        long found = locator.find(lng, lat);
        long expected = oracle.find(lng, lat);
        if (found != expected) {
            throw new AssertionError("at " + lng + " " + lat + " found " + found + " where JTS says " + expected
                    + "; -Donegrid.seed=" + seed);
        }
    }

    private static Geometry box(double west, double south, double east, double north) {
        return Precision.FACTORY.toGeometry(new Envelope(west, east, south, north));
    }

    private static org.assertj.core.data.Offset<Double> within(double meters) {
        return org.assertj.core.data.Offset.offset(meters);
    }
}

package org.onegrid.movement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Plane;
import org.onegrid.geo.Precision;

class FenceTest {

    private static final Plane PLANE = Plane.at(Walks.at(0, 0));

    @Test
    void decidesAsTheDistanceToTheBorderDoes() {
        int[] seen = new int[3];
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            Geometry zone = star(random);
            Geometry metric = PLANE.project(zone);
            Fence fence = new Fence(zone, PLANE);
            for (int i = 0; i < 200; i++) {
                LngLat place = Walks.at(random.nextInt(800) - 400, random.nextInt(800) - 400);
                double accuracy = random.nextInt(60);
                Geometry at = new GeometryFactory().createPoint(PLANE.project(place));
                Fence.Side expected = metric.getBoundary().distance(at) <= Math.max(10, accuracy)
                        ? Fence.Side.UNCERTAIN
                        : metric.contains(at) ? Fence.Side.INSIDE : Fence.Side.OUTSIDE;
                assertThat(fence.side(place, accuracy)).as("seed %d", seed).isEqualTo(expected);
                seen[expected.ordinal()]++;
            }
        }
        assertThat(seen).doesNotContain(0);
    }

    private static Geometry star(Random random) {
        int n = 3 + random.nextInt(20);
        Coordinate[] ring = new Coordinate[n + 1];
        for (int i = 0; i < n; i++) {
            double radius = 60 + random.nextInt(300);
            double turn = 2 * Math.PI * i / n;
            ring[i] = Walks.at(radius * Math.cos(turn), radius * Math.sin(turn)).toCoordinate();
        }
        ring[n] = ring[0];
        return Precision.FACTORY.createPolygon(ring);
    }

    @Test
    void whatIsNarrowerThanTheMarginHoldsNobody() {
        assertThat(new Fence(box(15), PLANE).canHold()).isFalse();
        assertThat(new Fence(box(30), PLANE).canHold()).isTrue();
    }

    private static Geometry box(double side) {
        Coordinate[] ring = {
            Walks.at(0, 0).toCoordinate(),
            Walks.at(500, 0).toCoordinate(),
            Walks.at(500, side).toCoordinate(),
            Walks.at(0, side).toCoordinate(),
            Walks.at(0, 0).toCoordinate()
        };
        return Precision.FACTORY.createPolygon(ring);
    }
}

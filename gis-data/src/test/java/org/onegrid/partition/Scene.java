package org.onegrid.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.geo.Precision;

/** Draws areas in steps of 0.001 degrees from 116° east, 40° north: {@code area("a", "0 0, 5 0, 5 5, 0 5")}. */
public final class Scene {

    private Scene() {}

    static Area area(String code, String shell, String... holes) {
        return new Area(code, code, polygon(shell, holes));
    }

    static Geometry shape(String shell) {
        return polygon(shell);
    }

    public static Polygon polygon(String shell, String... holes) {
        return Precision.FACTORY.createPolygon(
                ring(shell), Arrays.stream(holes).map(Scene::ring).toArray(LinearRing[]::new));
    }

    public static Coordinate at(double x, double y) {
        return new Coordinate(Precision.round(116 + x / 1000), Precision.round(40 + y / 1000));
    }

    /** A comb whose teeth stand up, or lie to the side. */
    public static Area comb(String code, int teeth, boolean lying) {
        List<Coordinate> points = new ArrayList<>();
        double step = 100.0 / teeth;
        points.add(comb(0, -1, lying));
        points.add(comb(100, -1, lying));
        for (int i = teeth - 1; i >= 0; i--) {
            points.add(comb((i + 0.9) * step, 0, lying));
            points.add(comb((i + 0.7) * step, 101, lying));
            points.add(comb((i + 0.4) * step, 101, lying));
            points.add(comb((i + 0.2) * step, 0, lying));
        }
        points.add(points.get(0).copy());
        return new Area(code, code, Precision.FACTORY.createPolygon(points.toArray(Coordinate[]::new)));
    }

    private static Coordinate comb(double x, double y, boolean lying) {
        return lying ? at(y, x) : at(x, y);
    }

    private static LinearRing ring(String text) {
        List<Coordinate> points = new ArrayList<>();
        for (String pair : text.split(",")) {
            String[] numbers = pair.strip().split(" ");
            points.add(at(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])));
        }
        points.add(points.get(0).copy());
        return Precision.FACTORY.createLinearRing(points.toArray(Coordinate[]::new));
    }
}

package org.onegrid.topology;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.onegrid.partition.Measure;

/** Sizes of a face compared with limits: roughly first, by {@link Measure} only where that does not decide. */
final class Sizes {

    private static final double NORTH_METERS = 0.0111;

    /** Beyond this factor the rough size decides; it is right to a few per cent. */
    private static final double CLEARLY = 2;

    private final List<Cycle> cycles;
    private final double eastPerNorth;

    Sizes(List<Cycle> cycles) {
        this.cycles = cycles;
        this.eastPerNorth = Math.max(
                1e-9, Math.cos(Math.toRadians(Lines.degrees(cycles.get(0).ring()[1]))));
    }

    boolean isBelow(double squareMeters) {
        double units = cycles.stream().mapToDouble(Cycle::area).sum();
        return units * eastPerNorth * NORTH_METERS * NORTH_METERS < CLEARLY * squareMeters
                && Measure.squareMeters(Shapes.of(cycles)) < squareMeters;
    }

    /** The mean width of a part is twice its area by its perimeter, holes included. */
    boolean hasPartThinnerThan(double meters) {
        double holes = 0;
        double around = 0;
        for (Cycle cycle : cycles) {
            if (cycle.sign() < 0) {
                holes += cycle.area();
                around += cycle.lengthUnits(eastPerNorth);
            }
        }
        for (Cycle part : cycles) {
            double least = 2 * (part.area() + holes) * eastPerNorth / (part.lengthUnits(eastPerNorth) + around);
            if (part.sign() > 0 && least * NORTH_METERS < CLEARLY * meters) {
                return isThinner(Shapes.of(cycles), meters);
            }
        }
        return false;
    }

    private static boolean isThinner(MultiPolygon shape, double meters) {
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            Geometry part = shape.getGeometryN(i);
            if (Measure.meanWidthMeters(part) < meters) {
                return true;
            }
        }
        return false;
    }
}

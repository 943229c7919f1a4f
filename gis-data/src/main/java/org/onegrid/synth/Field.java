package org.onegrid.synth;

import java.util.List;

/**
 * The direction streets take at each place: two axes at right angles, blended from the plan of each quarter, the nearest
 * shore, and some disorder where the town grew by itself. After the tensor fields of Chen et al. 2008, "Interactive
 * procedural street modeling".
 */
final class Field {

    private static final double CELL_METERS = 60;
    private static final int COUNT = 260;

    private final double[] cos = new double[COUNT * COUNT];
    private final double[] sin = new double[COUNT * COUNT];
    private final Land land;
    private final Noise slow;
    private final Noise quick;

    Field(long seed, Land land) {
        this.land = land;
        slow = new Noise(seed, "field/slow", 1600);
        quick = new Noise(seed, "field/quick", 230);
        for (int i = 0; i < COUNT; i++) {
            for (int j = 0; j < COUNT; j++) {
                double four = 4 * angle(new Xy((i - COUNT / 2) * CELL_METERS, (j - COUNT / 2) * CELL_METERS));
                cos[i * COUNT + j] = StrictMath.cos(four);
                sin[i * COUNT + j] = StrictMath.sin(four);
            }
        }
    }

    /** The axis nearest to a heading (unit vector), as a unit vector. */
    Xy axis(Xy place, Xy heading) {
        double u = Math.max(0, Math.min(COUNT - 2, place.x() / CELL_METERS + COUNT / 2));
        double v = Math.max(0, Math.min(COUNT - 2, place.y() / CELL_METERS + COUNT / 2));
        int at = (int) u * COUNT + (int) v;
        double s = u - (int) u;
        double t = v - (int) v;
        double x = blend(cos, at, s, t);
        double y = blend(sin, at, s, t);
        Xy along = Xy.at(StrictMath.atan2(y, x) / 4);
        Xy across = along.left();
        double a = along.dot(heading);
        double b = across.dot(heading);
        if (Math.abs(a) >= Math.abs(b)) {
            return a >= 0 ? along : along.times(-1);
        }
        return b >= 0 ? across : across.times(-1);
    }

    private static double blend(double[] of, int at, double s, double t) {
        return (of[at] * (1 - s) + of[at + COUNT] * s) * (1 - t) + (of[at + 1] * (1 - s) + of[at + COUNT + 1] * s) * t;
    }

    /** Angle of one axis in radians; the other is at a right angle. */
    private double angle(Xy p) {
        double x = 0;
        double y = 0;
        Zone zone = land.zone(p);
        double base = switch (zone) {
            case NEW_TOWN -> -0.10;
            case CENTRE -> 0.16;
            case HARBOUR -> -0.11;
            case UNIVERSITY -> 0.30;
            case OLD_TOWN -> 0.05 + 0.42 * quick.at(p.x(), p.y());
            case VILLAGE -> 0.5 * slow.at(p.x() * 3, p.y() * 3) + 0.38 * quick.at(p.y(), p.x());
            case COVE -> -0.15 + 0.35 * quick.at(p.y(), p.x());
            case SUBURB -> 0.30 * slow.at(p.x(), p.y());
            default -> 0.16 * slow.at(p.x(), p.y());
        };
        double weight = zone == Zone.NEW_TOWN ? 6 : 1.6;
        x += weight * StrictMath.cos(4 * base);
        y += weight * StrictMath.sin(4 * base);
        for (Rivers.Arm arm : land.rivers.arms()) {
            double[] pull = pull(arm.line(), p, 420, 2.2);
            x += pull[0];
            y += pull[1];
        }
        double[] pull = pull(land.coast.shore, p, 450, 2.4);
        return StrictMath.atan2(y + pull[1], x + pull[0]) / 4;
    }

    /** The tangent of the nearest place of a shore, as a vector of four times its angle, weaker with distance. */
    private static double[] pull(List<Xy> line, Xy p, double reachMeters, double strength) {
        int i = Curve.nearest(line, p);
        double d = line.get(i).distance(p) / reachMeters;
        if (d > 3) {
            return new double[] {0, 0};
        }
        double weight = strength * StrictMath.exp(-d * d);
        Xy a = line.get(Math.max(0, i - 4));
        Xy b = line.get(Math.min(line.size() - 1, i + 4));
        double four = 4 * StrictMath.atan2(b.y() - a.y(), b.x() - a.x());
        return new double[] {weight * StrictMath.cos(four), weight * StrictMath.sin(four)};
    }
}

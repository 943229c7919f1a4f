package org.onegrid.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The river 澜江 with its two arms, from the western hills to the sea, and the lake. */
final class Rivers {

    private static final double STEP_METERS = 50;
    private static final double BANK_ROAD_METERS = 55;

    /** Middle line, its width at each vertex. */
    record Arm(List<Xy> line, double[] widthMeters) {

        /** The left (+1) or right (-1) bank, moved away from the water by a margin. */
        List<Xy> bank(int side, double marginMeters) {
            List<Xy> bank = new ArrayList<>();
            for (int i = 0; i < line.size(); i++) {
                bank.add(line.get(i).offset(Curve.tangent(line, i), 0, side * (widthMeters[i] / 2 + marginMeters)));
            }
            return bank;
        }

        /** This arm and the one it flows into, as one. */
        Arm then(Arm next) {
            List<Xy> both = new ArrayList<>(line.subList(0, line.size() - 1));
            both.addAll(next.line);
            double[] widths = Arrays.copyOf(widthMeters, both.size());
            System.arraycopy(next.widthMeters, 0, widths, line.size() - 1, next.widthMeters.length);
            return new Arm(both, widths);
        }

        /** The water as a ring, open. */
        List<Xy> water() {
            List<Xy> ring = new ArrayList<>(bank(-1, 0));
            List<Xy> left = bank(1, 0);
            for (int i = left.size() - 1; i >= 0; i--) {
                ring.add(left.get(i));
            }
            return ring;
        }

        /** Distance from a place to the water's edge, negative in the water. */
        double distanceMeters(Xy place) {
            double best = Double.MAX_VALUE;
            for (int i = 1; i < line.size(); i++) {
                Xy a = line.get(i - 1);
                if (Math.abs(a.x() - place.x()) > best + 250 || Math.abs(a.y() - place.y()) > best + 250) {
                    continue; // segments are about 50 m long and at most 320 m wide
                }
                double width = (widthMeters[i - 1] + widthMeters[i]) / 2;
                best = Math.min(best, place.toSegment(a, line.get(i)) - width / 2);
            }
            return best;
        }
    }

    final Arm main;
    final Arm north;
    final Arm south;
    final List<Xy> lake;

    Rivers(long seed) {
        Noise bend = new Noise(seed, "river", 1100);
        Noise breadth = new Noise(seed, "river/width", 500);
        List<Xy> trunk = curve(
                bend, -8300, 2300, -7300, 1850, -6300, 1250, -5300, 950, -4300, 1150, -3300, 1050, -2300, 520, -1300,
                380, -300, 480, 700, 330, 1500, 330);
        List<Xy> up =
                curve(bend, 700, 330, 1500, 330, 2100, 760, 2800, 1250, 3600, 1680, 4300, 2060, 5100, 2420, 5900, 2800);
        List<Xy> down =
                curve(bend, 700, 330, 1500, 330, 2150, 40, 2900, -330, 3700, -480, 4500, -520, 5200, -590, 6100, -650);
        main = arm(trunk, breadth, 110, 230, 0);
        north = arm(from(up, trunk.get(trunk.size() - 1)), breadth, 222, 190, 260);
        south = arm(from(down, trunk.get(trunk.size() - 1)), breadth, 222, 200, 320);
        Noise shore = new Noise(seed, "lake", 260);
        lake = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            double angle = 2 * StrictMath.PI * i / 90;
            Xy way = Xy.at(angle);
            double r = 1 + 0.16 * shore.at(way.x() * 420, way.y() * 420) + 0.10 * StrictMath.cos(3 * angle + 0.8);
            lake.add(Curve.drawn(-3050 + way.x() * 600 * r + way.y() * 130 * r, -1520 + way.y() * 430 * r));
        }
    }

    List<Arm> arms() {
        return List.of(main, north, south);
    }

    /** The pool where the river parts, as a ring; it closes the wedge between the ends of the three waters. */
    List<Xy> fork() {
        Xy fork = north.line().get(0);
        double radius = main.widthMeters()[main.widthMeters().length - 1] / 2;
        List<Xy> ring = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            ring.add(fork.plus(Xy.at(2 * StrictMath.PI * i / 32).times(radius)));
        }
        return ring;
    }

    /** Whether a place is in the river or the lake. */
    boolean wet(Xy place) {
        return distanceMeters(place) < 0 || Curve.contains(lake, place);
    }

    /** Distance to the river's edge, negative in it. */
    double distanceMeters(Xy place) {
        return Math.min(main.distanceMeters(place), Math.min(north.distanceMeters(place), south.distanceMeters(place)));
    }

    /** The roads along the banks: north bank, south bank, both shores of the delta, each from west to east. */
    List<List<Xy>> bankRoads() {
        return List.of(
                main.then(north).bank(1, BANK_ROAD_METERS),
                main.then(south).bank(-1, BANK_ROAD_METERS),
                dryOnBothSides(north.bank(-1, BANK_ROAD_METERS)),
                dryOnBothSides(south.bank(1, BANK_ROAD_METERS)));
    }

    /** The shore roads of the delta end where the other arm comes near. */
    private List<Xy> dryOnBothSides(List<Xy> road) {
        return road.stream()
                .filter(p -> distanceMeters(p) > BANK_ROAD_METERS - 12)
                .toList();
    }

    private static List<Xy> curve(Noise bend, double... xy) {
        return Curve.smooth(Curve.drawn(xy), STEP_METERS, false).stream()
                .map(p -> p.plus(new Xy(0, bend.at(p.x(), 0) * 70)))
                .toList();
    }

    private static List<Xy> from(List<Xy> curve, Xy start) {
        List<Xy> rest = new ArrayList<>(List.of(start));
        rest.addAll(curve.subList(Curve.nearest(curve, start) + 1, curve.size()));
        return rest;
    }

    private static Arm arm(List<Xy> line, Noise breadth, double head, double middle, double mouth) {
        double[] width = new double[line.size()];
        for (int i = 0; i < width.length; i++) {
            double t = (double) i / (width.length - 1);
            double base = t < 0.5 || mouth == 0
                    ? head + (middle - head) * Math.min(1, t * 2)
                    : middle + (mouth - middle) * (t - 0.5) * 2;
            width[i] =
                    base * (1 + 0.10 * breadth.at(line.get(i).x(), line.get(i).y()));
        }
        return new Arm(line, width);
    }
}

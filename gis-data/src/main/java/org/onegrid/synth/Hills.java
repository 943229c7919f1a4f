package org.onegrid.synth;

import java.util.ArrayList;
import java.util.List;

/** Heights in metres: the western range and the headland 望潮岬. */
final class Hills {

    /** Above this the ground is hill: no streets. */
    static final double FOOT_METERS = 45;

    private final Noise wide;
    private final Noise middle;
    private final Noise fine;

    Hills(long seed) {
        wide = new Noise(seed, "hills/wide", 1500);
        middle = new Noise(seed, "hills/middle", 620);
        fine = new Noise(seed, "hills/fine", 260);
    }

    double heightMeters(Xy place) {
        double x = place.x() / Curve.SHEET;
        double y = place.y() / Curve.SHEET;
        double rough = wide.at(x, y) * 0.5 + middle.at(x, y) * 0.32 + fine.at(x, y) * 0.14;
        double edge = -5350 + 330 * wide.at(y, 4000) - valley(y);
        double west = x > edge ? 0 : (edge - x) * 0.17;
        double range = west * (0.95 + 0.9 * rough);
        double headland = 170 * bell(x, y, 5380, -4930, 640, 330) * (1 + 0.5 * rough)
                + 140 * bell(x, y, 4600, -5020, 420, 360) * (1 + 0.5 * rough);
        double knoll = 95 * bell(x, y, 3250, 5250, 420, 320) * (1 + 0.6 * rough);
        return Math.max(0, Math.max(range, Math.max(headland, knoll)));
    }

    boolean hill(Xy p) {
        return heightMeters(p) > FOOT_METERS;
    }

    /** The foot of the western range from north to south. */
    List<Xy> foot() {
        List<Xy> foot = new ArrayList<>();
        for (double y = 6400; y > -6500; y -= 60) {
            double x = -3500;
            while (x > -9000 && heightMeters(Curve.drawn(x, y)) < FOOT_METERS) {
                x -= 15;
            }
            foot.add(Curve.drawn(x, y));
        }
        return Curve.smooth(foot, 70, false);
    }

    /** The river's valley reaches into the range. */
    private static double valley(double y) {
        double d = (y - 1250) / 650;
        return 1500 * StrictMath.exp(-d * d);
    }

    private static double bell(double x, double y, double cx, double cy, double rx, double ry) {
        double u = (x - cx) / rx;
        double v = (y - cy) / ry;
        double square = u * u + v * v;
        return square > 12 ? 0 : StrictMath.exp(-square);
    }
}

package org.onegrid.synth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The outline of the district: the coast from north to south, then the land border back along the southern plain, the
 * western ridge and the northern plain.
 */
final class Coast {

    private static final double STEP_METERS = 45;

    /** From the northern border to the southern one. */
    final List<Xy> shore;

    /** From the southern end of the shore round to its northern end. */
    final List<Xy> landBorder;

    /** The whole outline, anticlockwise and closed. */
    final List<Xy> outline;

    /** The straight quays of the harbour, from north to south. */
    final List<Xy> quays;

    Coast(long seed) {
        Noise wide = new Noise(seed, "coast/wide", 700);
        Noise fine = new Noise(seed, "coast/fine", 150);
        List<Xy> north = Curve.smooth(
                Curve.drawn(
                        3480, 6450, 3560, 6050, 4000, 5400, 4650, 4800, 4750, 4250, 4400, 3650, 4450, 3100, 4850, 2650,
                        4950, 2150, 5250, 1700, 5550, 1100, 5500, 500, 5250, 50, 5050, -420, 5000, -760),
                STEP_METERS,
                false);
        quays = quays();
        List<Xy> south = Curve.smooth(
                Curve.drawn(
                        5330, -3330, 4900, -3560, 4450, -3700, 4330, -4000, 4560, -4260, 5050, -4280, 5600, -4450, 6150,
                        -4850, 6350, -5350, 6050, -5800, 5500, -5960, 5150, -5850, 4900, -6020, 4500, -6200, 4050,
                        -6150, 3700, -6350, 3480, -6560),
                STEP_METERS,
                false);
        shore = new ArrayList<>();
        north.forEach(p -> shore.add(rough(p, wide, fine, 60, 22)));
        shore.addAll(quays);
        south.forEach(p -> shore.add(rough(p, wide, fine, 45, 26)));
        Noise ridge = new Noise(seed, "border", 800);
        List<Xy> border = Curve.smooth(
                Curve.drawn(
                        2600, -6450, 1700, -6250, 500, -6400, -800, -6150, -2000, -6350, -3300, -6000, -4700, -6100,
                        -6200, -5800, -7400, -5000, -7900, -3600, -7600, -2300, -8100, -900, -7900, 500, -8150, 1900,
                        -7600, 3100, -7900, 4300, -7000, 5300, -5900, 5700, -4700, 6200, -3500, 6050, -2100, 6400, -700,
                        6150, 800, 6450, 2200, 6250),
                STEP_METERS,
                false);
        landBorder = new ArrayList<>(List.of(shore.get(shore.size() - 1)));
        border.forEach(p -> landBorder.add(p.plus(new Xy(0, ridge.at(p.x(), p.y()) * 90))));
        landBorder.add(shore.get(0));
        outline = new ArrayList<>(landBorder);
        for (int i = 1; i < shore.size(); i++) {
            outline.add(shore.get(i));
        }
        Collections.reverse(outline);
    }

    /** A natural shore is pushed in and out, less where the authored line is to be kept. */
    private static Xy rough(Xy p, Noise wide, Noise fine, double wideMeters, double fineMeters) {
        return p.plus(new Xy(
                wide.at(p.x(), p.y()) * wideMeters + fine.at(p.x(), p.y()) * fineMeters,
                wide.at(p.y() + 9000, p.x()) * wideMeters * 0.5 + fine.at(p.y(), p.x() - 9000) * fineMeters * 0.6));
    }

    /** Four piers with basins between them on a straight quay line. */
    private static List<Xy> quays() {
        List<Xy> quays = new ArrayList<>();
        Xy start = Curve.drawn(5080, -960);
        Xy along = Curve.drawn(5330, -3180).minus(start).direction();
        double at = 0;
        double[][] piers = {{130, 280, 380}, {280, 290, 470}, {280, 320, 470}, {290, 260, 360}};
        quays.add(start);
        for (double[] pier : piers) {
            at += pier[0] * 0.75;
            quays.add(start.offset(along, at, 0));
            quays.add(start.offset(along, at, pier[2]));
            at += pier[1] * 0.62;
            quays.add(start.offset(along, at, pier[2]));
            quays.add(start.offset(along, at, 0));
        }
        quays.add(Curve.drawn(5330, -3180));
        return quays;
    }
}

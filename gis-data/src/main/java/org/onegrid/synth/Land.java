package org.onegrid.synth;

import java.util.List;

/** The ground before anything is built: coast, rivers, hills, and which kind of place lies where. Metres. */
final class Land {

    final Coast coast;
    final Rivers rivers;
    final Hills hills;
    private final Noise edge;

    /** Middle of the old town. */
    static final Xy OLD_TOWN = Curve.drawn(150, 1480);

    /** Middles and radii of the three villages grown into the city. */
    static final List<Xy> VILLAGES = Curve.drawn(2420, 3560, -2050, -620, 620, -4720);

    static final List<String> VILLAGE_NAMES = List.of("石榴", "荷塘", "樟下");

    private static final double[] VILLAGE_RADII = {430, 400, 460};

    Land(long seed) {
        coast = new Coast(seed);
        rivers = new Rivers(seed);
        hills = new Hills(seed);
        edge = new Noise(seed, "zones", 420);
    }

    /** The kind of place; the first that fits. */
    Zone zone(Xy p) {
        double x = p.x() / Curve.SHEET;
        double y = p.y() / Curve.SHEET;
        double ragged = edge.at(x, y) * 90;
        if (hills.hill(p)) {
            return Zone.HILL;
        }
        for (int i = 0; i < VILLAGES.size(); i++) {
            if (VILLAGES.get(i).distance(p) < VILLAGE_RADII[i] + ragged) {
                return Zone.VILLAGE;
            }
        }
        if (Curve.contains(rivers.lake, p) || Curve.distance(rivers.lake, p) < 190) {
            return Zone.PARK;
        }
        if (y < -5200 && x > 3900) {
            return Zone.COVE;
        }
        if (y < -3700 && x > 3700) {
            return Zone.SUBURB;
        }
        if (x > 3560 + ragged * 0.5 && y < -640 && y > -3900) {
            return Zone.HARBOUR;
        }
        if (ellipse(p, OLD_TOWN, 1010 * Curve.SHEET, 930 * Curve.SHEET) < 1) {
            return Zone.OLD_TOWN;
        }
        if (ellipse(p, Curve.drawn(-3950, 3450), 1050 * Curve.SHEET, 900 * Curve.SHEET) < 1) {
            return Zone.UNIVERSITY;
        }
        if (onDelta(p)) {
            return Zone.CENTRE;
        }
        if (y < -750 && x > -1500 && x < 3700 && y > -4250 + ragged) {
            return Zone.NEW_TOWN;
        }
        if (y > 4550 + ragged || y < -4250 + ragged || x < -4600 + ragged) {
            return Zone.SUBURB;
        }
        return Zone.CITY;
    }

    /** Whether a place is between the two arms of the river. */
    boolean onDelta(Xy p) {
        Xy fork = rivers.north.line().get(0);
        if (p.x() < fork.x()) {
            return false;
        }
        int n = Curve.nearest(rivers.north.line(), p);
        int s = Curve.nearest(rivers.south.line(), p);
        return Curve.tangent(rivers.north.line(), n)
                                .cross(p.minus(rivers.north.line().get(n)))
                        < 0
                && Curve.tangent(rivers.south.line(), s)
                                .cross(p.minus(rivers.south.line().get(s)))
                        > 0;
    }

    private static double ellipse(Xy p, Xy centre, double rx, double ry) {
        double u = (p.x() - centre.x()) / rx;
        double v = (p.y() - centre.y()) / ry;
        return u * u + v * v;
    }
}

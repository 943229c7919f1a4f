package org.onegrid.synth;

import java.util.List;

/** Gives each block its main use: by quarter, by what lies at the frontage, and in patches rather than at random. */
final class Uses {

    private static final Use[] CHOICE = {
        Use.TOWER,
        Use.SLAB,
        Use.COURTYARD,
        Use.VILLAGE_HOUSE,
        Use.SHOP,
        Use.MALL,
        Use.OFFICE,
        Use.FACTORY,
        Use.WAREHOUSE,
        Use.SCHOOL,
        Use.CAMPUS,
        Use.HOSPITAL,
        Use.CIVIC,
        Use.PARK,
        Use.FARM
    };

    private Uses() {}

    static void assign(List<Lot> lots, long seed) {
        Stream random = Stream.of(seed, "uses");
        Noise[] patches = new Noise[CHOICE.length];
        for (int k = 0; k < CHOICE.length; k++) {
            patches[k] = new Noise(seed, "uses/" + CHOICE[k], 650);
        }
        for (Lot lot : lots) {
            lot.use = use(lot, random, patches);
        }
    }

    private static Use use(Lot lot, Stream random, Noise[] patches) {
        if (lot.zone == Zone.HILL) {
            return Use.FOREST;
        }
        if (lot.coast && lot.zone == Zone.HARBOUR) {
            return Use.WAREHOUSE;
        }
        if (lot.river || lot.coast && lot.zone != Zone.COVE) {
            return Use.SHORE;
        }
        if (lot.zone == Zone.PARK) {
            return Use.PARK;
        }
        double[] weights = weights(lot);
        for (int k = 0; k < weights.length; k++) {
            double patch = patches[k].at(lot.middle.x(), lot.middle.y());
            weights[k] *= 0.25 + StrictMath.exp(1.6 * patch);
        }
        boolean grand = lot.frontage().ordinal() <= Course.Kind.COLLECTOR.ordinal();
        weights[5] *= grand ? 1.5 : 0.2;
        weights[6] *= grand ? 1.5 : 0.5;
        weights[11] *= lot.areaSquareMeters > 16_000 ? 1.3 : 0.2;
        weights[9] *= lot.areaSquareMeters > 60_000 ? 0.1 : lot.areaSquareMeters > 14_000 ? 1.3 : 0.3;
        return CHOICE[random.pick(weights)];
    }

    private static double[] weights(Lot lot) {
        boolean large = lot.areaSquareMeters > 70_000;
        return switch (lot.zone) {
            //                                 tower slab court vill shop mall offi fact ware scho camp hosp civi park
            // farm
            case OLD_TOWN -> new double[] {0, 7, 76, 0, 6, 0.6, 1, 0, 0, 3, 0, 0.8, 1.6, 3, 0};
            case NEW_TOWN -> new double[] {42, 14, 0, 0, 3, 4, 10, 0, 0, 7, 0, 1.2, 2.5, 10, 6};
            case CENTRE -> new double[] {26, 4, 0, 0, 5, 10, 30, 0, 0, 4, 0, 1, 4, 14, 2};
            case CITY -> new double[] {11, 48, 0, 1, 5, 2, 6, 4, 1, 6.5, 0, 1, 2.2, 7, 3};
            case HARBOUR -> new double[] {0, 4, 0, 0, 1, 0, 4, 55, 30, 0, 0, 0, 1, 4, 0};
            case UNIVERSITY -> new double[] {10, 9, 0, 0, 4, 1, 7, 0, 0, 0, 56, 1, 1, 13, 0};
            case VILLAGE -> new double[] {0, 2, 0, 88, 4, 0, 0, 1, 0, 2, 0, 0.5, 1, 2, 0};
            case COVE -> new double[] {0, 0, 0, 66, 3, 0, 0, 3, 3, 1.5, 0, 0.5, 1, 8, 14};
            default ->
                large
                        ? new double[] {0, 2, 0, 16, 0, 0, 0, 5, 4, 1, 0, 0.2, 0.3, 4, 66}
                        : new double[] {2, 16, 0, 26, 1, 0, 1, 8, 5, 2, 0, 0.5, 1, 6, 34};
        };
    }
}

package org.onegrid.analytics.coverage;

import org.jspecify.annotations.Nullable;
import org.onegrid.network.Reach;
import org.onegrid.network.Snap;
import org.onegrid.network.Travel;
import org.onegrid.network.Unreached;

/** Homes put onto the roads of one mode. Immutable. */
final class Doors {

    private final Homes homes;
    private final @Nullable Snap[] snaps;

    /** @param snaps of each home; null where no road is near; not to be changed afterwards */
    Doors(Homes homes, @Nullable Snap[] snaps) {
        this.homes = homes;
        this.snaps = snaps;
    }

    Homes homes() {
        return homes;
    }

    /** Where a home meets its road; null when none is near. */
    @Nullable
    Snap of(int home) {
        return snaps[home];
    }

    /** Milliseconds from the nearest source to a home; {@link Travel#NEVER} when it is not reached. */
    int millis(Reach reach, int home) {
        Snap snap = snaps[home];
        return snap == null ? Travel.NEVER : reach.millisTo(snap);
    }

    /** The same for all homes. */
    int[] millis(Reach reach) {
        int[] millis = new int[snaps.length];
        for (int home = 0; home < millis.length; home++) {
            millis[home] = millis(reach, home);
        }
        return millis;
    }

    /** Why a home is not reached, as a word; null when it is. */
    @Nullable
    String whyNot(Reach reach, int home) {
        return reach.whyNot(snaps[home]).map(Doors::word).orElse(null);
    }

    private static String word(Unreached why) {
        return switch (why) {
            case NO_ROAD -> "no-road";
            case NO_WAY -> "no-way";
            case TOO_FAR -> "too-far";
        };
    }
}

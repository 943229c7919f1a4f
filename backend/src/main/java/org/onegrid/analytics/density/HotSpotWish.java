package org.onegrid.analytics.density;

import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;

/**
 * What is asked of hot spots.
 *
 * @param per              households when left out
 * @param falseDiscoveries share of all called hot or cold that may be so by chance, 0.001 to 0.2; 0.05 when left out
 */
record HotSpotWish(DensityWish.@Nullable Per per, @Nullable Double falseDiscoveries) {

    static final String MEMBERS = "{\"per\": \"households\", \"falseDiscoveries\": 0.05}; each may be left out";

    private static final double USUAL = 0.05;

    /** @throws Refusal 422 {@code false-discoveries-invalid} */
    HotSpotWish {
        per = per == null ? DensityWish.Per.HOUSEHOLDS : per;
        falseDiscoveries = falseDiscoveries == null ? USUAL : falseDiscoveries;
        if (!(falseDiscoveries >= 0.001 && falseDiscoveries <= 0.2)) {
            throw Refusal.invalid("false-discoveries-invalid", "'falseDiscoveries' is a share from 0.001 to 0.2.");
        }
    }

    DensityWish.Per against() {
        return per == null ? DensityWish.Per.HOUSEHOLDS : per;
    }

    double allowed() {
        return falseDiscoveries == null ? USUAL : falseDiscoveries;
    }
}

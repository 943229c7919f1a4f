package org.onegrid.siting;

import java.util.Arrays;

/**
 * Places put together, and which of them each belongs to.
 *
 * @param places   what sites are worth to the places themselves
 * @param benefits what they are worth to the groups
 */
record Groups(Benefits places, int[] groupOf, Benefits benefits) {

    /** Groups of places with the same nearest and second nearest site. */
    static Groups of(Demand demand, Benefits places) {
        int[] groupOf = demand.groups();
        int groups = Arrays.stream(groupOf).max().orElse(-1) + 1;
        return new Groups(places, groupOf, places.grouped(groupOf, groups));
    }

    Benefits represented() {
        return places.represented(groupOf, benefits.places());
    }

    /**
     * The prices of groups handed out to their places: as far by weight from what the choice is worth to a place as they are in
     * its group.
     */
    double[] shared(double[] ofGroups, int[] choice) {
        double[] worth = benefits.best(choice);
        double[] shared = places.best(choice);
        for (int p = 0; p < shared.length; p++) {
            int g = groupOf[p];
            double weight = benefits.weight()[g];
            double more = weight == 0 ? 0 : (ofGroups[g] - worth[g]) * places.weight()[p] / weight;
            shared[p] = Math.max(0, shared[p] + more);
        }
        return shared;
    }
}

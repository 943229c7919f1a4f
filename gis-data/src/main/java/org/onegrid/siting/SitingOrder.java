package org.onegrid.siting;

import java.util.Arrays;
import java.util.Set;

/**
 * What may be chosen.
 *
 * @param newSites  how many sites besides the fixed ones, not negative
 * @param fixed     sites that are part of every choice
 * @param forbidden sites that are part of none
 */
public record SitingOrder(int newSites, Set<Integer> fixed, Set<Integer> forbidden) {

    /** @throws IllegalArgumentException when the number is negative or a site is both fixed and forbidden */
    public SitingOrder {
        fixed = Set.copyOf(fixed);
        forbidden = Set.copyOf(forbidden);
        if (newSites < 0) {
            throw new IllegalArgumentException("the number of new sites is not negative, was " + newSites);
        }
        for (int site : fixed) {
            if (forbidden.contains(site)) {
                throw new IllegalArgumentException("site " + site + " is both fixed and forbidden");
            }
        }
    }

    /** New sites only, all of them allowed. */
    public static SitingOrder of(int newSites) {
        return new SitingOrder(newSites, Set.of(), Set.of());
    }

    SitingOrder withNewSites(int count) {
        return new SitingOrder(count, fixed, forbidden);
    }

    int[] fixedSites() {
        return fixed.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** The sites one is free to choose. */
    int[] free(int sites) {
        for (int site : fixed) {
            if (site < 0 || site >= sites) {
                throw new IllegalArgumentException("there is no site " + site);
            }
        }
        int[] free = new int[sites];
        int count = 0;
        for (int site = 0; site < sites; site++) {
            if (!fixed.contains(site) && !forbidden.contains(site)) {
                free[count++] = site;
            }
        }
        return Arrays.copyOf(free, count);
    }
}

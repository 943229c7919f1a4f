package org.onegrid.topology;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An area as the half-edges around it. Half-edge {@code 2a} is arc a with the face to its left, {@code 2a + 1} the arc
 * turned round, with the face to its right. Never changed, only replaced.
 *
 * @param parts how many detached parts it has, as last validated
 * @param halves ascending
 */
record Face(String code, @Nullable String parent, boolean editable, boolean enclave, int parts, int[] halves) {

    /** What no area covers. */
    static final int OUTSIDE = 0;

    Face without(int half) {
        int at = Arrays.binarySearch(halves, half);
        int[] fewer = new int[halves.length - 1];
        System.arraycopy(halves, 0, fewer, 0, at);
        System.arraycopy(halves, at + 1, fewer, at, fewer.length - at);
        return withHalves(fewer);
    }

    Face and(int half) {
        int at = -1 - Arrays.binarySearch(halves, half);
        int[] more = new int[halves.length + 1];
        System.arraycopy(halves, 0, more, 0, at);
        more[at] = half;
        System.arraycopy(halves, at, more, at + 1, halves.length - at);
        return withHalves(more);
    }

    Face withHalves(int[] other) {
        return new Face(code, parent, editable, enclave, parts, other);
    }

    Face withParts(int count) {
        return new Face(code, parent, editable, enclave, count, halves);
    }
}

package org.onegrid.topology;

/** A place on the grid as one long. */
final class Places {

    private Places() {}

    static long pack(int x, int y) {
        return (long) x << 32 | y & 0xffffffffL;
    }

    static int x(long place) {
        return (int) (place >> 32);
    }

    static int y(long place) {
        return (int) place;
    }
}

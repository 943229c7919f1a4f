package org.onegrid.partition;

/** The box around a set of edges, in grid units. */
record Reach(int minX, int minY, int maxX, int maxY) {

    /** @param edges as in {@link Lattice#edges}, several sets of them, at least one edge in all */
    static Reach of(int[]... edges) {
        int minX = Integer.MAX_VALUE;
        int minY = Integer.MAX_VALUE;
        int maxX = Integer.MIN_VALUE;
        int maxY = Integer.MIN_VALUE;
        for (int[] some : edges) {
            for (int i = 0; i < some.length; i += 2) {
                minX = Math.min(minX, some[i]);
                maxX = Math.max(maxX, some[i]);
                minY = Math.min(minY, some[i + 1]);
                maxY = Math.max(maxY, some[i + 1]);
            }
        }
        return new Reach(minX, minY, maxX, maxY);
    }

    boolean within(Reach other) {
        return minX >= other.minX && maxX <= other.maxX && minY >= other.minY && maxY <= other.maxY;
    }
}

package org.onegrid.partition;

/**
 * What counts as a fault, and how much is looked at.
 *
 * @param minAreaSquareMeters smaller areas are {@code BELOW_MIN_AREA}; 0 reports only areas without ground
 * @param sliverMeters        gaps and parts of areas with a mean width (twice the area by the perimeter) below this are
 *                            slivers
 * @param maxAreas            more areas are refused
 * @param maxVertices         more vertices in all, the parents' included, are refused
 * @param maxCrossings        borders that cross more often than this are reported where they do, and not computed further
 */
public record Rules(double minAreaSquareMeters, double sliverMeters, int maxAreas, int maxVertices, int maxCrossings) {

    /** 1 m², 0.5 m, 200,000 areas with 4 million vertices, 200,000 crossings. */
    public static final Rules USUAL = new Rules(1, 0.5, 200_000, 4_000_000, 200_000);

    /** @throws IllegalArgumentException when a value is negative or not a number, or a bound is not positive */
    public Rules {
        if (!(minAreaSquareMeters >= 0) || !(sliverMeters >= 0)) {
            throw new IllegalArgumentException("least area and sliver width must not be negative, were "
                    + minAreaSquareMeters + ", " + sliverMeters);
        }
        if (maxAreas < 1 || maxVertices < 4 || maxCrossings < 1) {
            throw new IllegalArgumentException("bounds must be positive");
        }
    }

    /** @throws CoverageTooLarge when there are more areas or vertices than are taken */
    public void admit(int areas, long vertices) {
        if (areas > maxAreas || vertices > maxVertices) {
            throw new CoverageTooLarge(areas + " areas with " + vertices + " vertices; at most " + maxAreas
                    + " areas and " + maxVertices + " vertices are taken");
        }
    }
}

package org.onegrid.grid.impact;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * A grid as it will be: a touched one that stays, or a new one.
 *
 * @param areaId       its id; of a grid that is not stored yet, {@link #provisionalId}
 * @param code         its code; of one not yet stored, what the change calls it ({@code +1})
 * @param proposedCode the official code it would be given, null when it has one
 * @param name         its name
 * @param ground       EPSG:4490 on the precision grid
 */
public record NewGround(long areaId, String code, @Nullable String proposedCode, String name, MultiPolygon ground) {

    private static final long NOT_STORED = 1L << 62;

    /**
     * Stands for the id of the n-th new grid before it has one. It is above every real id, as the real one will be above
     * those of the other grids: a place on a shared edge belongs to the lowest id before and after. The real ids are to be
     * given in the order of n.
     */
    public static long provisionalId(int n) {
        return NOT_STORED + n;
    }

    /** Whether the grid has an id of its own. */
    boolean isStored() {
        return areaId < NOT_STORED;
    }
}

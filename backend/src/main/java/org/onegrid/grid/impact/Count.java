package org.onegrid.grid.impact;

/**
 * One figure of one area.
 *
 * @param areaId id of a touched or new area
 * @param figure what is counted
 * @param key    group of residents, layer or status where the figure has several; else empty
 * @param before number now, 0 for a new area
 * @param after  number after the change, 0 for a retired area
 */
public record Count(long areaId, Figure figure, String key, long before, long after) {

    /** What is counted of an area. */
    public enum Figure {
        HOUSEHOLDS,
        RESIDENTS,
        /** Residents of a group; the key is the group. */
        GROUP,
        /** Elements; the key is the layer. */
        ELEMENTS,
        SERVICE_POINTS,
        /** Posts of the area. */
        STAFF,
        /** Those of them that households are shared among: 1 per so many households. */
        WORKERS,
        /** Open incidents; the key is the status. */
        OPEN_INCIDENTS
    }
}

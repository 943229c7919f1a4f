package org.onegrid.synth;

import org.locationtech.jts.geom.Polygon;

/**
 * Ground cover to draw below everything. Covers may overlap (a lake in a park), they are not a partition.
 *
 * @param kind    what
 * @param name    name, or empty
 * @param level   for hills the height in metres of this band's foot, else 0; draw in ascending order
 * @param polygon EPSG:4490
 */
public record Ground(Kind kind, String name, int level, Polygon polygon) {

    /** Kinds of cover, in drawing order. */
    public enum Kind {
        SEA,
        FARM,
        GREEN,
        HILL,
        RIVER,
        LAKE
    }
}

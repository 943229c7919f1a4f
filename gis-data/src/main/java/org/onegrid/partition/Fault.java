package org.onegrid.partition;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * Something wrong with a coverage, as a value: what, whose, where, and what to do.
 *
 * @param code    what kind
 * @param areas   codes of the areas concerned, the one to look at first in front
 * @param place   geometry to draw, in degrees; empty only where there is nothing to draw
 * @param message what was found, with sizes, in English; a user interface translates by the code
 * @param advice  what to do about it
 */
public record Fault(Code code, List<String> areas, Geometry place, String message, String advice) {

    public Fault {
        areas = List.copyOf(areas);
    }

    /** The kinds of fault; names are stable. */
    public enum Code {
        /** Two areas cover the same ground. */
        OVERLAP,
        /** Ground between areas that none covers. */
        GAP,
        /** Ground of the parent at its border that none covers. */
        HOLE_IN_PARENT,
        /** A gap, or a part of an area, thinner than the rules allow. */
        SLIVER,
        /** A border crosses itself, or rings do not fit together. */
        SELF_INTERSECTION,
        /** An area reaches beyond its parent. */
        OUTSIDE_PARENT,
        /** An area has parts that are no islands. */
        DISCONNECTED,
        /** A vertex of one border lies on an edge of another that has no vertex there (T-junction). */
        UNMATCHED_VERTEX,
        /** An area lies wholly inside another that has no hole for it. */
        CONTAINED,
        /** Two areas have the same code. */
        DUPLICATE_CODE,
        /** An area is smaller than the rules allow, or has no ground at all. */
        BELOW_MIN_AREA,
        /** A coordinate is not a number or not on the earth. */
        NOT_FINITE
    }
}

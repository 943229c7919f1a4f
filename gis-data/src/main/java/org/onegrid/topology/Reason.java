package org.onegrid.topology;

import java.util.Locale;

/** Why an edit is refused; {@code toString} is the stable kebab-case word for programs and translations. */
public enum Reason {
    /** There is no vertex at the place. */
    VERTEX_UNKNOWN,
    /** The two places are no neighbours on a border. */
    EDGE_UNKNOWN,
    /** More than one part of a border is meant. */
    EDGE_AMBIGUOUS,
    /** There is no area with the code. */
    AREA_UNKNOWN,
    /** The area may be seen but not changed. */
    AREA_LOCKED,
    /** An area on one side of the border, or the outside, may not be changed. */
    BORDER_LOCKED,
    /** Another area has the code already. */
    CODE_TAKEN,
    /** The vertex would come to lie on one beside it, or where it is. */
    SAME_PLACE,
    /** Three or more borders meet there, so that the vertex cannot go. */
    VERTEX_IS_NODE,
    /** The line does not go through the area from border to border. */
    LINE_DOES_NOT_CROSS,
    /** The line leaves and enters the area so often that it is not clear what is meant. */
    LINE_CROSSES_TOO_OFTEN,
    /** The line crosses or touches itself. */
    LINE_CROSSES_ITSELF,
    /** The areas, or what is transferred, have no border in common. */
    NOT_NEIGHBOURS,
    /** The areas belong to different ones of the level above. */
    DIFFERENT_PARENTS,
    /** The area lies in detached parts, so that this cannot be done with it. */
    AREA_IN_PARTS,
    /** No cuts were found that divide the area evenly into connected pieces. */
    NOT_DIVISIBLE,
    /** Nothing would be left of the area. */
    AREA_WOULD_VANISH,
    /** The place that names a piece lies in none. */
    PLACE_OUTSIDE,
    /** More vertices than can be drawn by hand. */
    TOO_MANY_VERTICES,
    /** A place far from all areas. */
    OUT_OF_RANGE,
    /** A place that lies among the areas when longitude and latitude are exchanged. */
    COORDINATES_SWAPPED,
    /** The edit is understood, but what comes out is no partition; the faults say why. */
    INVALID_RESULT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package org.onegrid.geo;

/**
 * Coordinates that cannot be let in: their datum is unknown, missing or contradicts another, or they are nonsense in it.
 * The message tells a person what was seen and what to do; programs look at {@link #code()}.
 */
public final class DatumRefusal extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** Why, as a stable kebab-case word for programs and translations. */
    public enum Code {
        /** A name, number or .prj text that stands for no datum known here. */
        DATUM_UNKNOWN,
        /** Nobody said which datum the coordinates are in. */
        DATUM_MISSING,
        /** Two statements about the datum contradict each other. */
        DATUM_MIXED,
        /** The datum is known, its shift to CGCS2000 is not public or not of one value, so any result would be a guess. */
        DATUM_SHIFT_UNKNOWN,
        /** NaN or infinity. */
        COORDINATE_NOT_FINITE,
        /** Not a place on the earth. */
        COORDINATE_OUT_OF_RANGE,
        /** Nonsense as lng/lat but sensible as lat/lng. */
        COORDINATES_SWAPPED,
        /** Far outside the area the projected system is made for. */
        COORDINATE_OUTSIDE_PROJECTION;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Code code;

    /** @param message what was seen and what to do about it */
    public DatumRefusal(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** Stable; its {@code toString} is the kebab-case form used in reports and problem documents. */
    public Code code() {
        return code;
    }
}

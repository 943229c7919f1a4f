package org.onegrid.topology;

import org.onegrid.geo.LngLat;

/**
 * Something to be shared out evenly, such as the households at a place.
 *
 * @param at    where
 * @param value how much, not negative
 */
public record Weight(LngLat at, double value) {

    /** @throws IllegalArgumentException when the value is negative or not a number */
    public Weight {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a weight must be finite and not negative, was " + value);
        }
    }
}

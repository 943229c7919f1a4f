package org.onegrid.grid.change;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation as stored.
 *
 * @param weights what the server added so that it gives the same again: [lng, lat, households] each
 */
record DrawnOperation(int seq, BoundaryEdit edit, @Nullable List<List<Double>> weights, long personId, Instant at) {

    /** Whether the two do the same. */
    boolean sameAs(DrawnOperation other) {
        return edit.equals(other.edit) && java.util.Objects.equals(weights, other.weights);
    }
}

package org.onegrid.grid.impact;

import java.util.List;

/**
 * What one follower foresees.
 *
 * @param counts figures of the touched and new areas; one that is 0 before and after may be left out
 * @param moves  what goes where, by id; perhaps not all
 * @param total  how many moves there are
 */
public record Forecast(List<Count> counts, List<Move> moves, long total) {

    /** Copies the lists in. */
    public Forecast {
        counts = List.copyOf(counts);
        moves = List.copyOf(moves);
    }
}

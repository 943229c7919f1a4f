package org.onegrid.analytics.coverage;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;

/**
 * Changes of the stations of a what-if session: all are made or none.
 *
 * @param revision of the session that they are meant for
 * @param remove   labels
 * @param bands    whether the ground that is reached is wanted as well
 */
@Schema(name = "WhatIfMoves")
public record WhatIfMoves(
        int revision,
        @Nullable List<Added> add,
        @Nullable List<Moved> move,
        @Nullable List<Integer> remove,
        boolean bands) {

    static final int MOST = 200;

    /** A new station. */
    @Schema(name = "WhatIfAdded")
    public record Added(double lng, double lat, @Nullable String name) {

        private static final int NAME = 80;

        /** @throws Refusal 422 {@code station-name-invalid} */
        public Added {
            if (name != null && name.length() > NAME) {
                throw Refusal.invalid(
                        "station-name-invalid", "The name of a station has at most " + NAME + " characters.");
            }
        }
    }

    /** A station and where it is now. */
    @Schema(name = "WhatIfMoved")
    public record Moved(int label, double lng, double lat) {}

    /** @throws Refusal 422 {@code too-many-moves} */
    public WhatIfMoves {
        add = add == null ? List.of() : List.copyOf(add);
        move = move == null ? List.of() : List.copyOf(move);
        remove = remove == null ? List.of() : List.copyOf(remove);
        if (add.size() + move.size() + remove.size() > MOST) {
            throw Refusal.invalid("too-many-moves", "At most " + MOST + " stations are changed at once.");
        }
    }

    List<Added> adding() {
        return add == null ? List.of() : add;
    }

    List<Moved> moving() {
        return move == null ? List.of() : move;
    }

    List<Integer> removing() {
        return remove == null ? List.of() : remove;
    }
}

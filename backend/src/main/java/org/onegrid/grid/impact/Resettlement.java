package org.onegrid.grid.impact;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A change of boundaries as those meet it whose things lie on the ground.
 *
 * @param changeId the boundary change
 * @param title    what people call it, for timelines
 * @param personId who decided it, null where the clock did or nobody has yet
 * @param at       from when the new boundaries hold
 * @param touched  ids of the present grids whose ground changes or that retire; nothing outside of them is read
 * @param grounds  the touched grids that stay and the new ones, with their new ground; together they cover what the touched
 *                 ones covered
 * @param accepted what becomes of incidents somebody has accepted already
 */
public record Resettlement(
        long changeId,
        String title,
        @Nullable Long personId,
        Instant at,
        List<Long> touched,
        List<NewGround> grounds,
        Accepted accepted) {

    /** What becomes of open incidents that are accepted already. Those not yet accepted always go with the ground. */
    public enum Accepted {
        /** They stay with their holder and are marked; those of a retired grid go where its posts go. */
        STAY,
        /** They go with the ground. */
        MOVE;

        /** The word used in the API and the database. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the lists in. */
    public Resettlement {
        touched = List.copyOf(touched);
        grounds = List.copyOf(grounds);
    }

    /** The touched ids, to be bound as {@code cast(:touched as bigint[])}. */
    public Long[] touchedIds() {
        return touched.toArray(Long[]::new);
    }
}

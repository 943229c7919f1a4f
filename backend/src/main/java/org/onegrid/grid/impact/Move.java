package org.onegrid.grid.impact;

import org.jspecify.annotations.Nullable;

/**
 * Something whose area changes.
 *
 * @param kind   what it is
 * @param layer  layer of an element, status of an incident, else null
 * @param id     its id or code, as its module shows it
 * @param name   what people call it, or empty
 * @param from   id of its present area
 * @param to     id of the area it will belong to; of an incident that stays, of the area its place will lie in
 * @param note   {@code stays} when it is marked and does not move
 */
public record Move(
        Impact.Kind kind,
        @Nullable String layer,
        String id,
        String name,
        long from,
        long to,
        @Nullable String note) {

    /** The same with a name. */
    public Move named(String other) {
        return new Move(kind, layer, id, other, from, to, note);
    }
}

package org.onegrid.element;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Bounds;

/**
 * Which elements to list; what is null does not narrow the choice.
 *
 * @param scope  command paths of the areas the person may see
 * @param within command path of an area to stay in
 * @param layer  id of a layer
 * @param kind   kind
 * @param bounds rectangle that they meet
 * @param after  only ids above this, 0 to begin
 * @param limit  at most so many, 1 to {@link #MOST}
 */
public record ElementQuery(
        String[] scope,
        @Nullable String within,
        @Nullable String layer,
        @Nullable String kind,
        @Nullable Bounds bounds,
        long after,
        int limit) {

    /** Longest page. */
    public static final int MOST = 2_000;

    /** @throws IllegalArgumentException when the limit is out of range */
    public ElementQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " elements, was " + limit);
        }
    }

    /** Conditions of fixed wording; values are in {@link #parameters}. */
    List<String> conditions() {
        List<String> conditions = new ArrayList<>();
        conditions.add("a.command_path <@ any (cast(:scope as ltree[]))");
        conditions.add("e.id > :after");
        if (within != null) {
            conditions.add("a.command_path <@ cast(:within as ltree)");
        }
        if (layer != null) {
            conditions.add("e.layer = :layer");
        }
        if (kind != null) {
            conditions.add("e.kind = :kind");
        }
        if (bounds != null) {
            conditions.add("st_intersects(e.geom, st_makeenvelope(:west, :south, :east, :north, 4490))");
        }
        return conditions;
    }

    Map<String, Object> parameters() {
        Map<String, Object> values = new HashMap<>();
        values.put("scope", scope);
        values.put("after", after);
        values.put("limit", limit);
        if (within != null) {
            values.put("within", within);
        }
        if (layer != null) {
            values.put("layer", layer);
        }
        if (kind != null) {
            values.put("kind", kind);
        }
        if (bounds != null) {
            values.put("west", bounds.west());
            values.put("south", bounds.south());
            values.put("east", bounds.east());
            values.put("north", bounds.north());
        }
        return values;
    }
}

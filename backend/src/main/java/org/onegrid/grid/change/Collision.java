package org.onegrid.grid.change;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a change and another that took effect before it have changed the same.
 *
 * @param seq      number of the operation
 * @param reason   {@code border-changed}: the part of a border it changes is no longer what it was; otherwise why the
 *                 operation cannot be made any more
 * @param areas    codes of the areas concerned
 * @param geometry the part of the border, or the place; null where there is nothing to draw
 * @param message  what was found
 * @param advice   what to do
 */
@Schema(name = "BoundaryCollision")
public record Collision(
        int seq,
        String reason,
        List<String> areas,

        @Schema(types = {"object", "null"}) @Nullable GeoJson geometry,

        String message,
        String advice) {}

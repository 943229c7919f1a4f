package org.onegrid.grid.impact;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a change of boundaries does, counted from what is stored.
 *
 * @param areas          the touched grids and the new ones
 * @param totals         all of them together; size and counts are sums, the border is the sum of the borders
 * @param moves          what goes where; at most {@link #MOST_MOVES} of a kind
 * @param movesTotal     how many there are
 * @param movesTruncated whether some are left out
 */
@Schema(name = "Impact")
public record Impact(
        List<AreaImpact> areas, Totals totals, List<Moved> moves, long movesTotal, boolean movesTruncated) {

    /** Most moves of a kind in one answer. */
    public static final int MOST_MOVES = 500;

    /** Copies the lists in. */
    public Impact {
        areas = List.copyOf(areas);
        moves = List.copyOf(moves);
    }

    /**
     * One grid before and after.
     *
     * @param code         its code; of a new one what the change calls it
     * @param proposedCode the official code a new one would be given
     * @param before       null for a new one
     * @param after        null for one that retires
     */
    @Schema(name = "AreaImpact")
    public record AreaImpact(
            String code,
            @Nullable String proposedCode,
            String name,
            @Nullable AreaFigures before,
            @Nullable AreaFigures after) {}

    /** Sums before and after; they differ in the borders only, unless people are counted outside of every grid. */
    @Schema(name = "ImpactTotals")
    public record Totals(AreaFigures before, AreaFigures after) {}

    /**
     * Something that goes from one grid to another.
     *
     * @param layer layer of an element, status of an incident
     * @param from  code of the grid it belongs to now
     * @param to    code of the grid it will belong to
     * @param note  {@code stays}: marked, and left with its holder
     */
    @Schema(name = "ImpactMove")
    public record Moved(
            Kind kind,
            @Nullable String layer,
            String id,
            String name,
            String from,
            String to,
            @Nullable String note) {}

    /** Kinds of things that move. */
    public enum Kind {
        ELEMENT,
        INCIDENT,
        POST;

        /** The word used in the API. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

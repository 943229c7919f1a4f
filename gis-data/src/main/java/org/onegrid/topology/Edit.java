package org.onegrid.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;

/**
 * What a person does to borders. Vertices are named by their place and areas by their code, so that an edit can be
 * replayed on a newer version, where it either means the same or is refused.
 */
public sealed interface Edit {

    /** Moves the vertex of all borders that meet there. */
    record MoveVertex(LngLat at, LngLat to) implements Edit {}

    /** Puts a vertex between two that follow each other on a border. */
    record InsertVertex(LngLat from, LngLat to, LngLat at) implements Edit {}

    /** Takes a vertex out of the border between two areas; not one where three borders meet. */
    record DeleteVertex(LngLat at) implements Edit {}

    /**
     * Draws a part of the border between two areas anew.
     *
     * @param from    a vertex where the part begins
     * @param to      a vertex of the same border where it ends
     * @param through a place on or near the part that is meant, where several borders join the two vertices; when null,
     *                the only one that may be moved
     * @param line    the new way between the two vertices, which need not be repeated; empty for the straight one
     */
    record ReshapeEdge(LngLat from, LngLat to, @Nullable LngLat through, List<LngLat> line) implements Edit {
        /** Copies the line in. */
        public ReshapeEdge {
            line = List.copyOf(line);
        }
    }

    /**
     * Cuts an area in two along a line that comes from outside or from its border and goes there again.
     *
     * @param area what is cut
     * @param line the cut; what lies outside of the area does not count
     * @param as   code of the new area
     * @param keep a place in the piece that keeps the identity; the larger one does when null
     */
    record Split(
            String area,
            List<LngLat> line,
            String as,
            @Nullable LngLat keep) implements Edit {
        /** Copies the line in. */
        public Split {
            line = List.copyOf(line);
        }
    }

    /**
     * Unites neighbours.
     *
     * @param areas all of them, the lasting one included
     * @param into  the one that keeps its identity
     */
    record Merge(List<String> areas, String into) implements Edit {
        /** Copies the codes in. */
        public Merge {
            areas = List.copyOf(areas);
        }
    }

    /**
     * Gives a piece of one area to a neighbour.
     *
     * @param from  who gives
     * @param to    who takes
     * @param line  a cut through the giver: what adjoins the taker moves; the smaller piece where both do; null when the
     *              piece is drawn
     * @param piece a ring around what moves, its first place repeated or not; null when a line is drawn
     */
    record Transfer(
            String from,
            String to,
            @Nullable List<LngLat> line,
            @Nullable List<LngLat> piece) implements Edit {
        /** Copies the lines in. */
        public Transfer {
            line = line == null ? null : List.copyOf(line);
            piece = piece == null ? null : List.copyOf(piece);
        }
    }

    /**
     * Divides an area evenly by straight cuts, always the same way for the same area and weights.
     *
     * @param area    what is divided; one of the pieces keeps its identity
     * @param as      codes of the other pieces
     * @param weights what is to be shared out; the ground itself when there is none inside of the area
     */
    record Subdivide(String area, List<String> as, List<Weight> weights) implements Edit {
        /** Copies the lists in. */
        public Subdivide {
            as = List.copyOf(as);
            weights = List.copyOf(weights);
        }
    }
}

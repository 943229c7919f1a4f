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
}

package org.onegrid.grid.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation on shared edges as it is sent and stored. Vertices are named by their place, [lng, lat] in degrees, and areas
 * by their code; new grids have the codes +1, +2, … within the change. Unchecked: {@link Places} makes it what the topology
 * takes.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BoundaryEdit.MoveVertex.class, name = "move-vertex"),
    @JsonSubTypes.Type(value = BoundaryEdit.InsertVertex.class, name = "insert-vertex"),
    @JsonSubTypes.Type(value = BoundaryEdit.DeleteVertex.class, name = "delete-vertex"),
    @JsonSubTypes.Type(value = BoundaryEdit.ReshapeEdge.class, name = "reshape-edge"),
    @JsonSubTypes.Type(value = BoundaryEdit.Split.class, name = "split"),
    @JsonSubTypes.Type(value = BoundaryEdit.Merge.class, name = "merge"),
    @JsonSubTypes.Type(value = BoundaryEdit.Transfer.class, name = "transfer"),
    @JsonSubTypes.Type(value = BoundaryEdit.Subdivide.class, name = "subdivide")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface BoundaryEdit {

    /** Moves a vertex for every area that has it. */
    record MoveVertex(List<Double> at, List<Double> to) implements BoundaryEdit {}

    /** Puts a vertex into the edge between two vertices that follow each other. */
    record InsertVertex(List<Double> from, List<Double> to, List<Double> at) implements BoundaryEdit {}

    /** Takes a vertex out of its edge. */
    record DeleteVertex(List<Double> at) implements BoundaryEdit {}

    /**
     * Replaces a part of one border.
     *
     * @param from    vertex where the part begins
     * @param to      vertex where it ends
     * @param through vertex of the part, where two parts join from and to
     * @param line    the vertices in its place, without from and to
     */
    record ReshapeEdge(
            List<Double> from, List<Double> to, @Nullable List<Double> through, List<List<Double>> line)
            implements BoundaryEdit {}

    /**
     * Cuts an area in two.
     *
     * @param as   code of the new area within the change
     * @param keep a place in the part that keeps the area's identity; the larger part when absent
     */
    record Split(
            String area,
            List<List<Double>> line,
            String as,
            @Nullable List<Double> keep) implements BoundaryEdit {}

    /** Makes neighbours one area, which keeps the identity of one of them. */
    record Merge(List<String> areas, String into) implements BoundaryEdit {}

    /**
     * Gives a part of an area to its neighbour: what a line cuts off, or what lies within a ring.
     *
     * @param line  a cut
     * @param piece a ring; exactly one of the two is given
     */
    record Transfer(
            String from,
            String to,
            @Nullable List<List<Double>> line,
            @Nullable List<List<Double>> piece) implements BoundaryEdit {}

    /** Divides an area into parts with about as many households each: itself and these new ones. */
    record Subdivide(String area, List<String> as) implements BoundaryEdit {}
}

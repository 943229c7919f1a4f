package org.onegrid.grid.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.MultiPolygon;
import org.onegrid.partition.Rules;
import org.onegrid.problem.Refusal;
import org.onegrid.topology.NotAPartition;
import org.onegrid.topology.Piece;
import org.onegrid.topology.Topology;
import org.springframework.http.HttpStatus;

/**
 * The lowest areas within the area of a change, and those around it, as of a base. Immutable.
 *
 * @param base   as of when
 * @param pieces by code
 */
record Ground(Base base, Map<String, Lot> pieces) {

    /** About 15 MB of GeoJSON; a district of some thousand grids. */
    static final int MOST_VERTICES = 750_000;

    /**
     * One of the areas.
     *
     * @param adminPath ids of the administrative tree from the top to the area itself, joined by dots
     * @param parent   code of the area above it in the administrative tree, its own where there is none
     * @param editable whether it lies within the area of the change
     */
    record Lot(
            long id,
            String adminPath,
            String code,
            String name,
            String parent,
            String parentName,
            boolean editable,
            int households,
            MultiPolygon shape) {}

    static Ground of(Base base, List<Lot> lots) {
        Map<String, Lot> pieces = new LinkedHashMap<>();
        long vertices = 0;
        for (Lot lot : lots) {
            pieces.put(lot.code(), lot);
            vertices += lot.shape().getNumPoints();
        }
        if (vertices > MOST_VERTICES) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "area-too-large",
                    "The borders within this area have " + vertices + " vertices; at most " + MOST_VERTICES
                            + " can be drawn at once. Draw in a street or a community of it.",
                    Map.of("vertices", vertices, "limit", MOST_VERTICES));
        }
        return new Ground(base, pieces);
    }

    /** Whether the same areas have the same shapes. */
    boolean sameShapes(Ground other) {
        return pieces.keySet().equals(other.pieces.keySet())
                && pieces.values().stream()
                        .allMatch(lot ->
                                lot.shape().equalsExact(other.lot(lot.code()).shape()));
    }

    /** @throws IllegalArgumentException when there is no such area */
    Lot lot(String code) {
        Lot lot = pieces.get(code);
        if (lot == null) {
            throw new IllegalArgumentException("the area " + code + " is not on this ground");
        }
        return lot;
    }

    /** @throws Refusal 422 {@code ground-faulty} when what is stored is no partition */
    Topology topology() {
        try {
            return Topology.of(
                    pieces.values().stream()
                            .map(lot -> new Piece(
                                    lot.code(),
                                    lot.parent(),
                                    lot.editable(),
                                    lot.shape().getNumGeometries() > 1,
                                    lot.shape()))
                            .toList(),
                    Rules.USUAL);
        } catch (NotAPartition e) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "ground-faulty",
                    "The stored areas do not fit together, so their borders cannot be drawn; see 'faults'.",
                    Map.of(
                            "faults",
                            e.report().faults().stream()
                                    .limit(EditRefusal.MOST_FAULTS)
                                    .map(EditRefusal::fault)
                                    .toList()));
        }
    }
}

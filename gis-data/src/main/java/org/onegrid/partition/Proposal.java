package org.onegrid.partition;

import java.util.List;

/**
 * A repaired coverage to look at before it is taken.
 *
 * @param repaired the areas in the same order, those that lost all ground with an empty shape, under the level above (given,
 *                 or derived: see {@link Repair})
 * @param changes  per area, in the same order
 * @param found    the faults before
 * @param left     the faults the repair could not remove; with any of them the proposal must be refused
 */
public record Proposal(Coverage repaired, List<Change> changes, Report found, Report left) {

    public Proposal {
        changes = List.copyOf(changes);
    }

    /** Whether the repaired coverage is a partition. */
    public boolean isAcceptable() {
        return left.isClean();
    }

    /**
     * What the repair does to one area.
     *
     * @param code               its code
     * @param beforeSquareMeters its ground as read, by the even-odd rule where the border crosses itself
     * @param afterSquareMeters  its ground in the proposal
     * @param enclave            whether it keeps detached parts
     */
    public record Change(String code, double beforeSquareMeters, double afterSquareMeters, boolean enclave) {

        /** Gain (positive) or loss. */
        public double squareMeters() {
            return afterSquareMeters - beforeSquareMeters;
        }
    }
}

package org.onegrid.grid.impact;

/**
 * Port of a module whose things belong to areas: it says what a change of boundaries does to them, and does it. Both methods
 * run inside one transaction of the caller, which may be rolled back; both read nothing but what belongs to the touched areas.
 */
public interface AreaFollower {

    /**
     * Counts what the touched areas have and will have, and lists what goes where. Changes nothing. The new grids need not be
     * stored yet.
     *
     * @param most at most so many moves are listed, those of the lowest ids
     */
    Forecast foresee(Resettlement change, Owners owners, int most);

    /** Gives everything its new area. The new grids are stored, the retired ones have ended, in this transaction. */
    void follow(Resettlement change, Owners owners);
}

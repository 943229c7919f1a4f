package org.onegrid.board;

import java.util.List;

/**
 * Who is on duty, measured by the households there are to look after. Distances are straight lines: how long the way takes is a
 * matter of the road network and not of this board.
 *
 * @param householdsPerWorker  the standard: one on duty for so many households
 * @param reachMeters          a grid is covered when the point inside it that stands for it has one on duty this near
 * @param seenWithinMinutes    who was not seen for longer covers nothing
 * @param seen                 how many on duty were seen within that time, of those whose day begins in the area
 * @param parts                the streets below the area, or what comes next
 */
public record Force(int householdsPerWorker, int reachMeters, int seenWithinMinutes, int seen, List<AreaForce> parts) {

    /**
     * One part of the area.
     *
     * @param onDuty            whose day begins there
     * @param needed            by the standard, rounded up
     * @param coveredHouseholds households of its covered grids
     */
    public record AreaForce(
            String code,
            String name,
            String level,
            int grids,
            int households,
            int onDuty,
            int needed,
            int coveredHouseholds) {}
}

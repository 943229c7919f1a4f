package org.onegrid.grid.coverage;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onegrid.partition.Proposal;

/**
 * What was brought in.
 *
 * @param stored       false for a dry run
 * @param format       format of the file
 * @param datum        datum of its coordinates
 * @param districtCode code of the district
 * @param level        level of the areas
 * @param areas        number of areas
 * @param repaired     whether anything had to be repaired
 * @param faultCount   faults found before the repair
 * @param faultsByCode the same by code
 * @param faults       the first of them with their places
 * @param changes      per area, in the order of the file, what the repair did to its ground; empty without a repair
 */
@Schema(name = "CoverageOutcome")
public record CoverageOutcome(
        boolean stored,
        String format,
        String datum,
        String districtCode,
        String level,
        int areas,
        boolean repaired,
        int faultCount,
        Map<String, Long> faultsByCode,
        List<PlacedFault> faults,
        List<Proposal.Change> changes) {

    /** Copies lists and map in. */
    public CoverageOutcome {
        faultsByCode = Collections.unmodifiableMap(new TreeMap<>(faultsByCode));
        faults = List.copyOf(faults);
        changes = List.copyOf(changes);
    }
}

package org.onegrid.partition;

import java.util.List;

/**
 * What a validation found.
 *
 * @param faults   every fault, by code, then by area; at most one OVERLAP a pair of areas
 * @param complete false when borders cross so often that the rest was not computed; there is a fault then in any case
 */
public record Report(List<Fault> faults, boolean complete) {

    public Report {
        faults = List.copyOf(faults);
    }

    /** Whether the coverage is a partition. */
    public boolean isClean() {
        return faults.isEmpty() && complete;
    }

    /** The faults of one kind. */
    public List<Fault> of(Fault.Code code) {
        return faults.stream().filter(fault -> fault.code() == code).toList();
    }
}

package org.onegrid.topology;

import org.onegrid.partition.Report;

/** Areas that overlap, or otherwise cannot be edited before they are repaired. */
public final class NotAPartition extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Report report;

    NotAPartition(Report report) {
        super(
                report.faults().isEmpty()
                        ? "not a partition"
                        : report.faults().size() + " faults, the first: "
                                + report.faults().get(0).message());
        this.report = report;
    }

    /** Every fault with its place. */
    public Report report() {
        return report;
    }
}

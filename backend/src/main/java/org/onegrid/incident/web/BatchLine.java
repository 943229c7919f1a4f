package org.onegrid.incident.web;

import org.jspecify.annotations.Nullable;
import org.onegrid.incident.BatchDesk;
import org.onegrid.incident.History;
import org.onegrid.incident.Report;

/** One line of a batch: a report, and for those who may import what happened since. */
record BatchLine(
        @Nullable String category,
        @Nullable Double lng,
        @Nullable Double lat,
        @Nullable String datum,
        @Nullable String title,
        @Nullable String description,
        @Nullable String reportedAt,
        @Nullable String channel,
        @Nullable String sourceId,
        @Nullable Integer severity,
        @Nullable String status,
        @Nullable String acceptedAt,
        @Nullable String dispatchedAt,
        @Nullable String arrivedAt,
        @Nullable String handledAt,
        @Nullable String closedAt,
        @Nullable String dueAt) {

    BatchDesk.Line numbered(int number) {
        return new BatchDesk.Line(
                number,
                new Report(category, lng, lat, datum, title, description, reportedAt, channel, sourceId, severity),
                new History(status, acceptedAt, dispatchedAt, arrivedAt, handledAt, closedAt, dueAt));
    }
}

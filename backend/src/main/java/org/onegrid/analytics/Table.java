package org.onegrid.analytics;

import java.util.List;

/**
 * A row for each area.
 *
 * @param total the area as a whole, which is more than its rows where ground belongs to none of them
 */
public record Table(List<Column> columns, List<Row> rows, Row total) {

    /** Copies the lists in. */
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}

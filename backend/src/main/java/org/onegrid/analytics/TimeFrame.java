package org.onegrid.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/** One step of the time slider: the table of a part of the window. */
@Schema(name = "AnalysisFrame")
public record TimeFrame(LocalDate from, LocalDate to, List<Row> rows, Row total) {

    /** Most rows of all frames together. */
    public static final int MOST_ROWS = 100_000;

    /** Copies the rows in. */
    public TimeFrame {
        rows = List.copyOf(rows);
    }
}

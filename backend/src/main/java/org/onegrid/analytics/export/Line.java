package org.onegrid.analytics.export;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.KeptResult;
import org.onegrid.analytics.Result;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Table;
import org.onegrid.analytics.TimeFrame;
import org.onegrid.analytics.Window;
import org.onegrid.problem.Refusal;

/**
 * A line of an exported table.
 *
 * @param from  first day of what it counts, ISO; empty where time plays no part
 * @param to    last day
 * @param total whether it sums up the others
 */
record Line(String from, String to, boolean total, Row row) {

    /** Most cells of one exported table. */
    static final int MOST_CELLS = 2_000_000;

    /**
     * All lines: those of the whole window, then those of each frame.
     *
     * @throws Refusal 422 {@code export-too-large}
     */
    static List<Line> all(KeptResult kept) {
        Result result = kept.result();
        Table table = result.table();
        long lines = (table.rows().size() + 1L) * (result.frames().size() + 1L);
        long cells = lines * (table.columns().size() + 7L);
        if (cells > MOST_CELLS) {
            throw Refusal.invalid(
                    "export-too-large",
                    "The table has " + cells + " cells, at most " + MOST_CELLS
                            + " are exported; ask for fewer frames, a smaller area or a higher level.");
        }
        List<Line> all = new ArrayList<>();
        add(all, kept.definition().window(), table.rows(), table.total());
        for (TimeFrame frame : result.frames()) {
            add(all, new Window(frame.from(), frame.to()), frame.rows(), frame.total());
        }
        return all;
    }

    private static void add(List<Line> all, @Nullable Window window, List<Row> rows, Row total) {
        String from = window == null ? "" : window.from().toString();
        String to = window == null ? "" : window.to().toString();
        rows.forEach(row -> all.add(new Line(from, to, false, row)));
        all.add(new Line(from, to, true, total));
    }
}

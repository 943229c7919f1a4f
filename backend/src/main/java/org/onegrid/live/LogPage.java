package org.onegrid.live;

import java.util.List;

/**
 * A piece of the log with the state of the whole log in the same database snapshot.
 *
 * @param epoch   history of the log
 * @param head    last stamped position
 * @param pruned  last position dropped by retention
 * @param entries in order of position
 */
public record LogPage(String epoch, long head, long pruned, List<LogEntry> entries) {

    public LogPage {
        entries = List.copyOf(entries);
    }
}

package org.onegrid.live;

import java.util.List;

/** Hears every stamped event once, in order of position, on the one thread of the tail; must not block. */
public interface LiveListener {

    /** The next events, without a gap after the ones before. */
    void onEntries(List<LogEntry> entries);

    /**
     * What follows does not continue what was heard: the history changed, or this node was away longer than the log is
     * kept. Clients must be made to start over.
     *
     * @param reason stable word for clients, such as {@code epoch-changed}
     */
    void onBreak(String reason);
}

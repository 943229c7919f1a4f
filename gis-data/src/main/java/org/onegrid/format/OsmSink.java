package org.onegrid.format;

import java.util.Map;

/** Takes what an OpenStreetMap file holds, in the file's order. */
interface OsmSink {

    /** A point in degrees, as written. */
    void node(long id, double lng, double lat);

    /** What is said of a point, after it was given as a node; only of those of which something is said. */
    default void place(long id, Map<String, String> tags) {}

    /** A line over nodes, which may come later in the file or not at all. */
    void way(long id, long[] nodes, Map<String, String> tags);
}

package org.onegrid.format;

import java.util.Map;

/** Takes what an OpenStreetMap file holds, in the file's order. */
interface OsmSink {

    /** A point in degrees, as written. */
    void node(long id, double lng, double lat);

    /** A line over nodes, which may come later in the file or not at all. */
    void way(long[] nodes, Map<String, String> tags);
}

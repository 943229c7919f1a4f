package org.onegrid.synth;

import org.locationtech.jts.geom.LineString;

/**
 * One link of the road graph. Links meet only at shared end vertices (same node number, same coordinate), and the graph of
 * all links is connected. All are two-way.
 *
 * @param id     1.. in order of place
 * @param name   street name; several links share it
 * @param cls    class
 * @param bridge whether it crosses the river
 * @param from   node at the first vertex, 0..
 * @param to     node at the last vertex
 * @param line   EPSG:4490
 */
public record Road(int id, String name, RoadClass cls, boolean bridge, int from, int to, LineString line) {}

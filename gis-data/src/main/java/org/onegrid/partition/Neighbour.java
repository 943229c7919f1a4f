package org.onegrid.partition;

import org.onegrid.geo.LngLat;

/**
 * An area near a point.
 *
 * @param areaId         its id
 * @param distanceMeters from the point to the area, 0 when it covers the point
 * @param nearest        the place of the area nearest to the point
 */
public record Neighbour(long areaId, double distanceMeters, LngLat nearest) {}

package org.onegrid.network;

import org.locationtech.jts.geom.MultiPolygon;

/**
 * The places within a time of the nearest source.
 *
 * @param limitMillis the time
 * @param within      EPSG:4490; valid, perhaps empty, with a hole around whatever is not reached
 */
public record Isochrone(int limitMillis, MultiPolygon within) {}

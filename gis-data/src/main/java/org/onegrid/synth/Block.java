package org.onegrid.synth;

import org.locationtech.jts.geom.Polygon;

/**
 * A face of roads, water and the district's border. Blocks tile the district; a grid is a union of blocks.
 *
 * @param id       1.. in order of place
 * @param use      main use
 * @param zone     kind of place
 * @param gridCode the grid it belongs to
 * @param polygon  EPSG:4490, to the middle of the roads
 */
public record Block(int id, Use use, Zone zone, String gridCode, Polygon polygon) {}

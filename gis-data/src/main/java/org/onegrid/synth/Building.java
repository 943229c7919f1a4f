package org.onegrid.synth;

import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.geo.LngLat;

/**
 * A building; no two overlap, none touches a road or water.
 *
 * @param id         1.. in order of place
 * @param use        use
 * @param floors     floors above ground, at least 1; a floor is 3 m
 * @param households households in it, 0 unless residential
 * @param residents  residents by group, all zero unless residential
 * @param footprint  EPSG:4490
 * @param gridCode   the grid it stands in
 */
public record Building(
        int id, Use use, int floors, int households, Residents residents, Polygon footprint, String gridCode) {

    /** The middle of the footprint. */
    public LngLat at() {
        Envelope envelope = footprint.getEnvelopeInternal();
        return new LngLat((envelope.getMinX() + envelope.getMaxX()) / 2, (envelope.getMinY() + envelope.getMaxY()) / 2);
    }
}

package org.onegrid.movement;

import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Plane;

/**
 * The border of a zone as a device with limited accuracy meets it: a fix whose circle of accuracy touches the border decides
 * nothing, so that somebody who stands at the border is not said to come and go. O(log vertices) a question; safe for many
 * threads.
 */
public final class Fence {

    /** Half the width of the strip along the border in which no fix decides, however accurate it claims to be. */
    public static final double MARGIN_METERS = 10;

    /** Where a fix is. */
    public enum Side {
        INSIDE,
        OUTSIDE,
        UNCERTAIN
    }

    private static final GeometryFactory METRIC = new GeometryFactory();

    private final Plane plane;
    private final Geometry metric;
    private final IndexedPointInAreaLocator ground;
    private final IndexedFacetDistance border;

    /** @param zone polygon or multipolygon in EPSG:4490; @param plane the metric plane it is measured in */
    public Fence(Geometry zone, Plane plane) {
        this.plane = plane;
        metric = plane.project(zone);
        ground = new IndexedPointInAreaLocator(metric);
        border = new IndexedFacetDistance(metric);
    }

    /** On which side a fix is that may be off by so many metres. */
    public Side side(LngLat place, double accuracyMeters) {
        Coordinate at = plane.project(place);
        if (border.isWithinDistance(METRIC.createPoint(at), Math.max(MARGIN_METERS, accuracyMeters))) {
            return Side.UNCERTAIN;
        }
        return ground.locate(at) == Location.EXTERIOR ? Side.OUTSIDE : Side.INSIDE;
    }

    /** Whether it is wide enough for any fix to be inside. */
    public boolean canHold() {
        return !metric.buffer(-MARGIN_METERS).isEmpty();
    }
}

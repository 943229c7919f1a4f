package org.onegrid.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/** Rings as files give them, and which of them are holes of which. */
final class Rings {

    private Rings() {}

    static LinearRing ring(Coordinate[] vertices, GeometryFactory factory) throws BadGeometry {
        if (vertices.length < 4) {
            throw new BadGeometry("ring-too-short", "a ring needs four positions, has " + vertices.length);
        }
        Coordinate first = vertices[0];
        Coordinate last = vertices[vertices.length - 1];
        if (!first.equals2D(last)) {
            throw new BadGeometry("ring-not-closed", "a ring starts at " + text(first) + " but ends at " + text(last));
        }
        return factory.createLinearRing(vertices);
    }

    /**
     * Polygon or MultiPolygon from a heap of rings as in a Shapefile: clockwise rings are shells, the others are holes of the smallest
     * shell around them. A counter-clockwise ring with no shell around it counts as a shell, since many writers get the direction
     * wrong.
     */
    static Geometry polygons(List<LinearRing> rings, GeometryFactory factory) {
        if (rings.size() == 1) {
            return factory.createPolygon(rings.get(0));
        }
        List<LinearRing> shells = new ArrayList<>();
        List<LinearRing> others = new ArrayList<>();
        rings.forEach(ring -> (isClockwise(ring) ? shells : others).add(ring));
        STRtree tree = new STRtree();
        List<List<LinearRing>> holes = new ArrayList<>();
        for (int i = 0; i < shells.size(); i++) {
            holes.add(new ArrayList<>());
            tree.insert(shells.get(i).getEnvelopeInternal(), i);
        }
        for (LinearRing other : others) {
            Integer around = smallestAround(other, shells, tree);
            if (around != null) {
                holes.get(around).add(other);
            } else {
                shells.add(other);
                holes.add(new ArrayList<>());
            }
        }
        Polygon[] polygons = new Polygon[shells.size()];
        for (int i = 0; i < polygons.length; i++) {
            polygons[i] = factory.createPolygon(shells.get(i), holes.get(i).toArray(LinearRing[]::new));
        }
        return polygons.length == 1 ? polygons[0] : factory.createMultiPolygon(polygons);
    }

    private static @Nullable Integer smallestAround(LinearRing hole, List<LinearRing> shells, STRtree tree) {
        Integer best = null;
        for (Object candidate : tree.query(hole.getEnvelopeInternal())) {
            LinearRing shell = shells.get((Integer) candidate);
            if (shell.getEnvelopeInternal().covers(hole.getEnvelopeInternal())
                    && (best == null
                            || shell.getEnvelopeInternal().getArea()
                                    < shells.get(best).getEnvelopeInternal().getArea())
                    && isInside(hole, shell)) {
                best = (Integer) candidate;
            }
        }
        return best;
    }

    /** Decided by the first vertex that is not on the shell; a hole may touch it. */
    private static boolean isInside(LinearRing hole, LinearRing shell) {
        Coordinate[] border = shell.getCoordinates();
        for (Coordinate vertex : hole.getCoordinates()) {
            int location = PointLocation.locateInRing(vertex, border);
            if (location != Location.BOUNDARY) {
                return location == Location.INTERIOR;
            }
        }
        return true;
    }

    static boolean isClockwise(LinearRing ring) {
        return !Orientation.isCCWArea(ring.getCoordinates());
    }

    private static String text(Coordinate c) {
        return c.x + " " + c.y;
    }
}

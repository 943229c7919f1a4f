package org.onegrid.grid.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.geo.Precision;

/**
 * The ground of areas above the lowest ones after a change. Inside the area of the change it is the union of what lies below;
 * that area's own border, and those of the areas above and around it, stay where they are and only gain the vertices where a
 * new border ends on them.
 */
final class Ancestors {

    /** Rounding moves a place on a border by no more than this, in degrees. */
    private static final double NEAR = 1.5 / Precision.SCALE;

    private final Drawing drawing;
    private final Set<Segment> known = new HashSet<>();
    private final Set<Segment> kept = new HashSet<>();
    private final Set<Coordinate> fresh = new HashSet<>();

    Ancestors(Drawing drawing, Redrawn redrawn) {
        this.drawing = drawing;
        Set<Coordinate> old = new HashSet<>();
        for (Ground.Lot lot : redrawn.touched(drawing.ground())) {
            Segment.forEach(lot.shape(), known::add);
            old.addAll(List.of(lot.shape().getCoordinates()));
        }
        Stream.concat(
                        redrawn.changed().values().stream(),
                        redrawn.added().stream().map(Redrawn.Added::shape))
                .forEach(shape -> {
                    Segment.forEach(shape, kept::add);
                    Stream.of(shape.getCoordinates())
                            .filter(at -> !old.contains(at))
                            .forEach(fresh::add);
                });
    }

    /**
     * An area inside the area of the change, as the union of what lies below it.
     *
     * @param adminPath ids from the top to the area, joined by dots
     */
    MultiPolygon inside(String adminPath, Lineage lineage) {
        Geometry[] below = drawing.topology().areas().stream()
                .filter(code -> lineage.origin(code).adminPath().startsWith(adminPath + "."))
                .map(code -> drawing.topology().shape(code))
                .toArray(Geometry[]::new);
        return multi(CoverageUnion.union(below));
    }

    /** An area whose border stays where it is, with the vertices it gains. */
    MultiPolygon noded(MultiPolygon shape) {
        Polygon[] parts = new Polygon[shape.getNumGeometries()];
        for (int i = 0; i < parts.length; i++) {
            Polygon part = (Polygon) shape.getGeometryN(i);
            LinearRing[] holes = new LinearRing[part.getNumInteriorRing()];
            for (int hole = 0; hole < holes.length; hole++) {
                holes[hole] = noded(part.getInteriorRingN(hole));
            }
            parts[i] = Precision.FACTORY.createPolygon(noded(part.getExteriorRing()), holes);
        }
        return Precision.FACTORY.createMultiPolygon(parts);
    }

    private LinearRing noded(LinearRing ring) {
        Coordinate[] places = ring.getCoordinates();
        CoordinateList noded = new CoordinateList();
        for (int i = 0; i < places.length - 1; i++) {
            noded.add(places[i], false);
            Segment edge = Segment.of(places[i], places[i + 1]);
            if (!kept.contains(edge)) {
                List<Coordinate> between = between(places[i], places[i + 1]);
                if (between.isEmpty() && known.contains(edge)) {
                    throw new IllegalStateException(
                            "the border at " + places[i] + " is outside of the change and has moved");
                }
                noded.addAll(between, false);
            }
        }
        noded.closeRing();
        return Precision.FACTORY.createLinearRing(noded.toCoordinateArray());
    }

    private List<Coordinate> between(Coordinate from, Coordinate to) {
        List<Coordinate> between = new ArrayList<>();
        Envelope box = new Envelope(from, to);
        box.expandBy(NEAR);
        for (Coordinate at : fresh) {
            if (box.intersects(at) && Distance.pointToSegment(at, from, to) <= NEAR) {
                between.add(at);
            }
        }
        between.sort(Comparator.comparingDouble(from::distance));
        return between;
    }

    private static MultiPolygon multi(Geometry union) {
        Polygon[] parts = new Polygon[union.getNumGeometries()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (Polygon) union.getGeometryN(i);
        }
        return Precision.FACTORY.createMultiPolygon(parts);
    }
}

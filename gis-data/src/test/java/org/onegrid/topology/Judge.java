package org.onegrid.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.InteriorPointArea;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.onegrid.partition.Rules;

/**
 * Full validation by other means than the product's: JTS's polygons and coverages, and by brute force what these miss: an
 * area inside another, areas that fall apart, sizes, ground lost, and vertices beside a border. It says what is wrong, or
 * null.
 */
final class Judge {

    private static final double UNIT = 1e-7;

    private final Shadow shadow;
    private final Rules rules;

    Judge(Shadow shadow, Rules rules) {
        this.shadow = shadow;
        this.rules = rules;
    }

    /** Judges changed areas and all whose envelopes they meet. */
    @Nullable
    String wrong(Map<String, ? extends Geometry> after, Collection<String> removed) {
        Envelope box = new Envelope();
        for (Map.Entry<String, ? extends Geometry> area : after.entrySet()) {
            box.expandToInclude(area.getValue().getEnvelopeInternal());
            if (shadow.has(area.getKey())) {
                box.expandToInclude(shadow.area(area.getKey()).shape().getEnvelopeInternal());
            }
            String alone = alone(area.getKey(), area.getValue());
            if (alone != null) {
                return alone;
            }
        }
        box.expandBy(1e-6);
        Map<String, Geometry> all = new TreeMap<>();
        for (String code : shadow.near(box)) {
            if (!removed.contains(code)) {
                all.put(code, shadow.area(code).shape());
            }
        }
        all.putAll(after);
        if (!CoverageValidator.isValid(all.values().toArray(Geometry[]::new))) {
            return "no coverage in the eyes of JTS";
        }
        for (String code : after.keySet()) {
            for (Map.Entry<String, Geometry> other : all.entrySet()) {
                if (!code.equals(other.getKey()) && isInside(after.get(code), other.getValue())) {
                    return code + " and " + other.getKey() + " lie in each other";
                }
            }
        }
        return lost(after, removed) ? "ground was lost or won" : beside(after, all);
    }

    private @Nullable String alone(String code, Geometry shape) {
        if (shape.isEmpty() || !shape.isValid()) {
            return code + " is no valid polygon: " + new IsValidOp(shape).getValidationError();
        }
        int parts = shadow.has(code) ? shadow.area(code).shape().getNumGeometries() : 1;
        if (shape.getNumGeometries() > parts) {
            return code + " falls apart";
        }
        double east = Math.cos(Math.toRadians(shape.getCoordinate().y)) * 111_319.49 * (1 + curvature(shape, 0.5));
        double north = 111_319.49 * (1 - 0.00669438 + curvature(shape, 1.5));
        if (shape.getArea() * east * north < rules.minAreaSquareMeters()) {
            return code + " is too small";
        }
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            Geometry part = shape.getGeometryN(i);
            double around = 0;
            for (Coordinate[] ring : Shadow.rings(part)) {
                for (int k = 1; k < ring.length; k++) {
                    around += Math.hypot((ring[k].x - ring[k - 1].x) * east, (ring[k].y - ring[k - 1].y) * north);
                }
            }
            if (2 * part.getArea() * east * north / around < rules.sliverMeters()) {
                return code + " is too thin";
            }
        }
        return null;
    }

    /** First terms of the series of the radii of curvature. */
    private static double curvature(Geometry shape, double factor) {
        return factor * 0.00669438 * Math.pow(Math.sin(Math.toRadians(shape.getCoordinate().y)), 2);
    }

    private static boolean isInside(Geometry one, Geometry other) {
        if (!one.getEnvelopeInternal().intersects(other.getEnvelopeInternal())) {
            return false;
        }
        for (int i = 0; i < one.getNumGeometries(); i++) {
            for (int k = 0; k < other.getNumGeometries(); k++) {
                Geometry a = one.getGeometryN(i);
                Geometry b = other.getGeometryN(k);
                if (a.getEnvelopeInternal().covers(b.getEnvelopeInternal()) && a.contains(middle(b))
                        || b.getEnvelopeInternal().covers(a.getEnvelopeInternal()) && b.contains(middle(a))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Not rounded to the grid, as that of the geometry is: a thin area may have no place of the grid inside. */
    private static Geometry middle(Geometry area) {
        return new GeometryFactory().createPoint(InteriorPointArea.getInteriorPoint(area));
    }

    private boolean lost(Map<String, ? extends Geometry> after, Collection<String> removed) {
        double before = 0;
        double now = 0;
        Set<String> codes = new HashSet<>(after.keySet());
        codes.addAll(removed);
        double border = 0;
        for (String code : codes) {
            before += shadow.has(code) ? shadow.area(code).shape().getArea() : 0;
            now += after.containsKey(code) ? after.get(code).getArea() : 0;
            border += after.containsKey(code) ? after.get(code).getLength() : 0;
        }
        return Math.abs(before - now) > border * UNIT;
    }

    /** A vertex no farther than 1.5 units from the inside of an edge, where one of the two is new. */
    private @Nullable String beside(Map<String, ? extends Geometry> after, Map<String, Geometry> all) {
        Set<LineSegment> old = new HashSet<>();
        for (String code : after.keySet()) {
            if (shadow.has(code)) {
                old.addAll(edges(shadow.area(code).shape()));
            }
        }
        Set<LineSegment> drawn = new HashSet<>();
        after.values().forEach(shape -> drawn.addAll(edges(shape)));
        drawn.removeAll(old);
        Set<Coordinate> fresh = new HashSet<>();
        drawn.forEach(edge -> fresh.addAll(List.of(edge.p0, edge.p1)));
        for (Map.Entry<String, Geometry> area : all.entrySet()) {
            for (LineSegment edge : edges(area.getValue())) {
                for (LineSegment own : drawn) {
                    if (near(own, edge.p0) || near(own, edge.p1)) {
                        return "a vertex of " + area.getKey() + " lies beside a new edge";
                    }
                }
                for (Coordinate vertex : fresh) {
                    if (near(edge, vertex)) {
                        return "a new vertex lies beside an edge of " + area.getKey();
                    }
                }
            }
        }
        return null;
    }

    private static boolean near(LineSegment edge, Coordinate at) {
        double dx = Math.rint((edge.p1.x - edge.p0.x) / UNIT);
        double dy = Math.rint((edge.p1.y - edge.p0.y) / UNIT);
        double px = Math.rint((at.x - edge.p0.x) / UNIT);
        double py = Math.rint((at.y - edge.p0.y) / UNIT);
        double length = Math.hypot(dx, dy);
        double along = (px * dx + py * dy) / length;
        return along > 3 && along < length - 3 && Math.abs(px * dy - py * dx) <= 1.5 * length;
    }

    private static List<LineSegment> edges(Geometry shape) {
        List<LineSegment> edges = new ArrayList<>();
        for (Coordinate[] ring : Shadow.rings(shape)) {
            for (int i = 1; i < ring.length; i++) {
                LineSegment edge = new LineSegment(ring[i - 1], ring[i]);
                edge.normalize();
                edges.add(edge);
            }
        }
        return edges;
    }
}

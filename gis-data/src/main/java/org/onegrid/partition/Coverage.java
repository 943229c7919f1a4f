package org.onegrid.partition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.onegrid.geo.Precision;

/**
 * Areas of one level as they were read, and optionally the level above, every coordinate brought to the precision grid.
 * Nothing is taken for granted: {@link #validate} says what is wrong with it, {@link Repair} proposes what to do.
 *
 * <p>Immutable; the shapes must not be changed by others.
 */
public final class Coverage {

    /** Wider than this and products of differences no longer fit into a long. */
    private static final double WIDEST_DEGREES = 200;

    private final List<Area> areas;
    private final List<Area> parents;
    private final List<Fault> unreadable;
    private final Rules rules;

    private Coverage(List<Area> areas, List<Area> parents, List<Fault> unreadable, Rules rules) {
        this.areas = List.copyOf(areas);
        this.parents = List.copyOf(parents);
        this.unreadable = List.copyOf(unreadable);
        this.rules = rules;
    }

    /**
     * A coverage that has no level above it; what its areas enclose together is its ground.
     *
     * @throws CoverageTooLarge beyond {@link Rules#USUAL}
     */
    public static Coverage of(Collection<Area> areas) {
        return of(areas, List.of(), Rules.USUAL);
    }

    /**
     * A coverage inside the level above it.
     *
     * @param parents areas that must be tiled exactly; themselves a partition
     * @throws CoverageTooLarge beyond the rules
     */
    public static Coverage of(Collection<Area> areas, Collection<Area> parents, Rules rules) {
        long vertices = 0;
        for (Collection<Area> level : List.of(areas, parents)) {
            for (Area area : level) {
                vertices += area.shape().getNumPoints();
            }
        }
        rules.admit(Math.max(areas.size(), parents.size()), vertices);
        List<Fault> unreadable = new ArrayList<>();
        Coverage coverage = new Coverage(onGrid(areas, unreadable), onGrid(parents, unreadable), unreadable, rules);
        Envelope bounds = coverage.bounds();
        if (bounds.getWidth() > WIDEST_DEGREES) {
            throw new CoverageTooLarge("a coverage " + bounds.getWidth() + " degrees wide; at most " + WIDEST_DEGREES
                    + " are taken: does a border cross the antimeridian?");
        }
        return coverage;
    }

    /** The areas in the order given; those with an unreadable shape have an empty one. */
    public List<Area> areas() {
        return areas;
    }

    /** The level above; empty when there is none. */
    public List<Area> parents() {
        return parents;
    }

    /**
     * Full validation: O(n log n) in the vertices for borders that cross seldom, bounded by the rules for others. A
     * coverage without faults is a partition: every point of the ground has one owner, neighbours share all vertices.
     */
    public Report validate() {
        return new Examination(this, rules).report();
    }

    Rules rules() {
        return rules;
    }

    List<Fault> unreadable() {
        return unreadable;
    }

    Envelope bounds() {
        Envelope bounds = new Envelope();
        areas.forEach(area -> bounds.expandToInclude(area.shape().getEnvelopeInternal()));
        parents.forEach(area -> bounds.expandToInclude(area.shape().getEnvelopeInternal()));
        return bounds;
    }

    /** Owners are the numbers of the areas, then those of the parents. */
    Segments segments() {
        List<Geometry> shapes = new ArrayList<>();
        areas.forEach(area -> shapes.add(area.shape()));
        parents.forEach(area -> shapes.add(area.shape()));
        return Segments.of(shapes);
    }

    private static List<Area> onGrid(Collection<Area> areas, List<Fault> unreadable) {
        List<Area> out = new ArrayList<>(areas.size());
        for (Area area : areas) {
            Coordinate wrong = outOfThisWorld(area.shape());
            if (wrong != null) {
                unreadable.add(new Fault(
                        Fault.Code.NOT_FINITE,
                        List.of(area.code()),
                        Precision.FACTORY.createPoint(),
                        area.code() + " has the coordinate " + wrong.x + " " + wrong.y,
                        "Coordinates must be degrees, longitude first: check the datum and the order of axes."));
                out.add(area.withShape(Precision.FACTORY.createPolygon()));
            } else {
                out.add(area.withShape(rounded(area.shape())));
            }
        }
        return out;
    }

    private static @org.jspecify.annotations.Nullable Coordinate outOfThisWorld(Geometry shape) {
        for (Coordinate at : shape.getCoordinates()) {
            if (!(Math.abs(at.x) <= 180 && Math.abs(at.y) <= 90)) {
                return at;
            }
        }
        return null;
    }

    /** Rings of less than three different vertices on the grid are left out. */
    private static Geometry rounded(Geometry shape) {
        List<Polygon> parts = new ArrayList<>();
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            Geometry part = shape.getGeometryN(i);
            if (part instanceof GeometryCollection || !(part instanceof Polygonal)) {
                continue;
            }
            Polygon polygon = (Polygon) part;
            LinearRing shell = rounded(polygon.getExteriorRing());
            if (shell.isEmpty()) {
                continue;
            }
            List<LinearRing> holes = new ArrayList<>();
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                LinearRing ring = rounded(polygon.getInteriorRingN(hole));
                if (!ring.isEmpty()) {
                    holes.add(ring);
                }
            }
            parts.add(Precision.FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new)));
        }
        return parts.size() == 1 ? parts.get(0) : Precision.FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    private static LinearRing rounded(LinearRing ring) {
        List<Coordinate> out = new ArrayList<>(ring.getNumPoints());
        for (Coordinate at : ring.getCoordinates()) {
            Coordinate moved = new Coordinate(Precision.round(at.x), Precision.round(at.y));
            if (out.isEmpty() || !out.get(out.size() - 1).equals2D(moved)) {
                out.add(moved);
            }
        }
        return out.size() < 4
                ? Precision.FACTORY.createLinearRing()
                : Precision.FACTORY.createLinearRing(out.toArray(Coordinate[]::new));
    }
}

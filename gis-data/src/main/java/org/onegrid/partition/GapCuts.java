package org.onegrid.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.triangulate.polygon.ConstrainedDelaunayTriangulator;
import org.locationtech.jts.triangulate.tri.Tri;

/**
 * Cuts gaps that run on between many areas, so that each piece can go to a neighbour of its own: borders drawn anew for every area
 * leave one net of slivers, and whoever got all of it would reach along the borders of everybody. A gap is cut across where it
 * branches (the triangles of its constrained Delaunay triangulation that have a neighbour on every side) and where the area along it
 * changes (the shortest edge there, if shorter than either of the two borders). Cuts run between vertices that are there.
 */
final class GapCuts {

    /** 4πA/P²: 1 for a circle, 0.1 for a strip thirty times as long as wide. A gap more compact than this stays whole. */
    private static final double MOST_COMPACT = 0.05;

    private static final int NOBODY = -1;

    private final Arrangement faces;
    private final Segments segments;
    private final int areas;
    private final Segments cut;

    private GapCuts(Arrangement faces, int areas) {
        this.faces = faces;
        this.segments = faces.segments();
        this.areas = areas;
        this.cut = segments.copy();
    }

    /** The same faces, with those gaps cut that the repair fills. */
    static Arrangement cut(Arrangement faces, int areas, Repair repair) {
        GapCuts cutting = new GapCuts(faces, areas);
        for (int face = 1; face < faces.faces(); face++) {
            if (cutting.ownerOf(face) == NOBODY) {
                Polygon ground = faces.polygon(face);
                double size = Measure.squareMeters(ground);
                double width = Measure.meanWidthMeters(ground);
                if (repair.fills(size, width) && Math.PI * width * width < MOST_COMPACT * size) {
                    cutting.across(face, ground);
                }
            }
        }
        return Arrangement.of(cutting.cut);
    }

    /** The first of the areas that have the face. */
    private int ownerOf(int face) {
        int[] members = faces.members(face);
        return members.length > 0 && members[0] < areas ? members[0] : NOBODY;
    }

    private void across(int face, Polygon ground) {
        List<int[]> cycles = faces.cycles(face);
        if (cycles.stream()
                        .flatMapToInt(Arrays::stream)
                        .map(h -> ownerOf(faces.face(h ^ 1)))
                        .distinct()
                        .count()
                < 3) {
            return;
        }
        LocalPlane plane = new LocalPlane(ground.getEnvelopeInternal().centre().y);
        Map<Coordinate, Double> changes = new HashMap<>();
        cycles.forEach(cycle -> addChanges(cycle, plane, changes));
        Map<Coordinate, Coordinate> shortest = new HashMap<>();
        for (Tri triangle : new ConstrainedDelaunayTriangulator(units(ground)).getTriangles()) {
            for (int edge = 0; edge < 3; edge++) {
                if (triangle.hasAdjacent(edge) && isClear(triangle, edge)) {
                    Coordinate from = triangle.getCoordinate(edge);
                    Coordinate to = triangle.getCoordinate(Tri.next(edge));
                    if (triangle.numAdjacent() == 3) {
                        add(from, to);
                    }
                    double meters = Math.hypot((to.x - from.x) * plane.east, (to.y - from.y) * plane.north);
                    // an edge between triangles comes twice, once from either end
                    if (meters < changes.getOrDefault(from, 0.0)) {
                        changes.put(from, meters);
                        shortest.put(from, to);
                    }
                }
            }
        }
        shortest.forEach(this::add);
    }

    /** Whether the corners on both sides of an edge are far enough from it not to be taken as lying on it. */
    private static boolean isClear(Tri triangle, int edge) {
        Tri other = triangle.getAdjacent(edge);
        Coordinate from = triangle.getCoordinate(edge);
        Coordinate to = triangle.getCoordinate(Tri.next(edge));
        Coordinate here = triangle.getCoordinate(Tri.oppVertex(edge));
        Coordinate there = other.getCoordinate(Tri.oppVertex(other.getIndex(triangle)));
        return Math.min(Distance.pointToSegment(here, from, to), Distance.pointToSegment(there, from, to))
                > 2 * Meeting.NEAR;
    }

    /** At each point where the area along the gap changes: the length of the shorter of the two borders that meet there. */
    private void addChanges(int[] cycle, LocalPlane plane, Map<Coordinate, Double> changes) {
        int n = cycle.length;
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (ownerOf(faces.face(cycle[i] ^ 1)) != ownerOf(faces.face(cycle[(i + n - 1) % n] ^ 1))) {
                starts.add(i);
            }
        }
        double[] borders = new double[starts.size()];
        for (int run = 0; run < borders.length; run++) {
            int end = starts.get((run + 1) % borders.length);
            int i = starts.get(run);
            do {
                Coordinate from = at(cycle[i]);
                Coordinate to = at(cycle[i] ^ 1);
                borders[run] += Math.hypot((to.x - from.x) * plane.east, (to.y - from.y) * plane.north);
                i = (i + 1) % n;
            } while (i != end);
        }
        for (int run = 0; run < borders.length; run++) {
            double shorter = Math.min(borders[run], borders[(run + borders.length - 1) % borders.length]);
            changes.merge(at(cycle[starts.get(run)]), shorter, Math::min);
        }
    }

    private Coordinate at(int halfEdge) {
        int point = faces.origin(halfEdge);
        return new Coordinate(segments.x(point), segments.y(point));
    }

    private void add(Coordinate from, Coordinate to) {
        cut.addCut((int) from.x, (int) from.y, (int) to.x, (int) to.y);
    }

    /** On the precision grid, where every side of a line is told exactly. */
    private static Polygon units(Polygon degrees) {
        Polygon units = (Polygon) degrees.copy();
        units.apply((CoordinateFilter) at -> {
            at.setX(Math.rint(at.x * Lattice.SCALE));
            at.setY(Math.rint(at.y * Lattice.SCALE));
        });
        units.geometryChanged();
        return units;
    }
}

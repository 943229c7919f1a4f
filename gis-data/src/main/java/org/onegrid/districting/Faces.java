package org.onegrid.districting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.onegrid.districting.Linework.Segment;

/** What lines cut the ground of a community into; the faces tile it and share all vertices. Immutable. */
final class Faces {

    /** No face; the ground around the community. */
    static final int NONE = -1;

    private final List<Polygon> shapes = new ArrayList<>();
    private final List<String> grids = new ArrayList<>();
    private final Map<Segment, int[]> sides = new TreeMap<>();

    private Faces() {}

    /** @param grids by code; faces outside of all of them are left out */
    static Faces of(Linework noded, Map<String, Geometry> grids) {
        Polygonizer polygonizer = new Polygonizer();
        for (Segment segment : noded.segments()) {
            polygonizer.add(segment.line());
        }
        Collection<?> found = polygonizer.getPolygons();
        List<Polygon> all = new ArrayList<>();
        found.forEach(one -> all.add((Polygon) one));
        all.sort(Comparator.comparing((Polygon one) -> one.getEnvelopeInternal().getMinX())
                .thenComparing(one -> one.getEnvelopeInternal().getMinY())
                .thenComparing(Geometry::getArea));
        Map<String, IndexedPointInAreaLocator> locators = new TreeMap<>();
        grids.forEach((code, shape) -> locators.put(code, new IndexedPointInAreaLocator(shape)));
        Faces faces = new Faces();
        for (Polygon one : all) {
            Coordinate inside = one.getInteriorPoint().getCoordinate();
            for (Map.Entry<String, IndexedPointInAreaLocator> grid : locators.entrySet()) {
                if (grid.getValue().locate(inside) == Location.INTERIOR) {
                    faces.add(one, grid.getKey());
                    break;
                }
            }
        }
        return faces;
    }

    private void add(Polygon shape, String grid) {
        int face = shapes.size();
        shapes.add(shape);
        grids.add(grid);
        side(shape.getExteriorRing(), face);
        for (int hole = 0; hole < shape.getNumInteriorRing(); hole++) {
            side(shape.getInteriorRingN(hole), face);
        }
    }

    private void side(LinearRing ring, int face) {
        Coordinate[] at = ring.getCoordinates();
        for (int i = 1; i < at.length; i++) {
            int[] both = sides.computeIfAbsent(Segment.of(at[i - 1], at[i]), key -> new int[] {NONE, NONE});
            both[both[0] == NONE ? 0 : 1] = face;
        }
    }

    int count() {
        return shapes.size();
    }

    Polygon shape(int face) {
        return shapes.get(face);
    }

    /** Code of the grid it lies in now. */
    String grid(int face) {
        return grids.get(face);
    }

    /** Each segment with the faces on its two sides; {@link #NONE} where there is none. */
    Map<Segment, int[]> sides() {
        return sides;
    }

    /** Segments between faces by pairs of groups, the lesser group first; a group is a number by face. */
    Map<Long, List<Segment>> borders(int[] groupOf) {
        Map<Long, List<Segment>> borders = new HashMap<>();
        sides.forEach((segment, faces) -> {
            if (faces[1] != NONE && groupOf[faces[0]] != groupOf[faces[1]]) {
                long one = Math.min(groupOf[faces[0]], groupOf[faces[1]]);
                long other = Math.max(groupOf[faces[0]], groupOf[faces[1]]);
                borders.computeIfAbsent(one << 32 | other, pair -> new ArrayList<>())
                        .add(segment);
            }
        });
        return new TreeMap<>(borders);
    }
}

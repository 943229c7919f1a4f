package org.onegrid.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.quadtree.Quadtree;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;

/** The same areas as plain polygons that know nothing of each other; edits of vertices are made ring by ring. */
final class Shadow {

    private final Map<String, Piece> areas = new HashMap<>();
    private final List<String> codes = new ArrayList<>();
    private final Quadtree tree = new Quadtree();

    Shadow(Collection<Piece> pieces) {
        pieces.forEach(this::add);
    }

    private void add(Piece piece) {
        areas.put(piece.code(), piece);
        codes.add(piece.code());
        tree.insert(piece.shape().getEnvelopeInternal(), piece.code());
    }

    List<String> codes() {
        return codes;
    }

    Piece area(String code) {
        return areas.get(code);
    }

    boolean has(String code) {
        return areas.containsKey(code);
    }

    /** Takes new shapes, new areas under the parent of one that changed, and forgets others. */
    void take(Map<String, Geometry> shapes, Collection<String> removed, String parent) {
        for (String code : removed) {
            Piece old = areas.remove(code);
            codes.remove(code);
            tree.remove(old.shape().getEnvelopeInternal(), code);
        }
        shapes.forEach((code, shape) -> {
            Piece old = areas.get(code);
            if (old == null) {
                add(new Piece(code, parent, true, false, shape));
            } else {
                tree.remove(old.shape().getEnvelopeInternal(), code);
                tree.insert(shape.getEnvelopeInternal(), code);
                areas.put(code, new Piece(code, old.parent(), old.editable(), old.enclave(), shape));
            }
        });
    }

    /** Codes of areas whose envelope meets another, ascending. */
    Set<String> near(Envelope box) {
        Set<String> found = new TreeSet<>();
        for (Object code : tree.query(box)) {
            if (areas.get((String) code).shape().getEnvelopeInternal().intersects(box)) {
                found.add((String) code);
            }
        }
        return found;
    }

    /** Codes of areas that have the vertex. */
    Set<String> around(Coordinate at) {
        Set<String> found = new TreeSet<>();
        for (String code : near(new Envelope(at))) {
            for (Coordinate[] ring : rings(areas.get(code).shape())) {
                if (Arrays.asList(ring).contains(at)) {
                    found.add(code);
                }
            }
        }
        return found;
    }

    /** Vertices that follow or precede this one anywhere, and on the way the areas of those edges. */
    Map<Coordinate, Set<String>> edges(Coordinate at) {
        Map<Coordinate, Set<String>> found = new TreeMap<>();
        for (String code : near(new Envelope(at))) {
            for (Coordinate[] ring : rings(areas.get(code).shape())) {
                for (int i = 1; i < ring.length; i++) {
                    if (ring[i].equals2D(at) || ring[i - 1].equals2D(at)) {
                        Coordinate other = ring[i].equals2D(at) ? ring[i - 1] : ring[i];
                        found.computeIfAbsent(other, key -> new TreeSet<>()).add(code);
                    }
                }
            }
        }
        return found;
    }

    /** Whether an edge must stay: a locked area has it, or only one has it. */
    boolean isLocked(Set<String> owners) {
        return owners.size() < 2
                || owners.stream().anyMatch(code -> !areas.get(code).editable());
    }

    Map<String, Geometry> move(Edit.MoveVertex move) {
        Coordinate at = move.at().toCoordinate();
        return each(around(at), ring -> {
            Coordinate[] moved = ring.clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] = ring[i].equals2D(at) ? move.to().toCoordinate() : ring[i];
            }
            return moved;
        });
    }

    Map<String, Geometry> insert(Edit.InsertVertex insert) {
        return replace(
                List.of(insert.from().toCoordinate(), insert.to().toCoordinate()),
                List.of(insert.at().toCoordinate()));
    }

    Map<String, Geometry> delete(Edit.DeleteVertex delete) {
        Coordinate at = delete.at().toCoordinate();
        return each(around(at), ring -> {
            List<Coordinate> open = new ArrayList<>(Arrays.asList(ring).subList(0, ring.length - 1));
            open.removeIf(vertex -> vertex.equals2D(at));
            return closed(open);
        });
    }

    /** Puts another way between the ends of a run of vertices, in all rings that have the run in either direction. */
    Map<String, Geometry> replace(List<Coordinate> run, List<Coordinate> way) {
        Set<String> owners = new HashSet<>(around(run.get(0)));
        return each(owners, ring -> {
            List<Coordinate> open = new ArrayList<>(Arrays.asList(ring).subList(0, ring.length - 1));
            for (boolean forward : new boolean[] {true, false}) {
                List<Coordinate> sought = new ArrayList<>(run);
                List<Coordinate> instead = new ArrayList<>(way);
                if (!forward) {
                    java.util.Collections.reverse(sought);
                    java.util.Collections.reverse(instead);
                }
                int at = find(open, sought);
                if (at >= 0) {
                    java.util.Collections.rotate(open, -at);
                    List<Coordinate> changed = new ArrayList<>();
                    changed.add(sought.get(0));
                    changed.addAll(instead);
                    changed.addAll(open.subList(sought.size() - 1, open.size()));
                    return closed(changed);
                }
            }
            return ring;
        });
    }

    /** What the edges that only one of two neighbours has enclose, as far as it is ground of either. */
    static Geometry united(Geometry one, Geometry other) {
        Set<LineSegment> edges = new HashSet<>();
        for (Geometry shape : List.of(one, other)) {
            for (Coordinate[] ring : rings(shape)) {
                for (int i = 1; i < ring.length; i++) {
                    LineSegment edge = new LineSegment(ring[i - 1], ring[i]);
                    edge.normalize();
                    if (!edges.add(edge)) {
                        edges.remove(edge);
                    }
                }
            }
        }
        Polygonizer polygonizer = new Polygonizer();
        edges.forEach(edge -> polygonizer.add(edge.toGeometry(Precision.FACTORY)));
        List<Polygon> own = new ArrayList<>();
        for (Object face : polygonizer.getPolygons()) {
            Geometry inside = ((Polygon) face).getInteriorPoint();
            if (one.intersects(inside) || other.intersects(inside)) {
                own.add((Polygon) face);
            }
        }
        return Precision.FACTORY.createMultiPolygon(own.toArray(Polygon[]::new));
    }

    /** Whether a line from outside to outside goes once through an area without holes, with ten square metres on either side. */
    boolean isClearlyDivided(Edit.Split split) {
        Geometry shape = areas.get(split.area()).shape();
        Geometry line = Precision.FACTORY.createLineString(
                split.line().stream().map(LngLat::toCoordinate).toArray(Coordinate[]::new));
        Geometry inside = shape.intersection(line);
        if (rings(shape).size() > 1
                || !(inside instanceof LineString)
                || shape.intersects(Lines.point(split.line().get(0)))
                || shape.intersects(Lines.point(split.line().get(split.line().size() - 1)))) {
            return false;
        }
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(shape.getBoundary().union(line));
        int pieces = 0;
        for (Object face : polygonizer.getPolygons()) {
            Geometry middle = ((Polygon) face).getInteriorPoint();
            if (((Polygon) face).getArea() < 1e-9) {
                return false;
            }
            pieces += shape.contains(middle) ? 1 : 0;
        }
        return pieces == 2;
    }

    private static int find(List<Coordinate> open, List<Coordinate> run) {
        for (int i = 0; i < open.size() && run.size() <= open.size(); i++) {
            boolean all = true;
            for (int k = 0; k < run.size() && all; k++) {
                all = open.get((i + k) % open.size()).equals2D(run.get(k));
            }
            if (all) {
                return i;
            }
        }
        return -1;
    }

    private static Coordinate[] closed(List<Coordinate> open) {
        List<Coordinate> ring = new ArrayList<>(open);
        ring.add(open.get(0).copy());
        return ring.toArray(Coordinate[]::new);
    }

    private Map<String, Geometry> each(Collection<String> some, UnaryOperator<Coordinate[]> change) {
        Map<String, Geometry> changed = new TreeMap<>();
        for (String code : some) {
            Geometry before = areas.get(code).shape();
            Polygon[] parts = new Polygon[before.getNumGeometries()];
            for (int i = 0; i < parts.length; i++) {
                Polygon part = (Polygon) before.getGeometryN(i);
                LinearRing[] holes = new LinearRing[part.getNumInteriorRing()];
                for (int hole = 0; hole < holes.length; hole++) {
                    holes[hole] = ring(change.apply(part.getInteriorRingN(hole).getCoordinates()));
                }
                parts[i] = Precision.FACTORY.createPolygon(
                        ring(change.apply(part.getExteriorRing().getCoordinates())), holes);
            }
            Geometry after = Precision.FACTORY.createMultiPolygon(parts);
            if (!after.norm()
                    .equalsExact(Precision.FACTORY
                            .createMultiPolygon(polygons(before))
                            .norm())) {
                changed.put(code, after);
            }
        }
        return changed;
    }

    private static Polygon[] polygons(Geometry shape) {
        Polygon[] parts = new Polygon[shape.getNumGeometries()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (Polygon) shape.getGeometryN(i);
        }
        return parts;
    }

    /** Rings of less than three vertices cannot even be made; they are empty then. */
    private static LinearRing ring(Coordinate[] at) {
        return at.length < 4 ? Precision.FACTORY.createLinearRing() : Precision.FACTORY.createLinearRing(at);
    }

    static List<Coordinate[]> rings(Geometry shape) {
        List<Coordinate[]> rings = new ArrayList<>();
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            Polygon part = (Polygon) shape.getGeometryN(i);
            if (!part.isEmpty()) {
                rings.add(part.getExteriorRing().getCoordinates());
            }
            for (int hole = 0; hole < part.getNumInteriorRing(); hole++) {
                rings.add(part.getInteriorRingN(hole).getCoordinates());
            }
        }
        return rings;
    }

    static LngLat place(Coordinate at) {
        return new LngLat(at.x, at.y);
    }
}

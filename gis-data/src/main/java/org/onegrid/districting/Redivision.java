package org.onegrid.districting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.operation.linemerge.LineMerger;
import org.onegrid.districting.Linework.Segment;
import org.onegrid.geo.LngLat;
import org.onegrid.topology.Edit;

/**
 * The operations that make other grids of those there are: each grid is cut, from border to border, where parts meet in it; then
 * the pieces of each part are merged.
 */
final class Redivision {

    private record Piece(String code, int part) {}

    private record Side(int other, Segment segment) {}

    private final Faces faces;
    private final int[] partOf;
    private final Map<Integer, List<Side>> around = new HashMap<>();

    /** The grid whose identity a part keeps, and the other way round. */
    private final Map<Integer, String> keeps = new TreeMap<>();

    private final Map<String, Integer> keptBy = new TreeMap<>();
    private final List<Edit> edits = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private int added;

    /** @param partOf number of its part by face, from 0 */
    Redivision(Faces faces, int[] partOf, double[] householdsOfFace) {
        this.faces = faces;
        this.partOf = partOf;
        faces.sides().forEach((segment, sides) -> {
            around.computeIfAbsent(sides[0], face -> new ArrayList<>()).add(new Side(sides[1], segment));
            if (sides[1] != Faces.NONE) {
                around.computeIfAbsent(sides[1], face -> new ArrayList<>()).add(new Side(sides[0], segment));
            }
        });
        keepIdentities(householdsOfFace);
    }

    /** Parts and grids that share most households find each other; where nobody lives the ground counts. */
    private void keepIdentities(double[] householdsOfFace) {
        record Common(int part, String grid) {}
        Map<Common, double[]> shared = new HashMap<>();
        for (int face = 0; face < partOf.length; face++) {
            double[] both = shared.computeIfAbsent(new Common(partOf[face], faces.grid(face)), key -> new double[2]);
            both[0] += householdsOfFace[face];
            both[1] += faces.shape(face).getArea();
        }
        shared.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<Common, double[]> one) -> -one.getValue()[0])
                        .thenComparingDouble(one -> -one.getValue()[1])
                        .thenComparing(one -> one.getKey().grid())
                        .thenComparing(one -> one.getKey().part()))
                .map(Map.Entry::getKey)
                .forEach(one -> {
                    if (!keeps.containsKey(one.part()) && !keptBy.containsKey(one.grid())) {
                        keeps.put(one.part(), one.grid());
                        keptBy.put(one.grid(), one.part());
                    }
                });
    }

    Optional<List<Edit>> edits() {
        Map<String, Set<Integer>> grids = new TreeMap<>();
        for (int face = 0; face < partOf.length; face++) {
            grids.computeIfAbsent(faces.grid(face), code -> new TreeSet<>()).add(face);
        }
        for (Map.Entry<String, Set<Integer>> grid : grids.entrySet()) {
            if (!cut(grid.getKey(), grid.getValue(), anchor(grid.getKey(), grid.getValue()))) {
                return Optional.empty();
            }
        }
        Map<Integer, List<String>> codes = new TreeMap<>();
        pieces.forEach(piece ->
                codes.computeIfAbsent(piece.part(), part -> new ArrayList<>()).add(piece.code()));
        codes.forEach((part, all) -> {
            if (all.size() > 1) {
                edits.add(new Edit.Merge(all, keeps.getOrDefault(part, all.get(0))));
            }
        });
        return Optional.of(List.copyOf(edits));
    }

    /** A face of what is to keep the identity of the grid: in the largest piece of the part that keeps it. */
    private int anchor(String grid, Set<Integer> all) {
        @Nullable Integer part = keptBy.get(grid);
        return components(all).stream()
                .max(Comparator.comparing((Set<Integer> piece) -> part != null && part(piece) == part)
                        .thenComparingDouble(this::area))
                .orElseThrow()
                .iterator()
                .next();
    }

    private int part(Set<Integer> piece) {
        return partOf[piece.iterator().next()];
    }

    private double area(Set<Integer> piece) {
        return piece.stream().mapToDouble(face -> faces.shape(face).getArea()).sum();
    }

    /**
     * Cuts until each piece is of one part.
     *
     * @param anchor a face whose piece keeps the code
     */
    private boolean cut(String code, Set<Integer> all, int anchor) {
        List<Set<Integer>> components = components(all);
        if (components.size() == 1) {
            pieces.add(new Piece(code, part(all)));
            return true;
        }
        components.sort(Comparator.comparing((Set<Integer> piece) -> piece.contains(anchor))
                .thenComparingInt(Set::size)
                .thenComparingInt(piece -> piece.iterator().next()));
        List<Set<Integer>> tried = new ArrayList<>(components);
        // A part inside of a single grid opens when something beside it goes first.
        all.forEach(face -> tried.add(new TreeSet<>(Set.of(face))));
        for (Set<Integer> piece : tried) {
            Set<Integer> rest = new TreeSet<>(all);
            rest.removeAll(piece);
            if (rest.isEmpty() || reached(rest, false).size() < rest.size()) {
                continue;
            }
            LineString line = path(piece, rest);
            if (line != null) {
                String fresh = "+" + ++added;
                Set<Integer> kept = piece.contains(anchor) ? piece : rest;
                Set<Integer> given = kept == piece ? rest : piece;
                edits.add(new Edit.Split(code, places(line), fresh, inside(kept)));
                return cut(code, kept, anchor)
                        && cut(fresh, given, given.iterator().next());
            }
        }
        return false;
    }

    /** Pieces of one part each that hang together. */
    private List<Set<Integer>> components(Set<Integer> all) {
        List<Set<Integer>> components = new ArrayList<>();
        Set<Integer> left = new TreeSet<>(all);
        while (!left.isEmpty()) {
            Set<Integer> component = reached(left, true);
            components.add(component);
            left.removeAll(component);
        }
        return components;
    }

    /** What is reached from the first across borders within; of the same part only, when that is asked for. */
    private Set<Integer> reached(Set<Integer> within, boolean samePart) {
        int first = within.iterator().next();
        Set<Integer> reached = new TreeSet<>(Set.of(first));
        Deque<Integer> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (Side side : around.get(open.remove())) {
                if (within.contains(side.other())
                        && (!samePart || partOf[side.other()] == partOf[first])
                        && reached.add(side.other())) {
                    open.add(side.other());
                }
            }
        }
        return reached;
    }

    /** The border between the two when it is one line from the border of both together to that border; else null. */
    private @Nullable LineString path(Set<Integer> piece, Set<Integer> rest) {
        LineMerger merger = new LineMerger();
        Set<Coordinate> outer = new HashSet<>();
        for (int face : piece) {
            for (Side side : around.get(face)) {
                if (rest.contains(side.other())) {
                    merger.add(side.segment().line());
                } else if (!piece.contains(side.other())) {
                    outer.add(side.segment().one());
                    outer.add(side.segment().other());
                }
            }
        }
        for (int face : rest) {
            for (Side side : around.get(face)) {
                if (!rest.contains(side.other()) && !piece.contains(side.other())) {
                    outer.add(side.segment().one());
                    outer.add(side.segment().other());
                }
            }
        }
        Object[] lines = merger.getMergedLineStrings().toArray();
        if (lines.length != 1 || ((LineString) lines[0]).isClosed()) {
            return null;
        }
        Coordinate[] at = ((LineString) lines[0]).getCoordinates();
        for (int i = 0; i < at.length; i++) {
            boolean end = i == 0 || i == at.length - 1;
            if (outer.contains(at[i]) != end) {
                return null;
            }
        }
        return (LineString) lines[0];
    }

    private LngLat inside(Set<Integer> piece) {
        Geometry shape = CoverageUnion.union(piece.stream().map(faces::shape).toArray(Geometry[]::new));
        Coordinate at = shape.getInteriorPoint().getCoordinate();
        return new LngLat(at.x, at.y);
    }

    private static List<LngLat> places(LineString line) {
        return Arrays.stream(line.getCoordinates())
                .map(at -> new LngLat(at.x, at.y))
                .toList();
    }
}

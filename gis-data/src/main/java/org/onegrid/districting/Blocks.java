package org.onegrid.districting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.onegrid.districting.Linework.Segment;
import org.onegrid.geo.Precision;
import org.onegrid.partition.Rules;
import org.onegrid.topology.Edit;
import org.onegrid.topology.EditRefused;
import org.onegrid.topology.Piece;
import org.onegrid.topology.Topology;

/**
 * A community cut into blocks: by its roads, the banks of its waters, the borders its grids have now, and where many live
 * between them by straight lines between the buildings. Blocks tile the community and share all vertices; no building inside of
 * it lies in two of them. Immutable.
 */
public final class Blocks {

    /** A border on a road or bank costs this share of its length. */
    private static final double COST_ALONG = 0.2;

    /** A border so near to a road or water runs along it. */
    private static final double ALONG_METERS = 6;

    /** Blocks that share less border than this are joined by it only when nothing else joins them. */
    private static final double THIN_METERS = 5;

    private static final double MARGIN_DEGREES = 1e-4;

    private final Map<String, Geometry> grids;
    private final Faces faces;
    private final Flat flat;
    private final int[] blockOf;
    private final double[] inFaces;
    private final double[] households;
    private final TreeSet<Segment> along = new TreeSet<>();
    private final TreeSet<Segment> banks = new TreeSet<>();
    private final TreeSet<Segment> bridges = new TreeSet<>();
    private final BlockGraph graph;

    private Blocks(Faces faces, Flat flat, int[] blockOf, double[] inFaces, Linework lines, Terrain terrain) {
        this.grids = terrain.grids();
        this.faces = faces;
        this.flat = flat;
        this.blockOf = blockOf;
        this.inFaces = inFaces;
        this.households = new double[IntStream.of(blockOf).max().orElse(-1) + 1];
        for (int face = 0; face < blockOf.length; face++) {
            households[blockOf[face]] += inFaces[face];
        }
        nearby(lines, terrain);
        this.graph = link();
    }

    /**
     * Cuts a community. O(n log n) in its vertices for roads that cross seldom; some hundred milliseconds for 2,000 buildings.
     *
     * @param fine blocks with more households are cut between their buildings where that is possible
     * @throws IllegalArgumentException when the ground does not hang together, fine is not positive, or there would be more than
     *     {@link BlockGraph#MAX_BLOCKS}
     */
    public static Blocks of(Terrain terrain, double fine) {
        if (!(fine > 0)) {
            throw new IllegalArgumentException("fine is a positive number of households, was " + fine);
        }
        Envelope bounds = new Envelope();
        terrain.grids().values().forEach(grid -> bounds.expandToInclude(grid.getEnvelopeInternal()));
        bounds.expandBy(MARGIN_DEGREES);
        Flat flat = Flat.around(bounds);
        Linework lines = new Linework();
        terrain.grids().values().forEach(grid -> lines.add(grid, Linework.GRID, bounds));
        terrain.roads().forEach(road -> lines.add(road, Linework.ROAD, bounds));
        terrain.water().forEach(water -> lines.add(water, Linework.WATER, bounds));
        Linework first = lines.noded();
        Faces coarse = Faces.of(first, terrain.grids());
        cut(coarse, flat, terrain, fine).forEach(line -> first.add(flat.degrees(line), Linework.CUT, bounds));
        Linework noded = first.noded();
        Faces faces = Faces.of(noded, terrain.grids());
        if (faces.count() > BlockGraph.MAX_BLOCKS) {
            throw new IllegalArgumentException("roads and water make " + faces.count() + " faces; at most "
                    + BlockGraph.MAX_BLOCKS + " are taken");
        }
        double[] inFaces = households(faces, terrain.homes());
        int[] blockOf = Joining.blocks(faces, flat, inFaces, terrain);
        return new Blocks(faces, flat, blockOf, inFaces, noded, terrain);
    }

    private static List<LineString> cut(Faces coarse, Flat flat, Terrain terrain, double fine) {
        STRtree index = new STRtree();
        terrain.buildings().forEach(one -> index.insert(one.getEnvelopeInternal(), one));
        List<List<Gaps.Spot>> homes = new ArrayList<>();
        IntStream.range(0, coarse.count()).forEach(face -> homes.add(new ArrayList<>()));
        locate(
                coarse,
                terrain.homes(),
                (face, home) -> homes.get(face)
                        .add(new Gaps.Spot(flat.meters(home.place().toCoordinate()), home.households())));
        List<LineString> cuts = new ArrayList<>();
        for (int face = 0; face < coarse.count(); face++) {
            Polygon shape = (Polygon) flat.meters(coarse.shape(face));
            List<Geometry> buildings = new ArrayList<>();
            for (Object one : index.query(coarse.shape(face).getEnvelopeInternal())) {
                Geometry building = flat.meters((Geometry) one);
                if (building.intersects(shape)) {
                    buildings.add(building);
                }
            }
            buildings.sort(Comparator.comparing(
                            (Geometry one) -> one.getEnvelopeInternal().getMinX())
                    .thenComparing(one -> one.getEnvelopeInternal().getMinY()));
            cuts.addAll(Gaps.cuts(shape, buildings, homes.get(face), fine));
        }
        return cuts;
    }

    private static double[] households(Faces faces, List<Terrain.Home> homes) {
        double[] households = new double[faces.count()];
        locate(faces, homes, (face, home) -> households[face] += home.households());
        return households;
    }

    private interface Found {
        void in(int face, Terrain.Home home);
    }

    /** A home on a border is in the first of the faces. */
    private static void locate(Faces faces, List<Terrain.Home> homes, Found found) {
        STRtree index = new STRtree();
        IndexedPointInAreaLocator[] locators = new IndexedPointInAreaLocator[faces.count()];
        for (int face = 0; face < locators.length; face++) {
            locators[face] = new IndexedPointInAreaLocator(faces.shape(face));
            index.insert(faces.shape(face).getEnvelopeInternal(), face);
        }
        for (Terrain.Home home : homes) {
            Coordinate at = home.place().toCoordinate();
            List<?> near = index.query(new Envelope(at));
            near.stream()
                    .map(Integer.class::cast)
                    .sorted()
                    .filter(face -> locators[face].locate(at) != Location.EXTERIOR)
                    .findFirst()
                    .ifPresent(face -> found.in(face, home));
        }
    }

    /** Which segments run along roads or water; of these by water, which carry a road and which do not. */
    private void nearby(Linework lines, Terrain terrain) {
        STRtree roads = new STRtree();
        terrain.roads().forEach(one -> roads.insert(one.getEnvelopeInternal(), one));
        STRtree waters = new STRtree();
        terrain.water().forEach(one -> waters.insert(one.getEnvelopeInternal(), one));
        for (Segment segment : faces.sides().keySet()) {
            boolean road = lines.is(segment, Linework.ROAD) || near(segment, roads);
            boolean bank = lines.is(segment, Linework.WATER) || near(segment, waters);
            if (road || bank) {
                along.add(segment);
            }
            if (bank) {
                (lines.is(segment, Linework.ROAD) ? bridges : banks).add(segment);
            }
        }
    }

    private boolean near(Segment segment, STRtree index) {
        Coordinate middle = segment.middle();
        Envelope box = new Envelope(middle);
        box.expandBy(ALONG_METERS / flat.east, ALONG_METERS / flat.north);
        for (Object one : index.query(box)) {
            Coordinate[] nearest =
                    new DistanceOp((Geometry) one, Precision.FACTORY.createPoint(middle)).nearestPoints();
            if (flat.distance(nearest[0], nearest[1]) <= ALONG_METERS) {
                return true;
            }
        }
        return false;
    }

    /**
     * Neighbours with what a border between them costs. Two that meet only across water without a bridge, or hardly, are no
     * neighbours unless nothing else joins their sides.
     */
    private BlockGraph link() {
        TreeSet<Coordinate> bridgeheads = new TreeSet<>();
        bridges.forEach(segment -> bridgeheads.addAll(List.of(segment.one(), segment.other())));
        record Pair(BlockGraph.Shared shared, double length) {}
        List<BlockGraph.Shared> borders = new ArrayList<>();
        List<Pair> weak = new ArrayList<>();
        int[] side = IntStream.range(0, households.length).toArray();
        faces.borders(blockOf).forEach((pair, segments) -> {
            double length = length(segments);
            double cost = segments.stream()
                    .mapToDouble(one -> flat.distance(one.one(), one.other()) * (along.contains(one) ? COST_ALONG : 1))
                    .sum();
            BlockGraph.Shared shared = new BlockGraph.Shared((int) (pair >> 32), (int) (long) pair, cost);
            boolean wet = banks.containsAll(segments)
                    && segments.stream()
                            .noneMatch(one -> bridgeheads.contains(one.one()) || bridgeheads.contains(one.other()));
            if (wet || length < THIN_METERS) {
                weak.add(new Pair(shared, length));
            } else {
                borders.add(shared);
                unite(side, shared.one(), shared.other());
            }
        });
        weak.sort(Comparator.comparingDouble((Pair one) -> -one.length()));
        for (Pair one : weak) {
            if (unite(side, one.shared().one(), one.shared().other())) {
                borders.add(one.shared());
            }
        }
        double area = IntStream.range(0, faces.count())
                        .mapToDouble(face -> faces.shape(face).getArea())
                        .sum()
                * flat.east
                * flat.north;
        return BlockGraph.of(households, area, borders);
    }

    private static boolean unite(int[] side, int one, int other) {
        int from = side[one];
        int to = side[other];
        for (int i = 0; i < side.length && from != to; i++) {
            side[i] = side[i] == from ? to : side[i];
        }
        return from != to;
    }

    /** The blocks and which of them are neighbours. */
    public BlockGraph graph() {
        return graph;
    }

    /** The ground of each block, in degrees on the precision grid. */
    public List<Geometry> shapes() {
        return shapes(blockOf);
    }

    /** The ground of each part of a plan; each a polygon, as its blocks hang together. */
    public List<Geometry> parts(SplitPlan plan) {
        return shapes(partOf(plan));
    }

    private List<Geometry> shapes(int[] groupOf) {
        Map<Integer, List<Geometry>> members = new TreeMap<>();
        for (int face = 0; face < groupOf.length; face++) {
            members.computeIfAbsent(groupOf[face], group -> new ArrayList<>()).add(faces.shape(face));
        }
        return members.values().stream()
                .map(shapes -> CoverageUnion.union(shapes.toArray(Geometry[]::new)))
                .toList();
    }

    private int[] partOf(SplitPlan plan) {
        return IntStream.of(blockOf).map(block -> plan.partOf().get(block)).toArray();
    }

    /** What a plan comes to on the ground. */
    public SplitFigures figures(SplitPlan plan) {
        List<Double> compactness = new ArrayList<>();
        for (Geometry part : parts(plan)) {
            Geometry metric = flat.meters(part);
            compactness.add(4 * Math.PI * metric.getArea() / Math.pow(metric.getLength(), 2));
        }
        List<Segment> inner = new ArrayList<>();
        faces.borders(partOf(plan)).values().forEach(inner::addAll);
        double length = length(inner);
        double followed = length(inner.stream().filter(along::contains).toList());
        return new SplitFigures(plan.households(), compactness, length, length == 0 ? 1 : followed / length);
    }

    private double length(List<Segment> segments) {
        return segments.stream()
                .mapToDouble(one -> flat.distance(one.one(), one.other()))
                .sum();
    }

    /**
     * The operations that make a plan of the grids there are: each part keeps the identity of the grid it shares most households
     * with, as far as there are enough; further parts are new grids.
     *
     * @return empty when no order of cuts from border to border leads there, or places lie so near to each other that one of the
     *     borders cannot be drawn
     */
    public Optional<List<Edit>> edits(SplitPlan plan) {
        return new Redivision(faces, partOf(plan), inFaces).edits().filter(this::canBeDrawn);
    }

    private boolean canBeDrawn(List<Edit> edits) {
        List<Piece> pieces = new ArrayList<>();
        grids.forEach((code, shape) -> pieces.add(new Piece(code, null, true, shape.getNumGeometries() > 1, shape)));
        Topology topology = Topology.of(pieces, Rules.USUAL);
        try {
            edits.forEach(topology::apply);
            return true;
        } catch (EditRefused e) {
            return false;
        }
    }
}

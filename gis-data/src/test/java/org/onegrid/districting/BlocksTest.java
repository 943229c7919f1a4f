package org.onegrid.districting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.onegrid.partition.Area;
import org.onegrid.partition.Coverage;
import org.onegrid.partition.Rules;
import org.onegrid.topology.Edit;
import org.onegrid.topology.EditRefused;
import org.onegrid.topology.Piece;
import org.onegrid.topology.Topology;

class BlocksTest {

    private static final int COMMUNITIES = Boolean.getBoolean("onegrid.long") ? 99 : 8;
    private static final double TARGET = 300;

    /** One square metre in square degrees at the latitude of the demo. */
    private static final double SQUARE_METER = 1 / (110_860.0 * 96_800.0);

    @Test
    void everyProposalTilesTheCommunityHangsTogetherAndCutsNoBuilding() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> codes = new ArrayList<>(Communities.codes());
        Collections.shuffle(codes, random);
        for (String community : codes.subList(0, COMMUNITIES)) {
            proposals("seed " + seed + ", community " + community, community, 0.2 + 0.6 * random.nextDouble());
        }
    }

    /** One of its proposals cuts where two vertices lie ten centimetres from each other: it is not offered, the others are. */
    @Test
    void aBorderThatCannotBeDrawnIsNotProposed() {
        proposals("found with a random seed", "990100003002", 0.493779134066085);
    }

    private static void proposals(String which, String community, double compactness) {
        Terrain terrain = Communities.terrain(community);
        Blocks blocks = Blocks.of(terrain, TARGET / 8);
        assertThat(blocks.graph().totalHouseholds())
                .as(which)
                .isCloseTo(
                        terrain.homes().stream()
                                .mapToDouble(Terrain.Home::households)
                                .sum(),
                        within(1e-6));
        if (blocks.graph().count() < 4) {
            return;
        }
        SplitWish wish = SplitWish.near(blocks.graph(), TARGET, compactness);
        List<SplitPlan> plans = SplitAdviser.advise(blocks.graph(), wish, 3, () -> false);
        assertThat(plans).as(which).isNotEmpty();
        int drawn = 0;
        for (SplitPlan plan : plans) {
            List<Geometry> parts = blocks.parts(plan);
            tile(which, parts, Communities.ground(community));
            assertThat(cut(terrain.buildings(), parts))
                    .as(which + ": buildings cut")
                    .isEmpty();
            figures(which, blocks.figures(plan), plan, parts);
            Optional<List<Edit>> edits = blocks.edits(plan);
            if (edits.isPresent()) {
                draft(which, community, terrain, blocks, plan, edits.get());
                drawn++;
            }
        }
        assertThat(drawn).as(which + ": proposals that can be drawn").isPositive();
    }

    /** Every part is one polygon, no two overlap, nothing is left over; vertices are shared. */
    private static void tile(String which, List<Geometry> parts, Geometry ground) {
        List<Area> areas = new ArrayList<>();
        double sum = 0;
        for (Geometry part : parts) {
            assertThat(part.getGeometryType()).as(which).isEqualTo("Polygon");
            areas.add(new Area("part " + areas.size(), "", part));
            sum += part.getArea();
        }
        assertThat(Coverage.of(areas, List.of(), Rules.USUAL).validate().faults())
                .as(which)
                .isEmpty();
        // The border of the community gains vertices where borders end on it, less than a grid unit (a centimetre) off.
        double rounding = ground.getLength() * 1e-7;
        assertThat(sum).as(which).isCloseTo(ground.getArea(), within(rounding));
        Geometry all = parts.get(0).getFactory().buildGeometry(parts).union();
        assertThat(all.symDifference(ground).getArea()).as(which).isLessThan(rounding);
    }

    /** Buildings with more than a rounding error of ground in two parts. */
    private static List<Geometry> cut(List<Geometry> buildings, List<Geometry> parts) {
        List<PreparedGeometry> prepared =
                parts.stream().map(PreparedGeometryFactory::prepare).toList();
        List<Geometry> cut = new ArrayList<>();
        for (Geometry building : buildings) {
            long in = prepared.stream()
                    .filter(part -> part.intersects(building)
                            && (part.contains(building)
                                    || part.getGeometry().intersection(building).getArea() > 0.05 * SQUARE_METER))
                    .count();
            if (in > 1) {
                cut.add(building);
            }
        }
        return cut;
    }

    private static void figures(String which, SplitFigures figures, SplitPlan plan, List<Geometry> parts) {
        assertThat(figures.households()).as(which).isEqualTo(plan.households());
        assertThat(figures.compactness()).as(which).hasSize(parts.size()).allMatch(one -> one > 0 && one <= 1);
        assertThat(figures.alongShare()).as(which).isBetween(0.0, 1.0);
    }

    /** The operations make the same parts in the editor, on the ground with its neighbours. */
    private static void draft(
            String which, String community, Terrain terrain, Blocks blocks, SplitPlan plan, List<Edit> edits) {
        Topology topology = Topology.of(Communities.pieces(community), Rules.USUAL);
        for (Edit edit : edits) {
            try {
                topology.apply(edit);
            } catch (EditRefused e) {
                throw new AssertionError(which + ": " + edit + " was refused", e);
            }
        }
        List<Area> areas = new ArrayList<>();
        List<Geometry> drawn = new ArrayList<>();
        for (String code : topology.areas()) {
            areas.add(new Area(code, "", topology.shape(code)));
            if (topology.editable(code)) {
                drawn.add(topology.shape(code));
            }
        }
        assertThat(Coverage.of(areas, List.of(), Rules.USUAL).validate().faults())
                .as(which)
                .isEmpty();
        assertThat(cut(terrain.buildings(), drawn))
                .as(which + ": buildings cut as drawn")
                .isEmpty();
        assertThat(drawn).as(which).hasSize(plan.households().size());
        for (Geometry part : blocks.parts(plan)) {
            // Ends of cuts go to a vertex within 20 cm.
            double off = drawn.stream()
                    .mapToDouble(one -> one.symDifference(part).getArea())
                    .min()
                    .orElseThrow();
            assertThat(off).as(which).isLessThan(Math.max(0.002 * part.getArea(), 20 * SQUARE_METER));
        }
        List<String> kept =
                terrain.grids().keySet().stream().filter(topology::has).toList();
        assertThat(kept.size())
                .as(which + ": grids that keep their identity")
                .isGreaterThan(Math.min(terrain.grids().size(), drawn.size()) / 2);
        for (String grid : kept) {
            assertThat(topology.shape(grid)
                            .intersection(terrain.grids().get(grid))
                            .getArea())
                    .as(which + ": " + grid + " has ground it had")
                    .isPositive();
        }
    }

    @Test
    void cutsCrowdedGroundBetweenItsBuildings() {
        Terrain terrain =
                scene(Map.of("g1", box(0, 0, 400, 400)), List.of(), List.of(), houses(20, 20, 4, 4, 80, 30), 10);
        Blocks blocks = Blocks.of(terrain, 40);
        assertThat(blocks.graph().count()).isGreaterThanOrEqualTo(4);
        for (int block = 0; block < blocks.graph().count(); block++) {
            assertThat(blocks.graph().households(block)).isLessThanOrEqualTo(40);
        }
        assertThat(cut(terrain.buildings(), blocks.shapes())).isEmpty();
        assertThat(Blocks.of(terrain, 160).graph().count()).isEqualTo(1);
    }

    @Test
    void aBuildingAcrossARoadJoinsBothSides() {
        Geometry road = line(200, -50, 200, 450);
        Map<String, Geometry> grid = Map.of("g1", box(0, 0, 400, 400));
        Terrain apart = scene(grid, List.of(road), List.of(), List.of(box(50, 50, 90, 90), box(300, 50, 350, 90)), 10);
        Terrain across = scene(grid, List.of(road), List.of(), List.of(box(50, 50, 90, 90), box(180, 50, 220, 90)), 10);
        assertThat(Blocks.of(apart, 1000).graph().count()).isEqualTo(2);
        assertThat(Blocks.of(across, 1000).graph().count()).isEqualTo(1);
    }

    @Test
    void banksWithoutABridgeAreNoNeighbours() {
        Geometry river = box(-50, 190, 450, 230);
        List<Geometry> houses = houses(50, 50, 2, 2, 250, 40);
        Map<String, Geometry> grid = Map.of("g1", box(0, 0, 400, 400));
        List<Geometry> ending = List.of(line(200, -50, 200, 190), line(200, 230, 200, 450));
        Blocks cutOff = Blocks.of(scene(grid, ending, List.of(river), houses, 10), 1000);
        assertThat(cutOff.graph().count()).isEqualTo(4);
        assertThat(edges(cutOff.graph()))
                .as("one on either side, and one that must join them")
                .isEqualTo(3);
        List<Geometry> bridge = List.of(line(200, -50, 200, 450));
        Blocks joined = Blocks.of(scene(grid, bridge, List.of(river), houses, 10), 1000);
        assertThat(joined.graph().count()).isEqualTo(4);
        assertThat(edges(joined.graph())).isGreaterThanOrEqualTo(4);
    }

    private static int edges(BlockGraph graph) {
        return IntStream.range(0, graph.count())
                        .map(block -> graph.neighbours(block).length)
                        .sum()
                / 2;
    }

    @Test
    void bordersAlongRoadsCostLessThanOthers() {
        Geometry road = line(200, -50, 200, 450);
        Blocks blocks = Blocks.of(
                scene(Map.of("g1", box(0, 0, 400, 400)), List.of(road), List.of(), houses(35, 20, 4, 4, 90, 30), 10),
                85);
        SplitPlan plan = SplitAdviser.advise(blocks.graph(), new SplitWish(2, 0.5), 1, () -> false)
                .get(0);
        SplitFigures figures = blocks.figures(plan);
        assertThat(figures.alongShare()).isCloseTo(1, within(1e-9));
        assertThat(figures.borderMeters()).isCloseTo(400, within(1.0));
        assertThat(figures.compactness())
                .allSatisfy(
                        one -> assertThat(one).isCloseTo(4 * Math.PI * 200 * 400 / Math.pow(1200, 2), within(0.01)));
    }

    @Test
    void aPartInsideOfOneGridIsDrawnToo() {
        List<Geometry> roads = new ArrayList<>();
        for (int at : new int[] {100, 200, 300}) {
            roads.add(line(at, -50, at, 450));
            roads.add(line(-50, at, 450, at));
        }
        Terrain terrain = scene(Map.of("g1", box(0, 0, 400, 400)), roads, List.of(), houses(35, 35, 4, 4, 100, 30), 10);
        Blocks blocks = Blocks.of(terrain, 1000);
        assertThat(blocks.graph().count()).isEqualTo(16);
        Geometry middle = box(120, 120, 130, 130);
        List<Geometry> shapes = blocks.shapes();
        List<Integer> partOf =
                shapes.stream().map(one -> one.covers(middle) ? 1 : 0).toList();
        SplitPlan plan = new SplitPlan(partOf, List.of(150.0, 10.0), 0, 400, 0);
        Topology topology = Topology.of(
                List.of(new Piece("g1", "c", true, false, terrain.grids().get("g1"))), Rules.USUAL);
        List<Edit> edits = blocks.edits(plan).orElseThrow();
        edits.forEach(topology::apply);
        assertThat(topology.areas()).hasSize(2).contains("g1");
        String island = topology.areas().stream()
                .filter(code -> !code.equals("g1"))
                .findFirst()
                .orElseThrow();
        assertThat(topology.shape(island).getArea() / SQUARE_METER).isCloseTo(10_000, within(300.0));
        assertThat(topology.shape("g1").getArea() / SQUARE_METER).isCloseTo(150_000, within(3_000.0));
    }

    @Test
    void refusesWhatIsNoCommunity() {
        Map<String, Geometry> none = new TreeMap<>();
        assertThatThrownBy(() -> new Terrain(none, List.of(), List.of(), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        Terrain apart = scene(
                Map.of("g1", box(0, 0, 100, 100), "g2", box(200, 0, 300, 100)), List.of(), List.of(), List.of(), 0);
        assertThatThrownBy(() -> Blocks.of(apart, 40)).hasMessageContaining("hang together");
        assertThatThrownBy(() -> Blocks.of(apart, 0)).hasMessageContaining("fine");
    }

    // A scene in metres, its south-west corner where the demo lies.

    private static Terrain scene(
            Map<String, Geometry> grids,
            List<Geometry> roads,
            List<Geometry> water,
            List<Geometry> buildings,
            double households) {
        return new Terrain(
                grids,
                roads,
                water,
                buildings,
                buildings.stream()
                        .map(one -> one.getEnvelopeInternal().centre())
                        .map(at -> new Terrain.Home(new LngLat(at.x, at.y), households))
                        .toList());
    }

    private static List<Geometry> houses(double x, double y, int columns, int rows, double step, double size) {
        List<Geometry> houses = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double west = x + column * step;
                double south = y + row * step;
                houses.add(box(west, south, west + size, south + size));
            }
        }
        return houses;
    }

    private static Geometry box(double west, double south, double east, double north) {
        return geometry("POLYGON((%s,%s,%s,%s,%s))"
                .formatted(at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)));
    }

    private static Geometry line(double x1, double y1, double x2, double y2) {
        return geometry("LINESTRING(%s,%s)".formatted(at(x1, y1), at(x2, y2)));
    }

    private static String at(double x, double y) {
        return "%.7f %.7f".formatted(123.3 + x / 96_800, 29.6 + y / 110_860);
    }

    private static Geometry geometry(String wkt) {
        try {
            return new WKTReader(Precision.FACTORY).read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }
}

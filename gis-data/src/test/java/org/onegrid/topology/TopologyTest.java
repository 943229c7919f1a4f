package org.onegrid.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.geo.LngLat;
import org.onegrid.partition.Fault;
import org.onegrid.partition.Rules;
import org.onegrid.partition.Scene;

class TopologyTest {

    /** Two by two squares of ten steps inside a locked frame to the east; places as in {@link Scene}. */
    private final Topology four = Topology.of(
            List.of(
                    piece("a", "0 0, 10 0, 10 10, 0 10"),
                    piece("b", "10 0, 20 0, 20 10, 10 10"),
                    piece("c", "0 10, 10 10, 10 20, 0 20"),
                    piece("d", "10 10, 20 10, 20 20, 10 20"),
                    new Piece("x", "other", false, false, Scene.polygon("20 0, 30 0, 30 20, 20 20, 20 10"))),
            Rules.USUAL);

    @Test
    void movesAVertexForAllAreasThatShareIt() {
        Change change = four.apply(new Edit.MoveVertex(at(10, 10), at(12, 11)));
        assertThat(change.changed()).containsExactly("a", "b", "c", "d");
        assertShape("a", "0 0, 10 0, 12 11, 0 10");
        assertShape("d", "12 11, 20 10, 20 20, 10 20");
        assertPartition();
    }

    @Test
    void insertsAndDeletesAVertex() {
        assertThat(four.apply(new Edit.InsertVertex(at(10, 0), at(10, 10), at(8, 5)))
                        .changed())
                .containsExactly("a", "b");
        assertShape("a", "0 0, 10 0, 8 5, 10 10, 0 10");
        four.apply(new Edit.DeleteVertex(at(8, 5)));
        assertShape("a", "0 0, 10 0, 10 10, 0 10");
    }

    @Test
    void splitsAlongALineFromOutsideToOutside() {
        Change change = four.apply(new Edit.Split("a", List.of(at(-5, 4), at(15, 4)), "+1", null));
        assertThat(change.added()).containsExactly("+1");
        assertThat(change.changed()).as("b gains a vertex").containsExactly("a", "b");
        assertShape("a", "0 4, 10 4, 10 10, 0 10");
        assertShape("+1", "0 0, 10 0, 10 4, 0 4");
        assertThat(four.shape("b").getNumPoints()).isEqualTo(6);
        assertPartition();
    }

    /** The cut meets the same two arcs again in each of many cells of the index. */
    @Test
    void splitsALongStripAlongItself() {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(piece("strip", "0 0, 2000 0, 2000 1, 0 1"));
        for (int i = 0; i < 2_000; i++) {
            pieces.add(piece("s" + i, "%d -3, %d -3, %d -2, %d -2".formatted(i, i + 1, i + 1, i)));
        }
        Topology strips = Topology.of(pieces, Rules.USUAL);
        strips.apply(new Edit.Split("strip", List.of(at(-1, 0.6), at(2001, 0.6)), "+1", null));
        assertThat(strips.shape("+1").getArea()).isBetween(0.0007, 0.0009);
    }

    @Test
    void keepsThePieceThatIsNamed() {
        four.apply(new Edit.Split("a", List.of(at(0, 4), at(5, 2), at(10, 4)), "+1", at(5, 1)));
        assertShape("a", "0 0, 10 0, 10 4, 5 2, 0 4");
    }

    @Test
    void mergesNeighbours() {
        Change change = four.apply(new Edit.Merge(List.of("a", "b", "c"), "b"));
        assertThat(change.removed()).containsExactly("a", "c");
        assertThat(change.changed()).containsExactly("b");
        assertShape("b", "0 0, 10 0, 20 0, 20 10, 10 10, 10 20, 0 20, 0 10");
        assertPartition();
    }

    @Test
    void drawsAPartOfABorderAnew() {
        Change change = four.apply(new Edit.ReshapeEdge(at(10, 0), at(10, 10), null, List.of(at(12, 2), at(8, 7))));
        assertThat(change.changed()).containsExactly("a", "b");
        assertShape("a", "0 0, 10 0, 12 2, 8 7, 10 10, 0 10");
        four.apply(new Edit.ReshapeEdge(at(12, 2), at(10, 10), null, List.of()));
        assertShape("a", "0 0, 10 0, 12 2, 10 10, 0 10");
        four.apply(new Edit.ReshapeEdge(at(10, 0), at(10, 10), null, List.of(at(10, 10), at(9, 5), at(10, 0))));
        assertShape("b", "10 0, 20 0, 20 10, 10 10, 9 5");
        assertRefused(new Edit.ReshapeEdge(at(10, 0), at(10, 20), null, List.of(at(9, 5))), Reason.EDGE_UNKNOWN);
    }

    @Test
    void drawsEitherWayRoundAnIslandAnew() {
        Topology island = Topology.of(
                List.of(
                        new Piece("sea", null, true, false, Scene.polygon("0 0, 9 0, 9 9, 0 9", "3 3, 6 3, 6 6, 3 6")),
                        piece("isle", "3 3, 6 3, 6 6, 3 6")),
                Rules.USUAL);
        for (boolean south : new boolean[] {true, false}) {
            Topology one = island.copy();
            Edit edit = new Edit.ReshapeEdge(at(3, 3), at(6, 6), south ? at(6, 3) : at(3, 6), List.of(at(5, 4)));
            one.apply(edit);
            assertThat(one.shape("isle")
                            .norm()
                            .getGeometryN(0)
                            .equalsExact(Scene.polygon(south ? "3 3, 5 4, 6 6, 3 6" : "3 3, 6 3, 6 6, 5 4")
                                    .norm()))
                    .as(one.shape("isle").toString())
                    .isTrue();
        }
        EditRefused refusal = catchThrowableOfType(
                EditRefused.class,
                () -> island.apply(new Edit.ReshapeEdge(at(3, 3), at(6, 6), null, List.of(at(5, 4)))));
        assertThat(refusal.reason()).isEqualTo(Reason.EDGE_AMBIGUOUS);
    }

    @Test
    void transfersWhatALineCutsOff() {
        Change change = four.apply(new Edit.Transfer("a", "b", List.of(at(6, -1), at(6, 11)), null));
        assertThat(change.changed()).containsExactly("a", "b", "c");
        assertShape("a", "0 0, 6 0, 6 10, 0 10");
        assertShape("b", "6 0, 10 0, 20 0, 20 10, 10 10, 6 10");
        assertPartition();
        assertRefused(new Edit.Transfer("a", "d", List.of(at(3, -1), at(3, 11)), null), Reason.NOT_NEIGHBOURS);
        assertRefused(new Edit.Transfer("a", "b", List.of(at(1, 1), at(2, 2)), null), Reason.LINE_DOES_NOT_CROSS);
    }

    @Test
    void transfersWhatARingSurrounds() {
        four.apply(new Edit.Transfer("a", "b", null, List.of(at(7, 3), at(12, 3), at(12, 6), at(7, 6))));
        assertShape("a", "0 0, 10 0, 10 3, 7 3, 7 6, 10 6, 10 10, 0 10");
        assertPartition();
        assertRefused(
                new Edit.Transfer("a", "b", null, List.of(at(2, 3), at(4, 3), at(4, 6))), Reason.LINE_DOES_NOT_CROSS);
        assertRefused(
                new Edit.Transfer("a", "b", null, List.of(at(-1, -1), at(20, -1), at(20, 20), at(-1, 20))),
                Reason.AREA_WOULD_VANISH);
        assertRefused(
                new Edit.Transfer("a", "b", null, List.of(at(-1, 2), at(11, 2), at(11, 4), at(-1, 4))),
                Reason.INVALID_RESULT);
    }

    @Test
    void dividesEvenly() {
        List<Weight> weights = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            weights.add(new Weight(at(0.5 + 9 * Math.pow(i / 100.0, 3), 1 + i % 10 * 0.8), 1 + i % 3));
        }
        Edit edit = new Edit.Subdivide("a", List.of("+1", "+2", "+3", "+4"), weights);
        String before = four.content();
        Change change = four.apply(edit);
        assertThat(change.added()).containsExactly("+1", "+2", "+3", "+4");
        assertPartition();
        double sum = weights.stream().mapToDouble(Weight::value).sum();
        for (String code : List.of("a", "+1", "+2", "+3", "+4")) {
            assertThat(four.shape(code).getNumGeometries()).isEqualTo(1);
            double own = weights.stream()
                    .filter(weight -> four.shape(code).contains(Lines.point(weight.at())))
                    .mapToDouble(Weight::value)
                    .sum();
            assertThat(own / sum).as(code).isBetween(0.16, 0.24);
        }
        String after = four.content();
        four.revert(change);
        assertThat(four.content()).isEqualTo(before);
        four.apply(edit);
        assertThat(four.content()).as("the same cuts again").isEqualTo(after);
    }

    @Test
    void dividesTheGroundEvenlyWhereThereAreNoWeights() {
        four.apply(new Edit.Subdivide("b", List.of("+1", "+2"), List.of()));
        for (String code : List.of("b", "+1", "+2")) {
            assertThat(four.shape(code).getArea()).isBetween(0.32e-4, 0.345e-4);
        }
        assertPartition();
    }

    @Test
    void takesEverythingBackExactly() {
        String before = four.content();
        List<Change> changes = new ArrayList<>();
        changes.add(four.apply(new Edit.MoveVertex(at(10, 10), at(12, 11))));
        changes.add(four.apply(new Edit.Split("a", List.of(at(-5, 4), at(15, 4)), "+1", null)));
        changes.add(four.apply(new Edit.Merge(List.of("a", "b", "+1"), "b")));
        changes.add(four.apply(new Edit.Split("b", List.of(at(3, -1), at(3, 30)), "+2", null)));
        for (int i = changes.size() - 1; i >= 0; i--) {
            four.revert(changes.get(i));
        }
        assertThat(four.content()).isEqualTo(before);
    }

    @Test
    void refusesWithReasonAndPlace() {
        assertRefused(new Edit.MoveVertex(at(10, 10), at(-3, -3)), Reason.INVALID_RESULT);
        assertRefused(new Edit.MoveVertex(at(0, 10), at(1, 10)), Reason.BORDER_LOCKED);
        assertRefused(new Edit.MoveVertex(at(20, 10), at(19, 10)), Reason.BORDER_LOCKED);
        assertRefused(new Edit.MoveVertex(at(3, 3), at(4, 4)), Reason.VERTEX_UNKNOWN);
        assertRefused(new Edit.MoveVertex(at(10, 10), at(10, 10)), Reason.SAME_PLACE);
        assertRefused(new Edit.MoveVertex(at(10, 10), new LngLat(40.01, 80)), Reason.OUT_OF_RANGE);
        assertRefused(new Edit.InsertVertex(at(10, 0), at(20, 10), at(15, 5)), Reason.EDGE_UNKNOWN);
        assertRefused(new Edit.DeleteVertex(at(10, 10)), Reason.VERTEX_IS_NODE);
        assertRefused(new Edit.Split("a", List.of(at(2, 2), at(5, 5)), "+1", null), Reason.LINE_DOES_NOT_CROSS);
        assertRefused(new Edit.Split("a", List.of(at(-2, 2), at(5, 5)), "+1", null), Reason.LINE_DOES_NOT_CROSS);
        assertRefused(new Edit.Split("a", List.of(at(-2, 2), at(15, 5)), "b", null), Reason.CODE_TAKEN);
        assertRefused(
                new Edit.Split("a", List.of(at(-2, 2), at(15, 2), at(15, 5), at(-2, 5)), "+1", null),
                Reason.LINE_CROSSES_TOO_OFTEN);
        assertRefused(new Edit.Split("x", List.of(at(19, 2), at(35, 2)), "+1", null), Reason.AREA_LOCKED);
        assertRefused(new Edit.Split("q", List.of(at(19, 2), at(35, 2)), "+1", null), Reason.AREA_UNKNOWN);
        assertRefused(new Edit.Merge(List.of("a", "d"), "a"), Reason.NOT_NEIGHBOURS);
        assertRefused(new Edit.Merge(List.of("a"), "a"), Reason.NOT_NEIGHBOURS);
    }

    @Test
    void refusesPiecesThatAreNoPartition() {
        assertThat(notAPartition(piece("a", "0 0, 6 0, 6 10, 0 10"), piece("b", "5 0, 9 0, 9 10, 5 10")))
                .contains(Fault.Code.OVERLAP);
        assertThat(notAPartition(piece("a", "0 0, 9 0, 9 9, 0 9"), piece("b", "2 2, 4 2, 4 4, 2 4")))
                .contains(Fault.Code.CONTAINED);
        assertThat(notAPartition(piece("a", "0 0, 9 0, 9 9, 0 9"), piece("b", "9 2, 12 2, 12 4, 9 4")))
                .contains(Fault.Code.UNMATCHED_VERTEX);
        assertThat(notAPartition(piece("a", "0 0, 9 0, 9 9, 0 9"), piece("a", "9 0, 12 0, 12 9, 9 9")))
                .contains(Fault.Code.DUPLICATE_CODE);
    }

    private static List<Fault.Code> notAPartition(Piece... pieces) {
        NotAPartition refusal =
                catchThrowableOfType(NotAPartition.class, () -> Topology.of(List.of(pieces), Rules.USUAL));
        return refusal.report().faults().stream().map(Fault::code).toList();
    }

    private void assertRefused(Edit edit, Reason reason) {
        String before = four.content();
        EditRefused refusal = catchThrowableOfType(EditRefused.class, () -> four.apply(edit));
        assertThat(refusal).as(edit.toString()).isNotNull();
        assertThat(refusal.reason()).as(edit + ": " + refusal.getMessage()).isEqualTo(reason);
        assertThat(refusal.advice()).isNotBlank();
        assertThat(four.content()).as("nothing has changed").isEqualTo(before);
    }

    private void assertShape(String area, String ring) {
        assertThat(four.shape(area)
                        .getGeometryN(0)
                        .norm()
                        .equalsExact(Scene.polygon(ring).norm()))
                .as(area + " is " + four.shape(area))
                .isTrue();
    }

    private void assertPartition() {
        Geometry[] shapes = four.areas().stream().map(four::shape).toArray(Geometry[]::new);
        assertThat(Arrays.stream(shapes)).allMatch(Geometry::isValid);
        assertThat(CoverageValidator.isValid(shapes)).isTrue();
    }

    private static Piece piece(String code, String ring) {
        return new Piece(code, "p", true, false, Scene.polygon(ring));
    }

    private static LngLat at(double x, double y) {
        Coordinate place = Scene.at(x, y);
        return new LngLat(place.x, place.y);
    }
}

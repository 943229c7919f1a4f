package org.onegrid.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.onegrid.geo.LngLat;
import org.onegrid.partition.Fault;
import org.onegrid.partition.Rules;
import org.onegrid.partition.Scene;

/** Edits that are nonsense or meant to hurt: refused with reason, place and advice, soon, and nothing changes. */
class BadEditTest {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final Topology two = Topology.of(
            List.of(
                    new Piece("a", "p", true, false, Scene.polygon("0 0, 100 0, 100 100, 0 100")),
                    new Piece("b", "p", true, false, Scene.polygon("100 0, 200 0, 200 100, 100 100"))),
            Rules.USUAL);

    @Test
    void refusesALineOfAMillionVertices() {
        List<LngLat> line = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            line.add(at(50 + Math.sin(i), i / 10_000.0));
        }
        for (Edit edit : List.of(
                new Edit.Split("a", line, "+1", null),
                new Edit.Transfer("a", "b", line, null),
                new Edit.Transfer("a", "b", null, line),
                new Edit.ReshapeEdge(at(100, 0), at(100, 100), null, line))) {
            assertThat(refused(edit).reason()).isEqualTo(Reason.TOO_MANY_VERTICES);
        }
    }

    @Test
    void refusesCombs() {
        assertThat(refused(new Edit.Split("a", comb(-5, 50, 5_000), "+1", null)).reason())
                .as("teeth across the border")
                .isEqualTo(Reason.LINE_CROSSES_TOO_OFTEN);
        assertThat(refused(new Edit.Split("a", comb(20, 50, 5_000), "+1", null)).reason())
                .as("teeth inside")
                .isEqualTo(Reason.LINE_DOES_NOT_CROSS);
        List<LngLat> crossed = new ArrayList<>(comb(20, 50, 2_500));
        List<LngLat> back = comb(20, 50, 2_499);
        Collections.reverse(back);
        crossed.addAll(back);
        assertThat(refused(new Edit.Split("a", crossed, "+1", null)).reason()).isEqualTo(Reason.LINE_CROSSES_ITSELF);
        EditRefused reshaped = refused(new Edit.ReshapeEdge(at(100, 0), at(100, 100), null, crossed));
        assertThat(reshaped.reason()).isEqualTo(Reason.INVALID_RESULT);
        assertThat(reshaped.faults()).isNotEmpty().hasSizeLessThan(1_000);
    }

    @Test
    void refusesALineThroughACombOfAnArea() {
        Topology comb = Topology.of(
                List.of(new Piece(
                        "comb",
                        null,
                        true,
                        false,
                        Scene.comb("comb", 2_000, false).shape())),
                Rules.USUAL);
        EditRefused refusal = Assertions.assertTimeoutPreemptively(
                SOON,
                () -> catchThrowableOfType(
                        EditRefused.class,
                        () -> comb.apply(new Edit.Split("comb", List.of(at(-5, 50), at(105, 50)), "+1", null))));
        assertThat(refusal.reason()).isEqualTo(Reason.LINE_CROSSES_TOO_OFTEN);
    }

    @Test
    void refusesPlacesThatAreNoneOrElsewhere() {
        assertThatThrownBy(() -> new LngLat(Double.NaN, 40)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LngLat(40, 116)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Weight(at(0, 0), Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThat(refused(new Edit.MoveVertex(at(100, 0), new LngLat(-60, 40))).reason())
                .isEqualTo(Reason.OUT_OF_RANGE);
        Topology west = Topology.of(
                List.of(new Piece("a", null, true, false, Scene.polygon("-50000 0, -49990 0, -49990 10, -50000 10"))),
                Rules.USUAL);
        EditRefused swapped = catchThrowableOfType(
                EditRefused.class, () -> west.apply(new Edit.MoveVertex(at(-50000, 0), new LngLat(40.001, 66.001))));
        assertThat(swapped.reason()).isEqualTo(Reason.COORDINATES_SWAPPED);
        assertThat(swapped.advice()).contains("first");
    }

    @Test
    void namesTheFaultAndDrawsIt() {
        EditRefused beyond = refused(
                new Edit.ReshapeEdge(at(100, 0), at(100, 100), null, List.of(at(90, 40), at(210, 50), at(90, 60))));
        assertThat(beyond.faults()).extracting(Fault::code).contains(Fault.Code.OUTSIDE_PARENT);
        EditRefused crossing = refused(
                new Edit.ReshapeEdge(at(100, 0), at(100, 100), null, List.of(at(120, 60), at(80, 60), at(100, 30))));
        assertThat(crossing.faults()).extracting(Fault::code).contains(Fault.Code.SELF_INTERSECTION);
        EditRefused thin = refused(new Edit.Split("a", List.of(at(-1, 0.003), at(101, 0.003)), "+1", null));
        assertThat(thin.faults()).extracting(Fault::code).contains(Fault.Code.SLIVER);
        EditRefused small = refused(new Edit.Split("a", List.of(at(-1, 1.01), at(1.01, -1)), "+1", null));
        assertThat(small.faults()).extracting(Fault::code).contains(Fault.Code.BELOW_MIN_AREA);
        for (EditRefused refusal : List.of(beyond, crossing, thin, small)) {
            assertThat(refusal.faults()).allMatch(fault -> !fault.place().isEmpty());
        }
    }

    private EditRefused refused(Edit edit) {
        String before = two.content();
        EditRefused refusal = Assertions.assertTimeoutPreemptively(
                SOON, () -> catchThrowableOfType(EditRefused.class, () -> two.apply(edit)));
        assertThat(refusal).isNotNull();
        assertThat(refusal.place().isEmpty()).isFalse();
        assertThat(refusal.advice()).isNotBlank();
        assertThat(two.content()).isEqualTo(before);
        return refusal;
    }

    /** Teeth that lie to the side, one above the other. */
    private static List<LngLat> comb(double from, double to, int vertices) {
        List<LngLat> line = new ArrayList<>();
        for (int i = 0; i < vertices; i++) {
            line.add(at(i % 2 == 0 ? from : to, 10 + i * 80.0 / vertices));
        }
        return line;
    }

    private static LngLat at(double x, double y) {
        Coordinate place = Scene.at(x, y);
        return new LngLat(place.x, place.y);
    }
}

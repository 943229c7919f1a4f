package org.onegrid.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.onegrid.partition.Fault.Code.BELOW_MIN_AREA;
import static org.onegrid.partition.Fault.Code.CONTAINED;
import static org.onegrid.partition.Fault.Code.DISCONNECTED;
import static org.onegrid.partition.Fault.Code.DUPLICATE_CODE;
import static org.onegrid.partition.Fault.Code.GAP;
import static org.onegrid.partition.Fault.Code.HOLE_IN_PARENT;
import static org.onegrid.partition.Fault.Code.NOT_FINITE;
import static org.onegrid.partition.Fault.Code.OUTSIDE_PARENT;
import static org.onegrid.partition.Fault.Code.OVERLAP;
import static org.onegrid.partition.Fault.Code.SELF_INTERSECTION;
import static org.onegrid.partition.Fault.Code.SLIVER;
import static org.onegrid.partition.Fault.Code.UNMATCHED_VERTEX;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.geo.Precision;

/** Shapes are drawn in steps of 0.001 degrees (85 m by 111 m) from 116° east, 40° north. */
class CoverageTest {

    private static final String WEST = "0 0, 5 0, 5 5, 5 10, 0 10";
    private static final String EAST = "5 0, 10 0, 10 10, 5 10, 5 5";

    @Test
    void takesAPartition() {
        assertThat(codes(Coverage.of(List.of(Scene.area("a", WEST), Scene.area("b", EAST)))))
                .isEmpty();
        assertThat(codes(Coverage.of(List.of()))).isEmpty();
    }

    @Test
    void tellsAnOverlapWithItsPlaceAndSize() {
        Report report = Coverage.of(List.of(Scene.area("a", "0 0, 6 0, 6 10, 0 10"), Scene.area("b", EAST)))
                .validate();
        assertThat(report.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(OVERLAP);
            assertThat(fault.areas()).containsExactly("a", "b");
            assertThat(fault.place().equalsTopo(Scene.shape("5 0, 6 0, 6 10, 5 10")))
                    .isTrue();
            assertThat(fault.message()).contains("94810 m²");
        });
    }

    @Test
    void tellsAGapBetweenAreasButNotABayOfTheOuterBorder() {
        List<Area> ring = List.of(
                Scene.area("a", "0 0, 9 0, 6 3, 3 3, 3 6, 0 9"), Scene.area("b", "9 0, 9 9, 0 9, 3 6, 6 6, 6 3"));
        Report report = Coverage.of(ring).validate();
        assertThat(report.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(GAP);
            assertThat(fault.areas()).containsExactly("a", "b");
            assertThat(fault.place().equalsTopo(Scene.shape("3 3, 6 3, 6 6, 3 6")))
                    .isTrue();
        });
        assertThat(codes(Coverage.of(List.of(Scene.area("u", "0 0, 9 0, 9 9, 8 9, 8 1, 1 1, 1 9, 0 9")))))
                .isEmpty();
    }

    @Test
    void tellsAGapInsideOneAreaAndNotAnEnclaveThatIsFilled() {
        Area holed = Scene.area("a", "0 0, 9 0, 9 9, 0 9", "3 3, 6 3, 6 6, 3 6");
        assertThat(codes(Coverage.of(List.of(holed)))).containsExactly(GAP);
        assertThat(codes(Coverage.of(List.of(holed, Scene.area("b", "3 3, 6 3, 6 6, 3 6")))))
                .isEmpty();
    }

    @Test
    void tellsAnAreaInsideAnother() {
        Area outer = Scene.area("outer", "0 0, 9 0, 9 9, 0 9");
        Area inner = Scene.area("inner", "3 3, 6 3, 6 6, 3 6");
        Report report = Coverage.of(List.of(outer, inner)).validate();
        assertThat(report.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(CONTAINED);
            assertThat(fault.areas()).containsExactly("inner", "outer");
        });
        assertThat(codes(Coverage.of(List.of(outer, Scene.area("same", "0 0, 9 0, 9 9, 0 9")))))
                .containsExactly(CONTAINED);
    }

    @Test
    void tellsATJunction() {
        Report report = Coverage.of(List.of(
                        Scene.area("a", "0 0, 5 0, 5 10, 0 10"),
                        Scene.area("b", "5 0, 10 0, 10 5, 5 5"),
                        Scene.area("c", "5 5, 10 5, 10 10, 5 10")))
                .validate();
        assertThat(report.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(UNMATCHED_VERTEX);
            assertThat(fault.areas()).contains("a");
            assertThat(fault.place().getCoordinate()).isEqualTo(Scene.at(5, 5));
        });
    }

    @Test
    void tellsATJunctionThatRoundingMovedOffTheEdge() {
        Report report = Coverage.of(List.of(
                        Scene.area("a", "0 0, 3 0, 5 10, 0 10"),
                        Scene.area("b", "3 0, 10 0, 10 5, 3.6666 3.3333"),
                        Scene.area("c", "3.6666 3.3333, 10 5, 10 10, 5 10")))
                .validate();
        assertThat(report.faults()).extracting(Fault::code).contains(UNMATCHED_VERTEX);
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void tellsWhatIsWrongWithOneAreaAlone() {
        assertThat(codes(Coverage.of(List.of(Scene.area("a", "0 0, 5 5, 5 0, 0 5")))))
                .contains(SELF_INTERSECTION);
        assertThat(codes(Coverage.of(List.of(Scene.area("a", "0 0, 9 0, 9 0.004, 0 0.004")))))
                .containsExactly(SLIVER);
        assertThat(codes(Coverage.of(List.of(Scene.area("a", "0 0, 0.01 0, 0.01 0.005, 0 0.005")))))
                .containsExactly(BELOW_MIN_AREA);
        Geometry nothing = Precision.FACTORY.createPolygon();
        assertThat(codes(Coverage.of(List.of(new Area("a", "a", nothing))))).containsExactly(BELOW_MIN_AREA);
        assertThat(codes(Coverage.of(List.of(Scene.area("a", WEST), Scene.area("a", EAST)))))
                .containsExactly(DUPLICATE_CODE);
    }

    @Test
    void tellsCoordinatesThatAreNoneAndGoesOnWithTheRest() {
        Geometry wild = Precision.FACTORY.createPolygon(
                new Coordinate[] {Scene.at(0, 0), new Coordinate(Double.NaN, 40), Scene.at(5, 5), Scene.at(0, 0)});
        Geometry swapped = Precision.FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(40, 116), new Coordinate(41, 116), new Coordinate(41, 117), new Coordinate(40, 116)
        });
        assertThat(codes(Coverage.of(List.of(
                        new Area("wild", "", wild),
                        new Area("swapped", "", swapped),
                        Scene.area("a", "0 0, 6 0, 6 10, 0 10"),
                        Scene.area("b", EAST)))))
                .contains(NOT_FINITE, OVERLAP);
    }

    @Test
    void comparesWithTheLevelAbove() {
        Area parent = Scene.area("p", "0 0, 5 0, 10 0, 10 10, 5 10, 0 10");
        Area other = Scene.area("q", "10 0, 15 0, 15 10, 10 10");
        assertThat(codes(under(parent, Scene.area("a", WEST), Scene.area("b", EAST))))
                .isEmpty();
        assertThat(codes(under(parent, Scene.area("a", WEST)))).containsExactly(HOLE_IN_PARENT);
        assertThat(codes(under(parent, Scene.area("a", WEST), Scene.area("b", "5 0, 12 0, 12 10, 5 10, 5 5"))))
                .contains(OUTSIDE_PARENT);
        Area holed = Scene.area("a", "0 0, 5 0, 10 0, 10 10, 5 10, 0 10", "3 3, 6 3, 6 6, 3 6");
        assertThat(codes(under(parent, holed))).containsExactly(GAP);
        Coverage wrongParent = Coverage.of(
                List.of(
                        Scene.area("a", WEST).under("p"),
                        Scene.area("b", EAST).under("q"),
                        Scene.area("c", "10 0, 15 0, 15 10, 10 10").under("q")),
                List.of(parent, other),
                Rules.USUAL);
        assertThat(wrongParent.validate().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(OUTSIDE_PARENT);
            assertThat(fault.areas()).containsExactly("b", "q");
        });
    }

    @Test
    void allowsIslandsAndFlaggedEnclavesOnly() {
        Geometry apart = Precision.FACTORY.createMultiPolygon(new org.locationtech.jts.geom.Polygon[] {
            Scene.polygon("0 0, 3 0, 3 9, 0 9"), Scene.polygon("6 0, 9 0, 9 9, 6 9")
        });
        Area between = Scene.area("b", "3 0, 6 0, 6 9, 3 9");
        assertThat(codes(Coverage.of(List.of(new Area("a", "", apart), between))))
                .containsExactly(DISCONNECTED);
        assertThat(codes(Coverage.of(List.of(new Area("a", "", apart, null, true), between))))
                .isEmpty();
        assertThat(codes(Coverage.of(List.of(new Area("a", "", apart)))))
                .as("two islands")
                .isEmpty();
    }

    @Test
    void answersTwoCombsOfThousandsOfTeethQuickly() {
        List<Area> combs = List.of(Scene.comb("a", 4_000, false), Scene.comb("b", 4_000, true));
        Assertions.assertThatCode(() -> {
                    Report report = org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                            Duration.ofSeconds(20), () -> Coverage.of(combs).validate());
                    assertThat(report.complete()).isFalse();
                    assertThat(report.faults()).extracting(Fault::code).contains(OVERLAP);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void refusesMoreThanTheRulesAllow() {
        Rules few = new Rules(1, 0.5, 1, 1_000, 10);
        List<Area> two = List.of(Scene.area("a", WEST), Scene.area("b", EAST));
        assertThatThrownBy(() -> Coverage.of(two, List.of(), few))
                .isInstanceOf(CoverageTooLarge.class)
                .hasMessageContaining("2 areas")
                .hasMessageContaining("at most 1 areas");
    }

    @Test
    void agreesWithJtsOnRandomPartitionsAndRandomDamage() {
        long seed = Long.getLong("onegrid.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            List<Face> faces = Faces.voronoi(random, 60, 116.2, 39.7, 0.05);
            List<Area> areas = new ArrayList<>();
            faces.forEach(face -> areas.add(new Area("n" + face.id(), "", face.shape())));
            boolean damaged = round % 2 == 1;
            if (damaged) {
                int victim = random.nextInt(areas.size());
                Geometry moved = areas.get(victim).shape().copy();
                Coordinate corner = moved.getCoordinates()[1];
                Coordinate to = moved.getCentroid().getCoordinate();
                corner.setX(Precision.round(corner.x + (to.x - corner.x) * (random.nextBoolean() ? 0.3 : -0.3)));
                corner.setY(Precision.round(corner.y + (to.y - corner.y) * 0.3));
                areas.set(victim, new Area(areas.get(victim).code(), "", moved));
            }
            Geometry[] shapes = areas.stream().map(Area::shape).toArray(Geometry[]::new);
            boolean jts = CoverageValidator.isValid(shapes);
            boolean ours = Coverage.of(areas).validate().faults().stream()
                    .noneMatch(fault -> fault.code() != SLIVER && fault.code() != GAP);
            assertThat(ours)
                    .as("round %d of -Donegrid.seed=%d: JTS says valid: %s", round, seed, jts)
                    .isEqualTo(jts);
        }
    }

    @Test
    void measuresAreasOnTheEllipsoid() {
        // One degree square at 40° north: 85,393.6 m and 111,034.6 m at its middle parallel, by integration 9,480.7
        // km².
        Geometry square = Scene.shape("-500 -500, 500 -500, 500 500, -500 500");
        assertThat(Measure.squareMeters(square) / 1e6).isCloseTo(9_480, within(3.0));
    }

    private static Coverage under(Area parent, Area... areas) {
        return Coverage.of(List.of(areas), List.of(parent), Rules.USUAL);
    }

    private static List<Fault.Code> codes(Coverage coverage) {
        return coverage.validate().faults().stream().map(Fault::code).distinct().toList();
    }
}

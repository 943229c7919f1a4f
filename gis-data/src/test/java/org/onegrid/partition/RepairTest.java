package org.onegrid.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.precision.GeometryPrecisionReducer;
import org.onegrid.geo.Precision;

class RepairTest {

    private static final String LEFT = "0 0, 5 0, 5 10, 0 10";

    @Test
    void leavesAPartitionAsItIs() {
        List<Area> areas = List.of(Scene.area("a", LEFT), Scene.area("b", "5 0, 10 0, 10 10, 5 10"));
        Proposal proposal = Repair.USUAL.propose(Coverage.of(areas));
        assertThat(proposal.isAcceptable()).isTrue();
        for (int i = 0; i < 2; i++) {
            assertThat(proposal.repaired()
                            .areas()
                            .get(i)
                            .shape()
                            .equalsTopo(areas.get(i).shape()))
                    .isTrue();
            assertThat(proposal.changes().get(i).squareMeters()).isCloseTo(0, within(1e-6));
        }
    }

    @Test
    void givesAnOverlapToOneSideAndSaysSo() {
        Proposal proposal = propose(Scene.area("a", "0 0, 6 0, 6 10, 0 10"), Scene.area("b", "5 0, 20 0, 20 10, 5 10"));
        assertThat(proposal.found().of(Fault.Code.OVERLAP)).hasSize(1);
        assertThat(proposal.isAcceptable()).isTrue();
        double gain = proposal.changes().stream()
                .mapToDouble(Proposal.Change::squareMeters)
                .sum();
        assertThat(gain).as("what both had is now one's").isCloseTo(-94_810, within(1.0));
    }

    @Test
    void givesASliverToTheNeighbourWithTheLongestEdge() {
        Proposal proposal = propose(
                Scene.area("a", "0 0, 4.95 0, 4.95 10, 0 10"),
                Scene.area("b", "5 0, 9 0, 9 4, 5 4"),
                Scene.area("c", "5 4, 9 4, 9 10, 5 10"),
                Scene.area("d", "0 10, 4.95 10, 5 10, 9 10, 9 12, 0 12"),
                Scene.area("e", "0 0, 4.95 0, 5 0, 9 0, 9 -2, 0 -2"));
        assertThat(proposal.left().faults()).isEmpty();
        assertThat(proposal.changes().get(0).squareMeters()).isCloseTo(0.05 * 10 * 9_481, within(5.0));
    }

    @Test
    void keepsAnAreaThatLiesInsideAnother() {
        Proposal proposal =
                propose(Scene.area("outer", "0 0, 9 0, 9 9, 0 9"), Scene.area("inner", "3 3, 6 3, 6 6, 3 6"));
        assertThat(proposal.isAcceptable()).isTrue();
        assertThat(proposal.changes().get(1).squareMeters()).isCloseTo(0, within(1e-6));
        assertThat(((org.locationtech.jts.geom.Polygon)
                                proposal.repaired().areas().get(0).shape())
                        .getNumInteriorRing())
                .isEqualTo(1);
    }

    /** Every area within a city drawn a little too small: all the ground between is one gap, a net. */
    @Test
    void partsANetOfGapsAmongAllAlongIt() {
        long seed = Long.getLong("onegrid.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 5; round++) {
            List<Face> faces = Faces.voronoi(random, 80, 116.2, 39.7, 0.05);
            List<Area> shrunk = new ArrayList<>();
            Envelope inner = new Envelope(116.2001, 116.2499, 39.7001, 39.7499);
            faces.forEach(face -> shrunk.add(new Area(
                    "n" + face.id(),
                    "",
                    inner.covers(face.shape().getEnvelopeInternal()) ? shrunk(face.shape()) : face.shape())));
            Proposal proposal = new Repair(0, 20, 5_000).propose(Coverage.of(shrunk));
            assertThat(proposal.left().faults()).as("-Donegrid.seed=%d", seed).isEmpty();
            for (int i = 0; i < shrunk.size(); i++) {
                Geometry own = proposal.repaired().areas().get(i).shape();
                assertThat(own.getEnvelopeInternal().getWidth())
                        .as("width of area %d of -Donegrid.seed=%d", i, seed)
                        .isLessThan(faces.get(i).shape().getEnvelopeInternal().getWidth() + 4e-4);
                assertThat(own.getEnvelopeInternal().getHeight())
                        .as("height of area %d of -Donegrid.seed=%d", i, seed)
                        .isLessThan(faces.get(i).shape().getEnvelopeInternal().getHeight() + 4e-4);
            }
        }
    }

    /** About five metres less on every side. */
    private static Geometry shrunk(Geometry shape) {
        return GeometryPrecisionReducer.reduce(shape.buffer(-5e-5), Precision.FACTORY.getPrecisionModel());
    }

    @Test
    void repairsBordersDrawnTwiceByHand() {
        long seed = Long.getLong("onegrid.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 10; round++) {
            List<Area> clean = new ArrayList<>();
            Faces.voronoi(random, 80, 116.2, 39.7, 0.05)
                    .forEach(face -> clean.add(new Area("n" + face.id(), "", face.shape())));
            List<Area> dirty = new ArrayList<>();
            clean.forEach(area -> dirty.add(new Area(area.code(), "", shaken(area.shape(), random))));
            Coverage coverage = Coverage.of(dirty);
            Proposal proposal = new Repair(round % 2 == 0 ? 0 : 3, 20, 5_000).propose(coverage);
            assertThat(proposal.found().isClean()).isFalse();
            assertThat(proposal.left().faults()).as("-Donegrid.seed=%d", seed).isEmpty();
            Geometry[] shapes =
                    proposal.repaired().areas().stream().map(Area::shape).toArray(Geometry[]::new);
            assertThat(CoverageValidator.isValid(shapes))
                    .as("-Donegrid.seed=%d", seed)
                    .isTrue();
            for (int i = 0; i < shapes.length; i++) {
                assertThat(shapes[i].isValid()).isTrue();
                assertThat(shapes[i].symDifference(clean.get(i).shape()).getArea())
                        .as("area %d of -Donegrid.seed=%d stays where it was", i, seed)
                        .isLessThan(4e-5 * clean.get(i).shape().getLength() + 1e-9);
            }
            assertThat(new Repair(round % 2 == 0 ? 0 : 3, 20, 5_000)
                            .propose(coverage)
                            .repaired()
                            .areas())
                    .as("the same proposal again")
                    .isEqualTo(proposal.repaired().areas());
        }
    }

    @Test
    void takesAWideGapAsGroundOfOthersOnlyWhereNoLevelAboveClaimsIt() {
        Area holed = Scene.area("a", "0 0, 9 0, 9 9, 0 9", "3 3, 6 3, 6 6, 3 6");
        Proposal alone = propose(holed);
        assertThat(alone.isAcceptable()).isTrue();
        assertThat(alone.repaired().parents())
                .singleElement()
                .satisfies(ground ->
                        assertThat(ground.shape().equalsTopo(holed.shape())).isTrue());
        Area parent = Scene.area("p", "0 0, 9 0, 9 9, 0 9");
        Proposal under = Repair.USUAL.propose(Coverage.of(List.of(holed), List.of(parent), Rules.USUAL));
        assertThat(under.left().of(Fault.Code.GAP)).hasSize(1);
        assertThat(under.isAcceptable()).isFalse();
    }

    @Test
    void cutsToTheParentAndFillsItsThinHoles() {
        Area parent = Scene.area("p", "0 0, 10 0, 10 10, 0 10");
        Coverage coverage = Coverage.of(
                List.of(Scene.area("a", "-0.1 0, 5 0, 5 10, 0 10"), Scene.area("b", "5 0, 9.9 0, 9.9 10, 5 10")),
                List.of(parent),
                Rules.USUAL);
        Proposal proposal = Repair.USUAL.propose(coverage);
        assertThat(proposal.left().faults()).isEmpty();
        assertThat(proposal.changes().stream()
                        .mapToDouble(Proposal.Change::afterSquareMeters)
                        .sum())
                .isCloseTo(Measure.squareMeters(parent.shape()), within(1.0));
    }

    @Test
    void refusesWhatNoRuleRepairs() {
        assertThat(propose(Scene.area("a", LEFT), Scene.area("a", "5 0, 9 0, 9 9, 5 10"))
                        .isAcceptable())
                .as("a code twice")
                .isFalse();
        assertThat(propose(Scene.area("a", LEFT), Scene.area("b", LEFT)).isAcceptable())
                .as("the same ground twice leaves one without any")
                .isFalse();
        Geometry wild = Precision.FACTORY.createPolygon(
                new Coordinate[] {Scene.at(0, 0), new Coordinate(1e9, 40), Scene.at(5, 5), Scene.at(0, 0)});
        assertThat(propose(new Area("w", "", wild), Scene.area("a", LEFT)).isAcceptable())
                .isFalse();
        Proposal combs = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> propose(Scene.comb("a", 4_000, false), Scene.comb("b", 4_000, true)));
        assertThat(combs.isAcceptable()).isFalse();
    }

    private static Proposal propose(Area... areas) {
        return Repair.USUAL.propose(Coverage.of(List.of(areas)));
    }

    /** Every corner moved by up to two metres, each area on its own. */
    private static Geometry shaken(Geometry shape, Random random) {
        Geometry out = shape.copy();
        double east = (random.nextDouble() - 0.5) * 2e-5;
        double north = (random.nextDouble() - 0.5) * 2e-5;
        CoordinateFilter shake = at -> {
            // The same corner moves the same way wherever the ring repeats it.
            Random own = new Random(Double.hashCode(at.x) * 31L + Double.hashCode(at.y));
            at.setX(Precision.round(at.x + east + (own.nextDouble() - 0.5) * 1e-5));
            at.setY(Precision.round(at.y + north + (own.nextDouble() - 0.5) * 1e-5));
        };
        out.apply(shake);
        out.geometryChanged();
        return out;
    }
}

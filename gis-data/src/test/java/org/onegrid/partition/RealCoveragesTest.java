package org.onegrid.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.format.Feature;
import org.onegrid.format.FeatureFiles;
import org.onegrid.format.FeatureReader;
import org.onegrid.format.Limits;
import org.onegrid.format.Reading;
import org.onegrid.geo.Datum;
import org.onegrid.topology.Piece;
import org.onegrid.topology.Topology;

/** Real files beside the project; a test skips itself where its file is absent. */
class RealCoveragesTest {

    private static final Path FOLDER = Path.of("..", "..", "shared", "data", "coverage");

    @Test
    void chicagoHasOneBadPolygonAndTownsOfOthersInside() {
        Coverage coverage = read("chicago_community_areas_2020.geojson.gz", "");
        assertThat(counts(coverage.validate())).isEqualTo(Map.of(Fault.Code.SELF_INTERSECTION, 1, Fault.Code.GAP, 3));
        assertRepaired(coverage, 1e-5);
    }

    @Test
    void newYorkIsAPartitionOfIslands() {
        assertThat(read("nyc_CD.geo.json.gz", "").validate().faults()).isEmpty();
    }

    @Test
    void denversPrecinctsAreRepairedFromBothFiles() {
        for (String name : List.of("orig", "repaired")) {
            Coverage coverage = read("DenverCo_precincts2016_" + name + ".zip", "2232");
            assertThat(coverage.validate().isClean()).isFalse();
            assertRepaired(coverage, 0.02);
        }
    }

    /**
     * The authors repaired the same file by their own rules (maup: smart_repair), so that the two cannot be equal: how far
     * apart they are is told, and must not become more. The repaired areas can be edited.
     */
    @Test
    void repairsDenversPrecinctsAboutAsTheirAuthorsDid() {
        Coverage original = read("DenverCo_precincts2016_orig.zip", "2232");
        Coverage theirs = read("DenverCo_precincts2016_repaired.zip", "2232");
        Proposal ours = Repair.USUAL.propose(original);
        assertThat(ours.isAcceptable()).isTrue();
        double[] apart = new double[original.areas().size()];
        double moved = 0;
        double whole = 0;
        for (int i = 0; i < apart.length; i++) {
            assertThat(original.areas().get(i).name())
                    .isEqualTo(theirs.areas().get(i).name());
            double their = Measure.squareMeters(theirs.areas().get(i).shape());
            double our = ours.changes().get(i).afterSquareMeters();
            apart[i] = Math.abs(our - their) / their;
            moved += Math.abs(our - their);
            whole += their;
        }
        Arrays.sort(apart);
        System.out.printf(
                Locale.ROOT,
                "Denver's precincts, ours against the authors' repair: in all %.5f %% of the ground; a precinct differs by"
                        + " %.5f %% (median), %.4f %% (90th percentile), %.3f %% (most)%n",
                100 * moved / whole,
                100 * apart[apart.length / 2],
                100 * apart[apart.length * 9 / 10],
                100 * apart[apart.length - 1]);
        assertThat(moved / whole).isLessThan(0.005);
        assertThat(apart[apart.length / 2]).isLessThan(1e-6);
        assertThat(apart[apart.length * 9 / 10]).isLessThan(0.01);
        assertThat(apart[apart.length - 1]).isLessThan(0.1);
        List<Piece> pieces = new ArrayList<>();
        for (Area area : ours.repaired().areas()) {
            pieces.add(new Piece(area.code(), null, true, area.enclave(), area.shape()));
        }
        assertThat(Topology.of(pieces, Rules.USUAL).areas()).hasSize(346);
    }

    @Test
    void denversBlocksOverlapNowhere() {
        Report report = read("DenverCo_blocks.zip", "2232").validate();
        assertThat(counts(report)).as("ground of others inside the county").isEqualTo(Map.of(Fault.Code.GAP, 10));
        assertThat(report.complete()).isTrue();
    }

    /** Passes full validation, by JTS as well, and no area changes by more than a share of itself. */
    private static void assertRepaired(Coverage coverage, double share) {
        Proposal proposal = Repair.USUAL.propose(coverage);
        assertThat(proposal.left().faults()).isEmpty();
        assertThat(proposal.isAcceptable()).isTrue();
        Geometry[] shapes =
                proposal.repaired().areas().stream().map(Area::shape).toArray(Geometry[]::new);
        assertThat(shapes).allMatch(Geometry::isValid);
        assertThat(CoverageValidator.isValid(shapes)).isTrue();
        assertThat(proposal.changes())
                .hasSameSizeAs(coverage.areas())
                .allMatch(change -> Math.abs(change.squareMeters()) < share * change.beforeSquareMeters());
    }

    private static Map<Fault.Code, Integer> counts(Report report) {
        Map<Fault.Code, Integer> counts = new TreeMap<>();
        report.faults().forEach(fault -> counts.merge(fault.code(), 1, Integer::sum));
        return counts;
    }

    private static Coverage read(String name, String epsg) {
        Path file = FOLDER.resolve(name);
        Assumptions.assumeTrue(Files.isRegularFile(file), "test data " + name + " is not beside the project: skipped");
        Reading reading = Reading.asDeclared(Limits.IMPORT);
        if (!epsg.isEmpty()) {
            reading = reading.in(Datum.epsg(Integer.parseInt(epsg)));
        }
        List<Area> areas = new ArrayList<>();
        try (FeatureReader reader = FeatureFiles.open(file, reading)) {
            for (Feature feature = reader.next(); feature != null; feature = reader.next()) {
                assertThat(feature.isSound()).isTrue();
                areas.add(new Area(
                        "r" + feature.record(), feature.text("NAMELSAD"), Objects.requireNonNull(feature.geometry())));
            }
        }
        return Coverage.of(areas);
    }
}

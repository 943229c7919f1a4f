package org.onegrid.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.format.Feature;
import org.onegrid.format.FeatureFiles;
import org.onegrid.format.FeatureReader;
import org.onegrid.format.Limits;
import org.onegrid.format.Reading;
import org.onegrid.geo.Datum;
import org.onegrid.geo.Precision;
import org.onegrid.partition.Area;
import org.onegrid.partition.Coverage;
import org.onegrid.partition.Fault;
import org.onegrid.partition.Rules;
import org.onegrid.synth.AreaUnit;
import org.onegrid.synth.District;
import org.onegrid.synth.Level;
import org.onegrid.synth.Recipe;

/**
 * Random edits on three coverages; the verdict on each must be that of {@link Judge}, who validates the changed polygons
 * and all around them anew; the whole coverage is validated now and then, and at the end. 9,000 edits, or 120,000 with
 * {@code -Donegrid.long=true}.
 */
class ShadowTest {

    private static final int EDITS = Boolean.getBoolean("onegrid.long") ? 40_000 : 3_000;

    /** How often the whole coverage is validated on the way, the end included. */
    private static final int WHOLE = Boolean.getBoolean("onegrid.long") ? 8 : 1;

    private static final Rules RULES = new Rules(1, 0.5, 200_000, 4_000_000, 200_000);

    @Test
    void agreesOnTheDemoDistrict() {
        List<Piece> pieces = new ArrayList<>();
        for (AreaUnit grid : District.generate(Recipe.DEMO).areas(Level.GRID)) {
            boolean editable = !grid.code().startsWith("990100003");
            pieces.add(new Piece(
                    grid.code(), grid.parentCode(), editable, false, Objects.requireNonNull(grid.geometry())));
        }
        run(pieces, 1);
    }

    @Test
    void agreesOnTenThousandPatches() {
        run(Quilt.of(100, 7), 2);
    }

    @Test
    void agreesOnTheBlocksOfDenver() {
        Path file = Path.of("..", "..", "shared", "data", "coverage", "DenverCo_blocks.zip");
        Assumptions.assumeTrue(Files.isRegularFile(file), "DenverCo_blocks.zip is not beside the project: skipped");
        List<Piece> pieces = new ArrayList<>();
        try (FeatureReader reader =
                FeatureFiles.open(file, Reading.asDeclared(Limits.IMPORT).in(Datum.epsg(2232)))) {
            for (Feature feature = reader.next(); feature != null; feature = reader.next()) {
                String code = "b" + feature.record();
                boolean editable = feature.record() % 40 != 0;
                pieces.add(new Piece(code, null, editable, false, Objects.requireNonNull(feature.geometry())));
            }
        }
        run(pieces, 3);
    }

    private static void run(Collection<Piece> pieces, int coverage) {
        long seed = Long.getLong("onegrid.seed", 20261122L + coverage);
        new Run(pieces, seed).run();
    }

    private static final class Run {

        private final Topology topology;
        private final Shadow shadow;
        private final Judge judge;
        private final Random random;
        private final long seed;
        private final Map<Reason, Integer> refused = new EnumMap<>(Reason.class);
        private final Map<Fault.Code, Integer> faults = new EnumMap<>(Fault.Code.class);
        private final Map<String, Integer> made = new TreeMap<>();
        private final List<Change> standing = new ArrayList<>();
        private int number;

        Run(Collection<Piece> pieces, long seed) {
            this.topology = Topology.of(pieces, RULES);
            this.shadow = new Shadow(pieces);
            this.judge = new Judge(shadow, RULES);
            this.random = new Random(seed);
            this.seed = seed;
        }

        void run() {
            String before = topology.content();
            RandomEdits edits = new RandomEdits(shadow, random);
            for (number = 0; number < EDITS; number++) {
                attempt(edits.draw());
                if ((number + 1) % (EDITS / WHOLE) == 0) {
                    assertThat(wholeIsAPartition()).as(about("all of it")).isTrue();
                }
            }
            for (int i = standing.size() - 1; i >= 0; i--) {
                topology.revert(standing.get(i));
            }
            assertThat(topology.content().equals(before))
                    .as(about("all taken back"))
                    .isTrue();
            System.out.println("seed " + seed + ": " + EDITS + " edits, made " + made + ", refused " + refused
                    + ", faults " + faults);
        }

        private void attempt(RandomEdits.Attempt attempt) {
            String what = about(attempt.edit().toString());
            @Nullable Map<String, Geometry> drawn = attempt.naive();
            if (drawn == null && attempt.reasons().isEmpty()) {
                drawn = drafted(attempt.edit());
            }
            try {
                Change change = topology.apply(attempt.edit());
                assertThat(attempt.reasons()).as(what).isEmpty();
                made.merge(attempt.edit().getClass().getSimpleName(), 1, Integer::sum);
                accepted(change, Objects.requireNonNull(drawn), what, attempt.naive() != null);
            } catch (EditRefused refusal) {
                refused.merge(refusal.reason(), 1, Integer::sum);
                assertThat(refusal.advice()).isNotBlank();
                if (!attempt.reasons().isEmpty()) {
                    assertThat(attempt.reasons()).as(what).contains(refusal.reason());
                } else if (attempt.naive() != null) {
                    assertThat(refusal.reason()).as(what + refusal.getMessage()).isEqualTo(Reason.INVALID_RESULT);
                }
                refusal.faults().forEach(fault -> faults.merge(fault.code(), 1, Integer::sum));
                if (refusal.reason() == Reason.INVALID_RESULT) {
                    assertThat(refusal.faults()).as(what).isNotEmpty();
                }
                if (attempt.edit() instanceof Edit.Split split
                        && attempt.reasons().isEmpty()
                        && refusal.reason() != Reason.INVALID_RESULT) {
                    assertThat(shadow.isClearlyDivided(split))
                            .as(what + refusal.getMessage())
                            .isFalse();
                }
                if (refusal.reason() == Reason.INVALID_RESULT && drawn != null) {
                    assertThat(judge.wrong(drawn, removed(attempt.edit())))
                            .as(what + " was refused: " + refusal.faults())
                            .isNotNull();
                }
            }
        }

        private @Nullable Map<String, Geometry> drafted(Edit edit) {
            try {
                return new TreeMap<>(topology.draft(edit));
            } catch (EditRefused refusal) {
                return null;
            }
        }

        private void accepted(Change change, Map<String, Geometry> drawn, String what, boolean naive) {
            assertThat(judge.wrong(drawn, change.removed()))
                    .as(what + " was made")
                    .isNull();
            Map<String, Geometry> after = new TreeMap<>();
            Set<String> codes = new TreeSet<>(change.changed());
            codes.addAll(change.added());
            codes.forEach(code -> after.put(code, topology.shape(code)));
            if (naive) {
                assertThat(after.keySet()).as(what).isEqualTo(drawn.keySet());
                after.forEach((code, shape) -> assertThat(
                                shape.norm().equalsExact(multi(drawn.get(code)).norm()))
                        .as(what + "\n" + code + "\n" + shape + "\n" + drawn.get(code))
                        .isTrue());
            }
            if (random.nextInt(3) == 0) {
                topology.revert(change);
                for (String code : change.changed()) {
                    assertThat(isAsInShadow(code)).as(what + " was taken back").isTrue();
                }
                return;
            }
            standing.add(change);
            String parent = change.edit() instanceof Edit.Split split
                    ? shadow.area(split.area()).parent()
                    : change.edit() instanceof Edit.Subdivide subdivide
                            ? shadow.area(subdivide.area()).parent()
                            : null;
            shadow.take(after, change.removed(), parent);
        }

        private boolean wholeIsAPartition() {
            List<Geometry> shapes = new ArrayList<>();
            List<Area> areas = new ArrayList<>();
            for (String code : topology.areas()) {
                shapes.add(topology.shape(code));
                areas.add(new Area(code, code, topology.shape(code), null, true));
                assertThat(isAsInShadow(code)).as(about(code)).isTrue();
            }
            boolean ours =
                    Coverage.of(areas).validate().faults().stream().allMatch(fault -> fault.code() == Fault.Code.GAP);
            return ours && CoverageValidator.isValid(shapes.toArray(Geometry[]::new));
        }

        private boolean isAsInShadow(String code) {
            return multi(shadow.area(code).shape())
                    .norm()
                    .equalsExact(topology.shape(code).norm());
        }

        private static Set<String> removed(Edit edit) {
            Set<String> removed = new TreeSet<>();
            if (edit instanceof Edit.Merge merge) {
                removed.addAll(merge.areas());
                removed.remove(merge.into());
            }
            return removed;
        }

        private String about(String what) {
            return "-Donegrid.seed=" + seed + ", edit " + number + ": " + what;
        }
    }

    private static Geometry multi(Geometry shape) {
        return shape instanceof Polygon polygon ? Precision.FACTORY.createMultiPolygon(new Polygon[] {polygon}) : shape;
    }
}

package org.onegrid.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;

class ContoursTest {

    private static final double CELL = 2e-5;

    /** Noise has every saddle, islands in holes in islands, and borders as near to each other as they get. */
    @Test
    void noiseBecomesValidPolygonsThatSeparateTheSamples() {
        for (long seed = 1; seed <= 400; seed++) {
            Random random = new Random(seed);
            int columns = 3 + random.nextInt(40);
            int rows = 3 + random.nextInt(40);
            float[] level = new float[columns * rows];
            double share = random.nextDouble();
            boolean smooth = random.nextBoolean();
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    boolean frame = row == 0 || column == 0 || row == rows - 1 || column == columns - 1;
                    double wave = Math.sin(row * 0.7 + seed) + Math.cos(column * 0.6);
                    double value =
                            smooth ? wave : random.nextDouble() < share ? random.nextDouble() : -random.nextDouble();
                    level[row * columns + column] = frame ? -1 : (float) Math.pow(value, 3);
                }
            }
            MultiPolygon areas = new Contours(level, columns, rows).polygons(ContoursTest::place);
            assertThat(areas.isValid()).as("seed %d", seed).isTrue();
            if (areas.isEmpty()) {
                continue;
            }
            IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(areas);
            for (int i = 0; i < level.length; i++) {
                Coordinate at = new Coordinate();
                place(i % columns, i / columns, at);
                assertThat(locator.locate(at) == Location.INTERIOR)
                        .as("seed %d sample %d", seed, i)
                        .isEqualTo(level[i] > 0);
            }
        }
    }

    @Test
    void aRingOfSamplesHasAHoleAndAnIslandInIt() {
        String picture = """
                .........
                .#######.
                .#.....#.
                .#.###.#.
                .#.#.#.#.
                .#.###.#.
                .#.....#.
                .#######.
                .........
                """;
        float[] level = new float[81];
        for (int i = 0; i < 81; i++) {
            level[i] = picture.split("\n")[i / 9].charAt(i % 9) == '#' ? 1 : -1;
        }
        MultiPolygon areas = new Contours(level, 9, 9).polygons(ContoursTest::place);
        assertThat(areas.getNumGeometries()).isEqualTo(2);
        // Half a cell around the samples, corners cut: outer ring 7 × 7 less 5 × 5, island 3 × 3 less a diamond.
        double cells = areas.getArea() / (CELL * CELL);
        assertThat(cells).isBetween(24 - 0.6 + 9 - 1 - 0.6, 24 + 9.0);
        assertThat(areas.getNumPoints()).isLessThan(8 * 4 + 8);
    }

    private static void place(double column, double row, Coordinate at) {
        at.x = 120 + column * CELL;
        at.y = 30 + row * CELL;
    }
}

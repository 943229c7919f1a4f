package org.onegrid.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.onegrid.geo.Precision;
import org.onegrid.partition.Face;

/**
 * A true partition with borders that wiggle as streets and rivers do: rows of cells of uneven width, every border drawn
 * once and shared vertex by vertex, all of it bent by a smooth warp. 40 to 80 vertices a cell; ids count from 1.
 */
final class WigglyPartition {

    private static final double WEST = 120.0;
    private static final double SOUTH = 31.0;

    /** Width of a cell, about 800 m. */
    private static final double CELL_DEGREES = 0.0085;

    private static final int STEPS_PER_CELL = 14;
    private static final double JITTER = 0.25 / STEPS_PER_CELL;

    private final SplittableRandom random;

    private WigglyPartition(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static List<Face> of(int cells, long seed) {
        return new WigglyPartition(seed).draw(cells);
    }

    private List<Face> draw(int cells) {
        int rows = (int) Math.max(1, Math.round(Math.sqrt(cells)));
        int perRow = (cells + rows - 1) / rows;
        int steps = perRow * STEPS_PER_CELL;
        Coordinate[][] borders = new Coordinate[rows + 1][];
        for (int row = 0; row <= rows; row++) {
            borders[row] = rowBorder(row, steps, row > 0 && row < rows);
        }
        List<Face> faces = new ArrayList<>(cells);
        for (int row = 0; row < rows; row++) {
            int inRow = cells / rows + (row < cells % rows ? 1 : 0);
            drawRow(row, inRow, steps, borders, faces);
        }
        return faces;
    }

    private void drawRow(int row, int inRow, int steps, Coordinate[][] borders, List<Face> faces) {
        int[] cuts = cuts(inRow, steps);
        Coordinate[] left = upright(row, cuts[0], borders);
        for (int cell = 0; cell < inRow; cell++) {
            Coordinate[] right = upright(row, cuts[cell + 1], borders);
            CoordinateList ring = new CoordinateList();
            for (int i = cuts[cell]; i <= cuts[cell + 1]; i++) {
                ring.add(borders[row][i], false);
            }
            ring.add(right, false);
            for (int i = cuts[cell + 1]; i >= cuts[cell]; i--) {
                ring.add(borders[row + 1][i], false);
            }
            ring.add(left, false, false);
            ring.closeRing();
            faces.add(new Face(faces.size() + 1L, Precision.FACTORY.createPolygon(ring.toCoordinateArray())));
            left = right;
        }
    }

    private int[] cuts(int inRow, int steps) {
        int[] cuts = new int[inRow + 1];
        double width = (double) steps / inRow;
        for (int i = 1; i < inRow; i++) {
            cuts[i] = (int) Math.round(i * width + (random.nextDouble() - 0.5) * 0.5 * width);
        }
        cuts[inRow] = steps;
        return cuts;
    }

    private Coordinate[] rowBorder(int row, int steps, boolean inner) {
        Coordinate[] points = new Coordinate[steps + 1];
        for (int i = 0; i <= steps; i++) {
            points[i] = place((double) i / STEPS_PER_CELL, row + (inner ? jitter() : 0));
        }
        return points;
    }

    /** From the row's lower border to its upper one, both ends taken from them. */
    private Coordinate[] upright(int row, int at, Coordinate[][] borders) {
        Coordinate[] points = new Coordinate[STEPS_PER_CELL + 1];
        points[0] = borders[row][at];
        for (int i = 1; i < STEPS_PER_CELL; i++) {
            points[i] = place((double) at / STEPS_PER_CELL + jitter(), row + (double) i / STEPS_PER_CELL);
        }
        points[STEPS_PER_CELL] = borders[row + 1][at];
        return points;
    }

    private double jitter() {
        return (random.nextDouble() - 0.5) * 2 * JITTER;
    }

    /** From cells to degrees, through the warp. */
    private static Coordinate place(double column, double row) {
        double x = column + 0.22 * Math.sin(1.9 * row + 0.7 * column) + 0.07 * Math.sin(5.3 * row - 2.1 * column);
        double y = row + 0.22 * Math.sin(1.7 * column - 0.6 * row) + 0.07 * Math.sin(4.9 * column + 2.3 * row);
        return new Coordinate(Precision.round(WEST + x * CELL_DEGREES), Precision.round(SOUTH + y * CELL_DEGREES));
    }
}

package org.onegrid.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.geo.Precision;

/**
 * A square of uneven patches with wiggly borders, all on the precision grid. Every fifth patch has a hole with an island of
 * five corners, every tenth island is two areas; one column is locked; ten by ten patches have a parent in common.
 */
final class Quilt {

    private static final double CELL_DEGREES = 0.002;
    private static final int STEPS = 4;
    private static final int LOCKED_COLUMN = 3;

    private final Random random;
    private final int columns;
    private final Coordinate[][] corners;
    private final Coordinate[][][] lying;
    private final Coordinate[][][] standing;
    private final List<Piece> pieces = new ArrayList<>();

    private Quilt(int columns, long seed) {
        this.random = new Random(seed);
        this.columns = columns;
        this.corners = new Coordinate[columns + 1][columns + 1];
        this.lying = new Coordinate[columns + 1][columns + 1][];
        this.standing = new Coordinate[columns + 1][columns + 1][];
    }

    static List<Piece> of(int columns, long seed) {
        Quilt quilt = new Quilt(columns, seed);
        quilt.draw();
        return quilt.pieces;
    }

    private void draw() {
        for (int row = 0; row <= columns; row++) {
            for (int column = 0; column <= columns; column++) {
                corners[row][column] = at(column + wiggle(0.2), row + wiggle(0.2));
            }
        }
        for (int row = 0; row <= columns; row++) {
            for (int column = 0; column <= columns; column++) {
                if (column < columns) {
                    lying[row][column] = between(corners[row][column], corners[row][column + 1]);
                }
                if (row < columns) {
                    standing[row][column] = between(corners[row][column], corners[row + 1][column]);
                }
            }
        }
        for (int row = 0; row < columns; row++) {
            for (int column = 0; column < columns; column++) {
                patch(row, column);
            }
        }
    }

    private void patch(int row, int column) {
        String parent = "p" + row / 10 + "-" + column / 10;
        boolean editable = column != LOCKED_COLUMN;
        CoordinateList shell = new CoordinateList();
        shell.add(lying[row][column], false);
        shell.add(standing[row][column + 1], false);
        shell.add(lying[row + 1][column], false, false);
        shell.add(standing[row][column], false, false);
        shell.closeRing();
        Polygon whole = Precision.FACTORY.createPolygon(shell.toCoordinateArray());
        int number = row * columns + column;
        if (number % 5 != 2) {
            pieces.add(new Piece("q" + number, parent, editable, false, whole));
            return;
        }
        Coordinate[] isle = new Coordinate[6];
        for (int i = 0; i < 5; i++) {
            double angle = i * 2 * Math.PI / 5 + wiggle(0.3);
            double radius = 0.1 + 0.05 * random.nextDouble();
            isle[i] = at(column + 0.5 + radius * Math.cos(angle), row + 0.5 + radius * Math.sin(angle));
        }
        isle[5] = isle[0].copy();
        Polygon holed = Precision.FACTORY.createPolygon(
                Precision.FACTORY.createLinearRing(shell.toCoordinateArray()),
                new org.locationtech.jts.geom.LinearRing[] {Precision.FACTORY.createLinearRing(isle)});
        pieces.add(new Piece("q" + number, parent, editable, false, holed));
        if (number % 10 != 2) {
            pieces.add(new Piece("i" + number, parent, editable, false, Precision.FACTORY.createPolygon(isle)));
        } else {
            pieces.add(new Piece("i" + number, parent, editable, false, ring(isle[0], isle[1], isle[2], isle[3])));
            pieces.add(new Piece("j" + number, parent, editable, false, ring(isle[0], isle[3], isle[4])));
        }
    }

    private static Polygon ring(Coordinate... open) {
        Coordinate[] closed = java.util.Arrays.copyOf(open, open.length + 1);
        closed[open.length] = open[0].copy();
        return Precision.FACTORY.createPolygon(closed);
    }

    private Coordinate[] between(Coordinate from, Coordinate to) {
        Coordinate[] line = new Coordinate[STEPS + 1];
        line[0] = from;
        line[STEPS] = to;
        for (int i = 1; i < STEPS; i++) {
            double t = (double) i / STEPS;
            line[i] = new Coordinate(
                    Precision.round(from.x + t * (to.x - from.x) + wiggle(0.05) * CELL_DEGREES),
                    Precision.round(from.y + t * (to.y - from.y) + wiggle(0.05) * CELL_DEGREES));
        }
        return line;
    }

    private double wiggle(double most) {
        return (2 * random.nextDouble() - 1) * most;
    }

    private static Coordinate at(double column, double row) {
        return new Coordinate(Precision.round(113 + column * CELL_DEGREES), Precision.round(23 + row * CELL_DEGREES));
    }
}

package org.onegrid.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * The areas where a sampled level is above zero, as valid polygons with their holes: marching squares by following each border
 * with the inside at its left, crossings interpolated. Crossings keep a twentieth of a cell from the samples and
 * straight runs lose their inner vertices (by at most a fiftieth of a cell), which leaves borders apart by more than either, so
 * rings never touch. O(samples). The outermost samples must not be above zero.
 */
public final class Contours {

    private static final float CLEARANCE = 0.05f;
    private static final double TOLERANCE = 0.02;
    /** Longest run of vertices replaced by one line; bounds the work of a vertex. */
    private static final int LONGEST_RUN = 64;

    private final float[] level;
    private final int columns;
    private final int rows;
    /** Ring, counted from 1, that enters the inside between a sample and the one west of it. */
    private final int[] entered;
    /** Whether the border between a sample and the one east of it was followed. */
    private final boolean[] left;

    private final List<Ring> rings = new ArrayList<>();
    private double[] xs = new double[1024];
    private double[] ys = new double[1024];
    private int size;

    /**
     * Of a level sampled row by row from the south.
     *
     * @throws IllegalArgumentException when a sample of the frame is above zero
     */
    public Contours(float[] level, int columns, int rows) {
        for (int i = 0; i < level.length; i++) {
            boolean frame =
                    i < columns || i >= level.length - columns || i % columns == 0 || i % columns == columns - 1;
            if (frame && level[i] > 0) {
                throw new IllegalArgumentException("the frame must not be above zero");
            }
        }
        this.level = level;
        this.columns = columns;
        this.rows = rows;
        entered = new int[level.length];
        left = new boolean[level.length];
    }

    /** Where a position in columns and rows lies. */
    @FunctionalInterface
    public interface Placing {
        void place(double column, double row, Coordinate at);
    }

    /** Where between two samples the border lies, other than by linear interpolation. */
    @FunctionalInterface
    public interface Crossing {
        /**
         * The part of the way from the inside sample to the outside one, 0..1.
         *
         * @param insideColumn its column; the outside sample is one step east or north of it, or west or south
         */
        float part(int insideColumn, int insideRow, int outsideColumn, int outsideRow);
    }

    /** A border: the number of its shell (its own, if it is one), and its vertices in columns and rows. */
    private record Ring(int shell, double[] x, double[] y) {}

    /** The areas, perhaps none. To be asked once. */
    public MultiPolygon polygons(Placing placing) {
        return polygons(placing, this::linear);
    }

    private float linear(int insideColumn, int insideRow, int outsideColumn, int outsideRow) {
        float inside = level[insideRow * columns + insideColumn];
        return inside / (inside - level[outsideRow * columns + outsideColumn]);
    }

    /** The areas with borders placed between samples by another rule. */
    public MultiPolygon polygons(Placing placing, Crossing crossing) {
        for (int row = 1; row < rows - 1; row++) {
            for (int i = row * columns; i < (row + 1) * columns - 1; i++) {
                if (level[i] > 0 && level[i + 1] <= 0 && !left[i]) {
                    follow(i, crossing);
                }
            }
        }
        List<List<LinearRing>> holes = new ArrayList<>();
        List<LinearRing> shells = new ArrayList<>();
        for (int r = 0; r < rings.size(); r++) {
            holes.add(new ArrayList<>());
            LinearRing drawn = draw(rings.get(r), placing);
            shells.add(drawn);
            if (rings.get(r).shell != r + 1) {
                holes.get(rings.get(r).shell - 1).add(drawn);
            }
        }
        List<Polygon> polygons = new ArrayList<>();
        for (int r = 0; r < rings.size(); r++) {
            if (rings.get(r).shell == r + 1) {
                polygons.add(Precision.FACTORY.createPolygon(
                        shells.get(r), holes.get(r).toArray(LinearRing[]::new)));
            }
        }
        return Precision.FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    /** Follows the border that leaves the inside east of a sample, northwards, until it comes back. */
    private void follow(int start, Crossing crossing) {
        int number = rings.size() + 1;
        int inside = start;
        int outside = start + 1;
        size = 0;
        do {
            int turn = outside - inside;
            if (turn == 1) {
                left[inside] = true;
            } else if (turn == -1) {
                entered[inside] = number;
            }
            cross(inside, outside, crossing);
            // Ahead with the inside at the left: the border's direction is a quarter turn left of inside → outside.
            int ahead = turn == 1 ? columns : turn == -1 ? -columns : turn == columns ? -1 : 1;
            boolean leftIn = level[inside + ahead] > 0;
            boolean rightIn = level[outside + ahead] > 0;
            boolean toTheRight = rightIn && (leftIn || saddleIsInside(inside, outside, ahead));
            if (toTheRight) {
                inside = outside + ahead;
            } else if (leftIn) {
                inside += ahead;
                outside += ahead;
            } else {
                outside = inside + ahead;
            }
        } while (inside != start || outside != start + 1);
        double[] x = Arrays.copyOf(xs, size);
        double[] y = Arrays.copyOf(ys, size);
        rings.add(new Ring(isShell(x, y) ? number : shellAround(start), x, y));
    }

    private boolean saddleIsInside(int inside, int outside, int ahead) {
        return level[inside] + level[outside] + level[inside + ahead] + level[outside + ahead] > 0;
    }

    private void cross(int inside, int outside, Crossing crossing) {
        int column = inside % columns;
        int row = inside / columns;
        int otherColumn = outside % columns;
        int otherRow = outside / columns;
        float part = crossing.part(column, row, otherColumn, otherRow);
        float t = Math.max(CLEARANCE, Math.min(1 - CLEARANCE, part));
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = column + t * (otherColumn - column);
        ys[size++] = row + t * (otherRow - row);
    }

    /** The inside is at the left, so a shell turns left. */
    private static boolean isShell(double[] x, double[] y) {
        double twice = 0;
        for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
            twice += x[j] * y[i] - x[i] * y[j];
        }
        return twice > 0;
    }

    /**
     * The shell of a hole, from its first sample in reading order: the border met first on the way west encloses the same
     * inside and was followed before, since every border is found at its lowest, westernmost place.
     */
    private int shellAround(int start) {
        int i = start;
        while (level[i - 1] > 0) {
            i--;
        }
        return rings.get(entered[i] - 1).shell;
    }

    private LinearRing draw(Ring ring, Placing placing) {
        int n = ring.x.length;
        List<Coordinate> kept = new ArrayList<>();
        int anchor = 0;
        while (anchor < n) {
            Coordinate at = new Coordinate();
            placing.place(ring.x[anchor], ring.y[anchor], at);
            at.x = Precision.round(at.x);
            at.y = Precision.round(at.y);
            kept.add(at);
            int next = anchor + 1;
            while (next < n && next - anchor < LONGEST_RUN && isStraight(ring, anchor, next + 1)) {
                next++;
            }
            anchor = next;
        }
        if (kept.size() < 3) {
            throw new IllegalStateException("a border of " + n + " crossings shrank to " + kept.size());
        }
        kept.add(kept.get(0).copy());
        return Precision.FACTORY.createLinearRing(kept.toArray(Coordinate[]::new));
    }

    private static boolean isStraight(Ring ring, int from, int to) {
        int n = ring.x.length;
        double x = ring.x[from];
        double y = ring.y[from];
        double dx = ring.x[to % n] - x;
        double dy = ring.y[to % n] - y;
        double squared = dx * dx + dy * dy;
        for (int i = from + 1; i < to; i++) {
            double cross = (ring.x[i] - x) * dy - (ring.y[i] - y) * dx;
            double dot = (ring.x[i] - x) * dx + (ring.y[i] - y) * dy;
            if (cross * cross > TOLERANCE * TOLERANCE * squared || dot < 0 || dot > squared) {
                return false;
            }
        }
        return true;
    }
}

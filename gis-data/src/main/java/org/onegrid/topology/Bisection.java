package org.onegrid.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Straight ways through a part that divide it in a given proportion. Lines across the long axis first and then more and
 * more along it are moved over the part; every stretch of a line inside is a way. The work is bounded: directions times
 * positions times the vertices of the outer cycle and the weights.
 */
final class Bisection {

    private static final int DIRECTIONS = 12;
    private static final int POSITIONS = 24;
    private static final int ROUNDS = 3;

    /** A cut as long as the side of a square of the same size is worth so much imbalance. */
    private static final double LENGTH_COUNTS = 0.01;

    /**
     * A way from border to border.
     *
     * @param cost how far from the proportion, as a share of the whole, and how long
     */
    record Way(double x1, double y1, double x2, double y2, double offset, double cost) {}

    private final int[] ring;
    private final double[] weights;
    private final double eastPerNorth;
    private final double share;
    private final double total;
    private final double side;

    /**
     * @param weights x, y, value in grid units; those outside do not count; none for the ground itself
     * @param share   of one of the two sides
     */
    Bisection(Part part, double[] weights, double share) {
        this.ring = part.shell().ring();
        this.eastPerNorth = Math.cos(Math.toRadians(Lines.degrees(ring[1])));
        this.share = share;
        this.weights = inside(part, weights);
        double sum = 0;
        for (int i = 2; i < this.weights.length; i += 3) {
            sum += this.weights[i];
        }
        this.total = sum > 0 ? sum : Math.abs(area(ring));
        this.side = Math.sqrt(part.area() * eastPerNorth);
    }

    private static double[] inside(Part part, double[] weights) {
        double[] own = new double[weights.length];
        int n = 0;
        for (int i = 0; i < weights.length; i += 3) {
            if (weights[i + 2] > 0 && part.contains((int) weights[i], (int) weights[i + 1])) {
                System.arraycopy(weights, i, own, n, 3);
                n += 3;
            }
        }
        return Arrays.copyOf(own, n);
    }

    /** The best ways, the best first; always the same ones. */
    List<Way> ways() {
        List<Way> ways = new ArrayList<>();
        double axis = longAxis();
        for (int i = 0; i < DIRECTIONS; i++) {
            double angle = axis + Math.PI / 2 + Math.PI * i / DIRECTIONS;
            double dx = Math.cos(angle);
            double dy = Math.sin(angle);
            double[] reach = reach(dx, dy);
            double low = reach[0];
            double high = reach[1];
            for (int round = 0; round < ROUNDS; round++) {
                List<Way> found = new ArrayList<>();
                for (int k = 1; k < POSITIONS; k++) {
                    across(dx, dy, low + (high - low) * k / POSITIONS, found);
                }
                if (found.isEmpty()) {
                    break;
                }
                found.sort(Comparator.comparingDouble(Way::cost));
                ways.addAll(found.subList(0, Math.min(3, found.size())));
                double step = (high - low) / POSITIONS;
                low = found.get(0).offset() - step;
                high = found.get(0).offset() + step;
            }
        }
        ways.sort(Comparator.comparingDouble(Way::cost));
        return ways;
    }

    /** Whether, of two pieces, the first has the share rather than the second. */
    boolean isNearerToShare(Part first, Part second) {
        double one = amount(first) / (amount(first) + amount(second));
        return Math.abs(one - share) <= Math.abs(1 - one - share);
    }

    private double amount(Part part) {
        double sum = 0;
        for (int i = 0; i < weights.length; i += 3) {
            sum += part.contains((int) weights[i], (int) weights[i + 1]) ? weights[i + 2] : 0;
        }
        return weights.length > 0 ? sum : part.area();
    }

    /** The direction in which the vertices of the outer cycle lie farthest apart from their middle. */
    private double longAxis() {
        double mx = 0;
        double my = 0;
        int n = ring.length / 2 - 1;
        for (int i = 0; i < n; i++) {
            mx += ring[2 * i] / (double) n;
            my += ring[2 * i + 1] / (double) n;
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            double x = (ring[2 * i] - mx) * eastPerNorth;
            double y = ring[2 * i + 1] - my;
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        return Math.atan2(2 * xy, xx - yy) / 2;
    }

    /** How far the cycle reaches to the sides of the direction. */
    private double[] reach(double dx, double dy) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ring.length; i += 2) {
            double offset = offset(dx, dy, ring[i], ring[i + 1]);
            low = Math.min(low, offset);
            high = Math.max(high, offset);
        }
        return new double[] {low, high};
    }

    private double offset(double dx, double dy, double x, double y) {
        return dx * (y - ring[1]) - dy * (x - ring[0]) * eastPerNorth;
    }

    private double along(double dx, double dy, double x, double y) {
        return dx * (x - ring[0]) * eastPerNorth + dy * (y - ring[1]);
    }

    /** The ways on the line at an offset to the left of the direction. */
    private void across(double dx, double dy, double offset, List<Way> found) {
        List<double[]> crossings = new ArrayList<>();
        for (int i = 2; i < ring.length; i += 2) {
            double a = offset(dx, dy, ring[i - 2], ring[i - 1]) - offset;
            double b = offset(dx, dy, ring[i], ring[i + 1]) - offset;
            if (a < 0 != b < 0) {
                double t = a / (a - b);
                double x = ring[i - 2] + t * ((double) ring[i] - ring[i - 2]);
                double y = ring[i - 1] + t * ((double) ring[i + 1] - ring[i - 1]);
                crossings.add(new double[] {along(dx, dy, x, y), x, y, i});
            }
        }
        crossings.sort(Comparator.comparingDouble(crossing -> crossing[0]));
        for (int i = 0; i + 1 < crossings.size(); i += 2) {
            double[] in = crossings.get(i);
            double[] out = crossings.get(i + 1);
            double imbalance = Math.abs(share(in, out) - share);
            double length = (out[0] - in[0]) / side;
            found.add(new Way(
                    in[1],
                    in[2],
                    out[1],
                    out[2],
                    offset,
                    Math.min(1, imbalance) + LENGTH_COUNTS * Math.min(9, length)));
        }
    }

    /** What lies to the left of the way, or to the right, whichever is nearer to the share that is wanted. */
    private double share(double[] in, double[] out) {
        double[] piece = piece(in, out);
        double part = 0;
        if (weights.length > 0) {
            for (int i = 0; i < weights.length; i += 3) {
                part += contains(piece, weights[i], weights[i + 1]) ? weights[i + 2] : 0;
            }
        } else {
            part = Math.abs(area(piece));
        }
        double fraction = part / total;
        return Math.abs(fraction - share) < Math.abs(1 - fraction - share) ? fraction : 1 - fraction;
    }

    /** The ring from one crossing to the other. */
    private double[] piece(double[] in, double[] out) {
        double[] first = in[3] < out[3] ? in : out;
        double[] last = in[3] < out[3] ? out : in;
        int from = (int) first[3];
        int to = (int) last[3];
        double[] piece = new double[to - from + 6];
        piece[0] = first[1];
        piece[1] = first[2];
        int n = 2;
        for (int i = from; i < to; i++) {
            piece[n++] = ring[i];
        }
        piece[n++] = last[1];
        piece[n++] = last[2];
        piece[n++] = first[1];
        piece[n] = first[2];
        return piece;
    }

    private static double area(int[] closed) {
        return area(Arrays.stream(closed).asDoubleStream().toArray());
    }

    private static double area(double[] closed) {
        double sum = 0;
        for (int i = 2; i < closed.length; i += 2) {
            sum += (closed[i - 2] - closed[0]) * (closed[i + 1] - closed[1])
                    - (closed[i] - closed[0]) * (closed[i - 1] - closed[1]);
        }
        return sum / 2;
    }

    private static boolean contains(double[] closed, double x, double y) {
        boolean inside = false;
        for (int i = 2; i < closed.length; i += 2) {
            if (closed[i - 1] > y != closed[i + 1] > y) {
                double at = closed[i - 2]
                        + (y - closed[i - 1]) / (closed[i + 1] - closed[i - 1]) * (closed[i] - closed[i - 2]);
                inside ^= x < at;
            }
        }
        return inside;
    }
}

package org.onegrid.surface;

import java.util.stream.IntStream;

/**
 * Convolution with a Gaussian in time that does not depend on its width: Deriche's recursive filter (INRIA research report 1893,
 * 1993; see Getreuer, "A Survey of Gaussian Convolution Algorithms", IPOL 2013), of sixth order with coefficients fitted anew by
 * least squares weighted towards the greatest error (2·10⁻⁶ of the peak; Deriche's fourth order has 2·10⁻⁴), as the sum of three
 * sections of second order, forwards and backwards. Outside the frame there is nothing. Sums are kept: the
 * filter's own sum is exactly one. Two threads, each with whole columns, so that the result does not depend on them.
 */
final class Gaussian {

    /** Narrower than this the filter is no Gaussian any more. */
    static final double NARROWEST_CELLS = 1.5;

    private static final double[][] ALPHA = {
        {1.54036054, 3.38598065}, {-1.11223274, -0.36193711}, {0.07187124, -0.0299328}
    };
    private static final double[][] LAMBDA = {
        {2.1528865, 0.52400555}, {2.11857028, 1.60916366}, {2.04021602, 2.84795331}
    };
    private static final int STRIP = 64;

    /** Of each section: two coefficients of the past inputs forwards, two backwards, two of the past outputs. */
    private final double[][] sections = new double[ALPHA.length][];

    /** @throws IllegalArgumentException when the deviation is under {@link #NARROWEST_CELLS} or not finite */
    Gaussian(double deviationCells) {
        if (!(deviationCells >= NARROWEST_CELLS) || !Double.isFinite(deviationCells)) {
            throw new IllegalArgumentException("the bandwidth has to be at least " + NARROWEST_CELLS
                    + " cells wide, was " + deviationCells + ": take smaller cells");
        }
        double sum = 0;
        for (int s = 0; s < sections.length; s++) {
            double size = Math.exp(-LAMBDA[s][0] / deviationCells);
            double angle = -LAMBDA[s][1] / deviationCells;
            double re = size * Math.cos(angle); // the pole
            double im = size * Math.sin(angle);
            double a = ALPHA[s][0];
            double b = ALPHA[s][1];
            double squared = size * size;
            double now = 2 * a;
            double one = -2 * (a * re + b * im);
            double next = 2 * (a * re - b * im);
            double afterNext = -2 * squared * a;
            double decay = 1 - 2 * re + squared;
            sum += (now + one + next + afterNext) / decay;
            sections[s] = new double[] {now, one, next, afterNext, 2 * re, -squared};
        }
        for (double[] section : sections) {
            for (int i = 0; i < 4; i++) {
                section[i] /= sum;
            }
        }
    }

    /** The cells convolved; the array given is left as it is. */
    double[] blur(double[] cells, int width, int height) {
        double[] upright = columns(cells, width, height);
        double[] lying = transposed(upright, width, height);
        return transposed(columns(lying, height, width), height, width);
    }

    /** Filters along the columns, a strip of neighbouring columns at a time. */
    private double[] columns(double[] cells, int width, int height) {
        double[] out = new double[cells.length];
        int strips = (width + STRIP - 1) / STRIP;
        IntStream.range(0, strips).parallel().forEach(strip -> {
            int from = strip * STRIP;
            int count = Math.min(STRIP, width - from);
            for (double[] section : sections) {
                forwards(section, cells, out, from, count, width, height);
                backwards(section, cells, out, from, count, width, height);
            }
        });
        return out;
    }

    private static void forwards(double[] s, double[] in, double[] out, int from, int count, int width, int height) {
        double[] before = new double[count];
        double[] one = new double[count];
        double[] two = new double[count];
        for (int row = 0; row < height; row++) {
            int at = row * width + from;
            for (int c = 0; c < count; c++) {
                double x = in[at + c];
                double y = s[0] * x + s[1] * before[c] + s[4] * one[c] + s[5] * two[c];
                out[at + c] += y;
                two[c] = one[c];
                one[c] = y;
                before[c] = x;
            }
        }
    }

    private static void backwards(double[] s, double[] in, double[] out, int from, int count, int width, int height) {
        double[] after = new double[count];
        double[] afterNext = new double[count];
        double[] one = new double[count];
        double[] two = new double[count];
        for (int row = height - 1; row >= 0; row--) {
            int at = row * width + from;
            for (int c = 0; c < count; c++) {
                double y = s[2] * after[c] + s[3] * afterNext[c] + s[4] * one[c] + s[5] * two[c];
                out[at + c] += y;
                two[c] = one[c];
                one[c] = y;
                afterNext[c] = after[c];
                after[c] = in[at + c];
            }
        }
    }

    private static double[] transposed(double[] cells, int width, int height) {
        double[] turned = new double[cells.length];
        int blocks = (height + STRIP - 1) / STRIP;
        IntStream.range(0, blocks).parallel().forEach(block -> {
            int top = Math.min(height, (block + 1) * STRIP);
            for (int left = 0; left < width; left += STRIP) {
                int right = Math.min(width, left + STRIP);
                for (int row = block * STRIP; row < top; row++) {
                    for (int column = left; column < right; column++) {
                        turned[column * height + row] = cells[row * width + column];
                    }
                }
            }
        });
        return turned;
    }
}

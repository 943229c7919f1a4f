package org.onegrid.analytics.export;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Scale;

/**
 * The colours of a scale's classes, the same on the page, in tiles and in print: class 0 lies under the first break, a value equal to
 * a break is in the class above it. Dark is where one should look.
 */
final class Palette {

    /** Hatch where nothing can be said; never a colour of a scale. */
    static final Color UNKNOWN = new Color(0x5b6b80);

    private static final int[] ORDERED = {0xf6f1bd, 0xc3dd93, 0x7fc79a, 0x3fa5a0, 0x2a7c9c, 0x30508f, 0x38206b};
    private static final int[] DIVERGING = {0x1f5fa8, 0x7fb0dd, 0xd6e4ef, 0xf3efe6, 0xf3d0a9, 0xdd8a4a, 0x9c4410};
    private static final int MIDDLE = 3;
    /** Words a map is coloured by, the one to look at first on top. */
    private static final List<String> KINDS = List.of("hot", "not-significant", "cold");

    private static final List<Color> KIND_COLOURS =
            List.of(new Color(DIVERGING[6]), new Color(DIVERGING[MIDDLE]), new Color(DIVERGING[0]));

    private final double[] breaks;
    private final List<Color> colours;
    private final boolean kinds;

    private Palette(double[] breaks, List<Color> colours, boolean kinds) {
        this.breaks = breaks;
        this.colours = colours;
        this.kinds = kinds;
    }

    /** The palette of a scale. */
    static Palette of(Scale scale) {
        return scale.kind() == Scale.Kind.KINDS
                ? new Palette(new double[0], KIND_COLOURS, true)
                : of(scale, scale.breaks());
    }

    /** The palette of a scale with breaks of its own, as a surface has. */
    static Palette of(Scale scale, List<Double> breaks) {
        int[] stops = scale.kind() == Scale.Kind.ORDERED ? ORDERED : DIVERGING;
        int classes = breaks.size() + 1;
        List<Color> colours = new ArrayList<>();
        for (int k = 0; k < classes; k++) {
            colours.add(classes == 1 ? new Color(stops[MIDDLE]) : mixed(stops, k * 6.0 / (classes - 1)));
        }
        if ("high".equals(scale.better())) {
            Collections.reverse(colours);
        }
        return new Palette(breaks.stream().mapToDouble(Double::doubleValue).toArray(), List.copyOf(colours), false);
    }

    private static Color mixed(int[] stops, double at) {
        int low = Math.min(stops.length - 2, (int) at);
        Color a = new Color(stops[low]);
        Color b = new Color(stops[low + 1]);
        double part = at - low;
        return new Color(
                mixed(a.getRed(), b.getRed(), part),
                mixed(a.getGreen(), b.getGreen(), part),
                mixed(a.getBlue(), b.getBlue(), part));
    }

    private static int mixed(int a, int b, double part) {
        return (int) Math.round(a + (b - a) * part);
    }

    /** Number of classes. */
    int classes() {
        return colours.size();
    }

    /** The colour of a class. */
    Color colour(int k) {
        return colours.get(k);
    }

    /** The word of a class, where classes are words. */
    Optional<String> kind(int k) {
        return kinds ? Optional.of(KINDS.get(k)) : Optional.empty();
    }

    /** The class of a value of a row; -1 when it has none. */
    int classOf(@Nullable Object value) {
        if (kinds) {
            return KINDS.indexOf(String.valueOf(value));
        }
        return value instanceof Number number && !Double.isNaN(number.doubleValue())
                ? classOf(number.doubleValue())
                : -1;
    }

    /** The class of a value that is not NaN. */
    int classOf(double value) {
        int k = 0;
        while (k < breaks.length && value >= breaks[k]) {
            k++;
        }
        return k;
    }

    /** The break below a class from the second on. */
    double lowerBreak(int k) {
        return breaks[k - 1];
    }
}

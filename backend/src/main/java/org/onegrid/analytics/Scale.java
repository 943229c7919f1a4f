package org.onegrid.analytics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a map changes its colour.
 *
 * @param kind   what the colours say
 * @param breaks ascending; n breaks part n + 1 colours, and a value on a break belongs above it; empty for kinds
 * @param better {@code high} where much is good, so that the map can darken the other end; null where little is
 */
@Schema(name = "AnalysisScale")
public record Scale(
        Kind kind, List<Double> breaks, @Nullable String better) {

    /** What colours say. */
    @Schema(name = "AnalysisScaleKind", enumAsRef = true)
    public enum Kind {
        /** From little to much. */
        ORDERED,
        /** Away from a middle, in both directions. */
        DIVERGING,
        /** Words without an order. */
        KINDS;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Shares of the values below each break. */
    private static final double[] SHARES = {0.2, 0.4, 0.6, 0.8, 0.95};

    /** A largest value so many times the last break stands alone. */
    private static final double FAR = 1.5;

    private static final double[] NICE_SECONDS = {
        1,
        2,
        5,
        10,
        15,
        20,
        30,
        45,
        60,
        90,
        120,
        180,
        240,
        300,
        450,
        600,
        750,
        900,
        1_200,
        1_500,
        1_800,
        2_100,
        2_400,
        2_700,
        3_600,
        5_400,
        7_200,
        10_800,
        14_400,
        18_000,
        21_600,
        28_800,
        36_000,
        43_200,
        64_800,
        86_400,
        129_600,
        172_800,
        259_200,
        345_600,
        432_000,
        604_800,
        864_000,
        1_209_600,
        1_814_400,
        2_592_000,
        5_184_000,
        7_776_000,
        15_552_000,
        31_104_000
    };

    /** Copies the list in. */
    public Scale {
        breaks = List.copyOf(breaks);
    }

    /** Where little is good, or neither. */
    public Scale(Kind kind, List<Double> breaks) {
        this(kind, breaks, null);
    }

    /** The same where much is good. */
    public Scale betterHigh() {
        return new Scale(kind, breaks, "high");
    }

    /** The same with other breaks. */
    Scale at(List<Double> others) {
        return new Scale(kind, others, better);
    }

    /** Without an order. */
    public static Scale ofKinds() {
        return new Scale(Kind.KINDS, List.of());
    }

    /**
     * From little to much: five breaks at round numbers between groups of about the same size, the largest apart, and one more
     * where the largest value is far from all others. Fewer when the values are nearly the same.
     */
    public static Scale ordered(Collection<Double> values, Column.Unit unit) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        List<Double> breaks = new ArrayList<>();
        for (double share : SHARES) {
            double at = sorted.length == 0 ? 0 : round(sorted[(int) ((sorted.length - 1) * share)], unit);
            if (at > 0 && (breaks.isEmpty() || at > breaks.get(breaks.size() - 1))) {
                breaks.add(at);
            }
        }
        if (!breaks.isEmpty()) {
            double last = breaks.get(breaks.size() - 1);
            double most = sorted[sorted.length - 1];
            double far = round(Math.sqrt(last * most), unit);
            if (most > FAR * last && far > last) {
                breaks.add(far);
            }
        }
        return new Scale(Kind.ORDERED, breaks);
    }

    /** From little to much, of a column of a table and of all its frames: one scale for every step of a time slider. */
    public static Scale ordered(Table table, List<TimeFrame> frames, String column, Column.Unit unit) {
        List<Double> values = Stream.concat(
                        table.rows().stream(), frames.stream().flatMap(frame -> frame.rows().stream()))
                .filter(row -> row.unknown() == null)
                .map(row -> row.number(column))
                .filter(Objects::nonNull)
                .toList();
        return ordered(values, unit);
    }

    private static double round(double value, Column.Unit unit) {
        if (!(value > 0)) {
            return 0;
        }
        if (unit == Column.Unit.SECONDS) {
            int at = Arrays.binarySearch(NICE_SECONDS, value);
            int next = Math.min(at >= 0 ? at : -at - 1, NICE_SECONDS.length - 1);
            return next > 0 && value / NICE_SECONDS[next - 1] < NICE_SECONDS[next] / value
                    ? NICE_SECONDS[next - 1]
                    : NICE_SECONDS[next];
        }
        if (unit == Column.Unit.SHARE) {
            return Math.round(value * 20) / 20.0;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)) - 1);
        double rounded = Math.round(value / power / 5) * 5 * power;
        return Math.round(rounded * 1e6) / 1e6;
    }
}

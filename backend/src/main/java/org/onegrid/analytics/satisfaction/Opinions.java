package org.onegrid.analytics.satisfaction;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Grey;
import org.onegrid.analytics.Row.Unknown;

/**
 * The judgements of one row and their index: 0 (all very dissatisfied) to 100 (all very satisfied), the mean of (score - 1) / 4.
 * The 90 % interval of a mean is the normal one with the variance found among the answers; of the index that of the weighted
 * sum. Not thread-safe.
 */
final class Opinions {

    private static final int SCORES = 5;
    private static final double Z_90 = 1.6448536269514722;
    private static final int SATISFIED = 4;

    private final long[][] counts = new long[Source.values().length][SCORES + 1];

    void add(Source source, int score) {
        counts[source.ordinal()][score]++;
    }

    /** A mean on the scale of the index with the variance of that mean. */
    private record Mean(long n, double value, double variance) {

        double low() {
            return Math.max(0, value - Z_90 * Math.sqrt(variance));
        }

        double high() {
            return Math.min(100, value + Z_90 * Math.sqrt(variance));
        }
    }

    private @Nullable Mean mean(Source source) {
        long n = 0;
        double sum = 0;
        double squares = 0;
        for (int score = 1; score <= SCORES; score++) {
            long many = counts[source.ordinal()][score];
            double value = 100.0 * (score - 1) / (SCORES - 1);
            n += many;
            sum += many * value;
            squares += many * value * value;
        }
        if (n == 0) {
            return null;
        }
        double mean = sum / n;
        double variance = n < 2 ? 2_500 : Math.max(0, squares - n * mean * mean) / (n - 1);
        return new Mean(n, mean, variance / n);
    }

    private @Nullable Mean index(SatisfactionWish wish) {
        double weights = 0;
        double sum = 0;
        double variance = 0;
        long n = 0;
        for (Source source : Source.values()) {
            Mean one = mean(source);
            double weight = wish.weight(source);
            if (one != null && weight > 0) {
                weights += weight;
                sum += weight * one.value();
                variance += weight * weight * one.variance();
                n += one.n();
            }
        }
        return weights == 0 ? null : new Mean(n, sum / weights, variance / (weights * weights));
    }

    Map<String, @Nullable Object> values(SatisfactionWish wish) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        put(values, "n", "score", index(wish));
        for (Source source : Source.values()) {
            put(values, source.column + "N", source.column + "Score", mean(source));
            long n = 0;
            long satisfied = 0;
            for (int score = 1; score <= SCORES; score++) {
                n += counts[source.ordinal()][score];
                satisfied += score >= SATISFIED ? counts[source.ordinal()][score] : 0;
            }
            values.put(source.column + "Satisfied", n == 0 ? null : (double) satisfied / n);
        }
        return values;
    }

    private static void put(Map<String, @Nullable Object> values, String n, String score, @Nullable Mean mean) {
        values.put(n, mean == null ? 0 : mean.n());
        values.put(score, mean == null ? null : mean.value());
        values.put(score + "Low", mean == null ? null : mean.low());
        values.put(score + "High", mean == null ? null : mean.high());
    }

    /** Why what the map shows is not to be coloured; null when it may be. */
    @Nullable
    Unknown unknown(SatisfactionWish wish) {
        Source source = wish.source();
        Mean shown = source == null ? index(wish) : mean(source);
        return shown == null ? Unknown.TOO_FEW : Grey.of(shown.n(), shown.value(), shown.low(), shown.high());
    }
}

package org.onegrid.analytics.satisfaction;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;

/**
 * How the index is made.
 *
 * @param weights of the sources in the index, not negative and not all nothing; self 10, peer 20, public 40, third party 30
 *     when left out. Where a source says nothing of an area the others share its weight.
 * @param source  the map shows this one; the index of all when left out
 */
record SatisfactionWish(
        @Nullable Map<Source, Double> weights, @Nullable Source source) {

    static final String MEMBERS =
            "{\"weights\": {\"self\": 10, \"peer\": 20, \"public\": 40, \"third-party\": 30}, \"source\": \"public\"}; each may be"
                    + " left out";

    private static final Map<Source, Double> USUAL =
            Map.of(Source.SELF, 10.0, Source.PEER, 20.0, Source.PUBLIC, 40.0, Source.THIRD_PARTY, 30.0);
    private static final double MOST = 1_000;

    /** @throws Refusal 422 {@code weights-invalid} */
    SatisfactionWish {
        Map<Source, Double> full = new EnumMap<>(Source.class);
        for (Source one : Source.values()) {
            Double given = weights == null ? USUAL.get(one) : weights.getOrDefault(one, 0.0);
            double weight = given == null ? 0 : given;
            if (!(weight >= 0 && weight <= MOST)) {
                throw Refusal.invalid("weights-invalid", "A weight is between 0 and " + MOST + ", was " + weight + ".");
            }
            full.put(one, weight);
        }
        if (full.values().stream().allMatch(weight -> weight == 0)) {
            throw Refusal.invalid("weights-invalid", "One of the weights at least is more than nothing.");
        }
        weights = full;
    }

    double weight(Source one) {
        return weights == null ? 0 : weights.getOrDefault(one, 0.0);
    }

    /** The column that the map shows. */
    String shown() {
        return source == null ? "score" : source.column + "Score";
    }
}

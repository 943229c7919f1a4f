package org.onegrid.analytics.cases;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one of those asked said of a case.
 *
 * @param source who, by the word of the API
 * @param score  1 to 5
 * @param at     microseconds since 1970
 */
public record Judgement(String source, int score, long at) {

    /** All judgements of {@code incident i} as one word, which {@link #read} takes apart; null where there are none. */
    static final String WORD = """
            (select string_agg(concat_ws(' ', r.source, r.score, cast(extract(epoch from r.at) * 1000000 as bigint)), ';')
             from incident_rating r where r.incident_id = i.id)
            """;

    static List<Judgement> read(@Nullable String word) {
        return word == null
                ? List.of()
                : Arrays.stream(word.split(";")).map(Judgement::of).toList();
    }

    private static Judgement of(String said) {
        String[] parts = said.split(" ");
        return new Judgement(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }
}

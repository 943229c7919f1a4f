package org.onegrid.analytics.satisfaction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.onegrid.problem.Refusal;

/** Who was asked. */
enum Source {
    SELF("self", "self"),
    PEER("peer", "peer"),
    PUBLIC("public", "public"),
    THIRD_PARTY("third-party", "thirdParty");

    private final String word;
    /** How the names of its columns begin. */
    final String column;

    Source(String word, String column) {
        this.word = word;
        this.column = column;
    }

    @JsonValue
    String word() {
        return word;
    }

    /** @throws Refusal 422 {@code rating-source-unknown} */
    @JsonCreator
    static Source of(String word) {
        for (Source source : values()) {
            if (source.word.equals(word)) {
                return source;
            }
        }
        throw Refusal.invalid("rating-source-unknown", "A source is one of self, peer, public, third-party.");
    }
}

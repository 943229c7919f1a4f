package org.onegrid.analytics.density;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.SurfaceWish;
import org.onegrid.problem.Refusal;

/**
 * What is asked of densities.
 *
 * @param per     households when left out
 * @param surface null without one
 */
record DensityWish(@Nullable Per per, @Nullable SurfaceWish surface) {

    static final String MEMBERS =
            "{\"per\": \"households\", \"surface\": {\"cellMeters\": 50, \"bandwidthMeters\": 400}}; each may be left out";

    /** What cases are counted against. */
    enum Per {
        KM2("km2", Column.Unit.PER_KM2),
        HOUSEHOLDS("households", Column.Unit.PER_1000_HOUSEHOLDS);

        private final String word;
        private final Column.Unit unit;

        Per(String word, Column.Unit unit) {
            this.word = word;
            this.unit = unit;
        }

        @JsonValue
        String word() {
            return word;
        }

        @JsonCreator
        static Per of(String word) {
            for (Per per : values()) {
                if (per.word.equals(word)) {
                    return per;
                }
            }
            throw Refusal.invalid("per-unknown", "'per' is km2 or households.");
        }

        Column.Unit unit() {
            return unit;
        }
    }

    DensityWish {
        per = per == null ? Per.HOUSEHOLDS : per;
    }

    Per against() {
        return per == null ? Per.HOUSEHOLDS : per;
    }
}

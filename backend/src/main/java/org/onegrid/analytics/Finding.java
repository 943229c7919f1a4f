package org.onegrid.analytics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.Area;

/**
 * Something that stands out, without words: the front end has a sentence for each kind, with the figures in it.
 *
 * @param area    of which area it is said; null when of the whole
 * @param figures what the sentence rests on, by name: those of its kind, and as {@code column} the id of the column that the
 *     value and what it is compared with are of, where they are of one
 */
@Schema(name = "AnalysisFinding")
public record Finding(Kind kind, @Nullable Place area, Map<String, @Nullable Object> figures) {

    /**
     * What can stand out, with the figures that it always carries: {@code value}, or a share, is what is said, {@code n} the cases
     * it rests on, {@code whole} or {@code total} the same of the whole question, {@code low} and {@code high} the ends of its
     * interval.
     */
    @Schema(name = "AnalysisFindingKind", enumAsRef = true)
    public enum Kind {
        /** The area whose quantile lies surely above that of the whole, most of all; seconds. */
        SLOWEST_AREA("value", "low", "high", "n", "whole", "quantile"),
        /** The area whose quantile lies surely below that of the whole, most of all; seconds. */
        FASTEST_AREA("value", "low", "high", "n", "whole", "quantile"),
        /** The highest cell of a surface of waiting; {@code n} cases lie within a bandwidth of it. */
        SLOWEST_PLACE("lng", "lat", "value", "n", "whole", "quantile"),
        /** The part of the day whose quantile lies surely above that of the whole, most of all. */
        SLOWEST_HOURS("from", "to", "value", "n", "whole", "quantile"),
        /** How many areas are surely slower than the whole. */
        SLOWER_AREAS("count", "of", "whole", "quantile"),
        /** The area whose share within the limit is far above that of the whole: very good, or too good to be true. */
        OUTSTANDING_SHARE("share", "low", "n", "whole", "limitMinutes"),
        /** How many cases have not come to the end of the phase. */
        OPEN_CASES("open", "n"),
        /** Of how many areas nothing is said. */
        GREY_AREAS("count", "of"),
        /** The area whose density lies surely above that of the whole, most of all. */
        MOST_DENSE("value", "low", "high", "n", "whole"),
        /** The area whose density lies surely below that of the whole, most of all. */
        SPARSEST_AREA("value", "low", "high", "n", "whole"),
        /** The highest cell of a surface of density; {@code n} cases lie within a bandwidth of it. */
        DENSEST_PLACE("lng", "lat", "value", "n", "whole"),
        /** The area that has more cases in the second half of the window than the others let expect, beyond chance. */
        RISING_AREA("before", "after", "expected", "n"),
        /** Likewise fewer. */
        FALLING_AREA("before", "after", "expected", "n"),
        /** The area that has, with its neighbours, most beyond chance. */
        HOT_AREA("n", "value", "z", "p", "whole"),
        /** Likewise least. */
        COLD_AREA("n", "value", "z", "p", "whole"),
        /** How many areas are hot and cold. */
        HOT_AREAS("hot", "cold", "of"),
        /** The area whose share closed at community level lies surely above that of the whole, most of all. */
        MOST_AT_COMMUNITY("share", "shareLow", "shareHigh", "atCommunity", "closed", "n", "whole"),
        /** Likewise below. */
        LEAST_AT_COMMUNITY("share", "shareLow", "shareHigh", "atCommunity", "closed", "n", "whole"),
        /** An area whose index lies surely below that of the whole. */
        LEAST_SATISFIED("value", "low", "high", "n", "total"),
        /** The area whose handlers rate cases far better than the public does. */
        SELF_PRAISE("value", "low", "high", "n", "public", "publicN"),
        /** The area with the smallest share of households reached in time. */
        LEAST_COVERED("share", "minutes", "households", "whole"),
        /** How many households are not reached in time. */
        UNCOVERED("households", "share", "of", "minutes"),
        /** The group of residents of which the smallest share is reached in time, well below that of all households. */
        GROUP_BEHIND("group", "persons", "share", "total", "minutes"),
        /** An area whose mean time grows by closed roads; seconds. */
        CLOSURE_SLOWS("before", "after", "households"),
        /** The area of which patrols have visited the smallest share. */
        LEAST_PATROLLED("share", "total", "roadMeters", "roadMetersVisited"),
        /** What the chosen sites change: shares of households reached in time. */
        SITES_GAIN("sites", "minutes", "before", "after", "households"),
        /** An area with far more households to a member than the standard. */
        UNDERSTAFFED("value", "total", "needed", "actual", "households"),
        /** A community above the size at which it is to be divided; {@code count} of them have no exception. */
        LARGE_COMMUNITY("households", "limit", "count", "excepted"),
        /** How many posts are vacant. */
        VACANT("count", "of", "leaders", "members", "instructors", "volunteers"),
        /** An area with less service floor for 100 households than the least; square metres. */
        FLOOR_SHORT("value", "total", "floorSquareMeters", "households", "least", "good"),
        /** How unevenly the grids share the households before and after the first proposal: root of the mean squared difference from the mean, as a share of it. */
        SPLIT_EVENS_OUT("imbalanceBefore", "imbalanceAfter", "grids", "parts", "alongShare");

        private final List<String> figures;

        Kind(String... figures) {
            this.figures = List.of(figures);
        }

        /** Kebab-case. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Names of the figures that it always carries. */
        public List<String> figures() {
            return figures;
        }

        @JsonCreator
        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** An area by code and name. */
    @Schema(name = "AnalysisPlace")
    public record Place(String code, String name) {}

    /** Copies the figures in, by name. @throws IllegalArgumentException when one of its kind is missing */
    public Finding {
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
        if (!figures.keySet().containsAll(kind.figures())) {
            throw new IllegalArgumentException(
                    kind.word() + " has " + kind.figures() + ", not only " + figures.keySet());
        }
    }

    /** Of an area. */
    public static Finding of(Kind kind, Area area, Map<String, @Nullable Object> figures) {
        return new Finding(kind, new Place(area.code(), area.name()), figures);
    }

    /** Of the area of a row. */
    public static Finding of(Kind kind, Row row, Map<String, @Nullable Object> figures) {
        return new Finding(kind, new Place(row.code(), row.name()), figures);
    }

    /** Of the whole. */
    public static Finding of(Kind kind, Map<String, @Nullable Object> figures) {
        return new Finding(kind, null, figures);
    }
}

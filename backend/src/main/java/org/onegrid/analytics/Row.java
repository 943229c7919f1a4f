package org.onegrid.analytics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.Area;

/**
 * What is known of one area.
 *
 * @param path    codes from the top of the tree to it, joined by dots
 * @param values  by column; null where nothing can be said
 * @param unknown why the map leaves it grey; null when it does not
 */
@Schema(name = "AnalysisRow")
public record Row(
        String code,
        String name,
        String path,
        Map<String, @Nullable Object> values,
        @Nullable Unknown unknown) {

    /** Why nothing is said of an area. */
    @Schema(name = "AnalysisUnknown", enumAsRef = true)
    public enum Unknown {
        /** Fewer cases than {@link Grey#LEAST}. */
        TOO_FEW("too-few"),
        /** The interval is wider than the value. */
        TOO_WIDE("too-wide"),
        /** The data lacks what it would be computed from, such as households. */
        NO_DATA("no-data");

        private final String word;

        Unknown(String word) {
            this.word = word;
        }

        @JsonValue
        public String word() {
            return word;
        }

        @JsonCreator
        static Unknown of(String word) {
            for (Unknown one : values()) {
                if (one.word.equals(word)) {
                    return one;
                }
            }
            throw new IllegalArgumentException("no reason " + word);
        }
    }

    /** Copies the values in. */
    public Row {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** The row of an area. */
    public static Row of(AreaRows rows, Area area, Map<String, @Nullable Object> values, @Nullable Unknown unknown) {
        return new Row(area.code(), area.name(), rows.path(area), values, unknown);
    }

    /** The number in a column; null when it is not known. */
    public @Nullable Double number(String column) {
        return values.get(column) instanceof Number number ? (Double) number.doubleValue() : null;
    }
}

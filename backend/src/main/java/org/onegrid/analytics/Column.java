package org.onegrid.analytics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A column of a table.
 *
 * @param id   lower camel case; ends of the interval of a column {@code x} are {@code xLow} and {@code xHigh}
 * @param unit of its numbers
 * @param kind how they are written
 */
@Schema(name = "AnalysisColumn")
public record Column(String id, Unit unit, Kind kind) {

    /** What a number counts. */
    @Schema(name = "AnalysisUnit", enumAsRef = true)
    public enum Unit {
        SECONDS("seconds"),
        SHARE("share"),
        COUNT("count"),
        PER_KM2("perKm2"),
        PER_1000_HOUSEHOLDS("per1000Households"),
        HOUSEHOLDS("households"),
        PERSONS("persons"),
        SQUARE_METERS("squareMeters"),
        NONE("none");

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        @JsonValue
        public String word() {
            return word;
        }

        @JsonCreator
        static Unit of(String word) {
            for (Unit unit : values()) {
                if (unit.word.equals(word)) {
                    return unit;
                }
            }
            throw new IllegalArgumentException("no unit " + word);
        }
    }

    /** How a value is written. */
    @Schema(name = "AnalysisColumnKind", enumAsRef = true)
    public enum Kind {
        NUMBER("number"),
        SHARE("share"),
        DURATION("duration"),
        COUNT("count"),
        TEXT("text");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @JsonValue
        public String word() {
            return word;
        }

        @JsonCreator
        static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of column " + word);
        }
    }

    /** How many of something. */
    public static Column count(String id) {
        return new Column(id, Unit.COUNT, Kind.COUNT);
    }

    /** A time in seconds. */
    public static Column duration(String id) {
        return new Column(id, Unit.SECONDS, Kind.DURATION);
    }

    /** A part of one. */
    public static Column share(String id) {
        return new Column(id, Unit.SHARE, Kind.SHARE);
    }

    /** A number with a unit. */
    public static Column number(String id, Unit unit) {
        return new Column(id, unit, Kind.NUMBER);
    }

    /** A word from a list that the front end knows. */
    public static Column text(String id) {
        return new Column(id, Unit.NONE, Kind.TEXT);
    }
}

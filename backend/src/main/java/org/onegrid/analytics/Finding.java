package org.onegrid.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.Area;

/**
 * Something that stands out, without words: the front end has a sentence for each kind, with the figures in it.
 *
 * @param kind    kebab-case
 * @param area    of which area it is said; null when of the whole
 * @param figures what the sentence rests on, by name; places as {@code lng} and {@code lat}
 */
@Schema(name = "AnalysisFinding")
public record Finding(String kind, @Nullable Place area, Map<String, @Nullable Object> figures) {

    /** An area by code and name. */
    @Schema(name = "AnalysisPlace")
    public record Place(String code, String name) {}

    /** Copies the figures in, by name. */
    public Finding {
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    }

    /** Of an area. */
    public static Finding of(String kind, Area area, Map<String, @Nullable Object> figures) {
        return new Finding(kind, new Place(area.code(), area.name()), figures);
    }

    /** Of the area of a row. */
    public static Finding of(String kind, Row row, Map<String, @Nullable Object> figures) {
        return new Finding(kind, new Place(row.code(), row.name()), figures);
    }

    /** Of the whole. */
    public static Finding of(String kind, Map<String, @Nullable Object> figures) {
        return new Finding(kind, null, figures);
    }
}

package org.onegrid.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is asked of the data. What is left out has the value that the desk fills in before the question is put.
 *
 * @param kind       which analysis
 * @param area       code of the area that is looked at
 * @param tree       the tree by which areas lie below others; administrative when left out
 * @param boundaries by which boundaries cases are counted; those of today when left out
 * @param level      of the rows: committee, street, community or grid, below the area; the next level down when left out
 * @param window     local days; null for what does not look at a stretch of time
 * @param filters    which cases count
 * @param asOf       the last day whose end the data is to be seen from; null for all that is known
 * @param frames     cuts the window into days, weeks or months, one table each on one scale; null for none
 * @param scaleOf    id of a kept result whose scale is to be used, so that two maps can be compared; null for a scale of its own
 * @param wish       what only this kind knows
 */
@Schema(name = "AnalysisDefinition")
public record Definition(
        String kind,
        String area,
        @Nullable Tree tree,
        @Nullable Boundaries boundaries,
        @Nullable String level,
        @Nullable Window window,
        @Nullable Filters filters,
        @Nullable LocalDate asOf,
        @Nullable FrameLength frames,
        @Nullable String scaleOf,
        @Nullable Map<String, @Nullable Object> wish) {

    private static final int MOST_WISHES = 40;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final TypeReference<Map<String, @Nullable Object>> MEMBERS = new TypeReference<>() {};

    /** @throws Refusal 422 when kind or area are missing or the wish is too long */
    public Definition {
        if (kind == null || kind.isBlank() || area == null || area.isBlank()) {
            throw Refusal.invalid("definition-incomplete", "'kind' and 'area' are needed.");
        }
        if (scaleOf != null && !scaleOf.matches("[0-9a-f]{32}")) {
            throw Refusal.invalid("scale-unknown", "'scaleOf' is the id of a result, 32 hexadecimal digits.");
        }
        tree = tree == null ? Tree.ADMINISTRATIVE : tree;
        boundaries = boundaries == null ? Boundaries.TODAY : boundaries;
        filters = filters == null ? Filters.NONE : filters;
        wish = wish == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(wish));
        if (wish.size() > MOST_WISHES) {
            throw Refusal.invalid("wish-invalid", "'wish' has more members than any kind knows.");
        }
    }

    /** The window. @throws Refusal 422 {@code window-missing} */
    public Window requireWindow() {
        if (window == null) {
            throw Refusal.invalid(
                    "window-missing", "'window' is needed: {\"from\": \"2026-08-24\", \"to\": \"2026-11-22\"}.");
        }
        return window;
    }

    /**
     * The wish as a record that knows its defaults.
     *
     * @param members what it may have, for the message
     * @throws Refusal 422 {@code wish-invalid}, or what the record itself refuses
     */
    public <T> T wishAs(Class<T> type, String members) {
        try {
            return JSON.convertValue(wish, type);
        } catch (JacksonException e) {
            for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refusal refusal) {
                    throw refusal;
                }
            }
            String where = e.getPathReference();
            throw Refusal.invalid(
                    "wish-invalid",
                    "The 'wish' of " + kind + " is " + members + "; this one cannot be read"
                            + (where.isEmpty() ? "." : " at " + where + "."));
        }
    }

    /** A wish with everything spelt out, as a definition carries it. */
    public static Map<String, @Nullable Object> spelt(Object wish) {
        return JSON.convertValue(wish, MEMBERS);
    }

    /** The same question with the level and the wish spelt out. */
    Definition filledIn(String rowLevel, Map<String, @Nullable Object> fullWish) {
        return new Definition(kind, area, tree, boundaries, rowLevel, window, filters, asOf, frames, scaleOf, fullWish);
    }

    /** The same question of another stretch of time, without frames. */
    public Definition over(Window other) {
        return new Definition(kind, area, tree, boundaries, level, other, filters, asOf, null, scaleOf, wish);
    }
}

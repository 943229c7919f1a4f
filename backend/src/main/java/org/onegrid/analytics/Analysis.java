package org.onegrid.analytics;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;

/** One kind of question and how it is answered. Each is a bean; the desk finds it by its kind. Thread-safe. */
public interface Analysis {

    /** The word that a definition names it by. */
    String kind();

    /**
     * Looks at a question before anything is computed on it: what is missing, wrong or too large.
     *
     * @throws Refusal with what, where and what to do
     */
    void check(Definition definition);

    /** The wish with everything spelt out that was left out, so that two ways to ask the same are one question. */
    default Map<String, @Nullable Object> wish(Definition definition) {
        return definition.wish() == null ? Map.of() : definition.wish();
    }

    /** Whether it looks at a stretch of time; the desk refuses those that do and come without a window. */
    default boolean needsWindow() {
        return true;
    }

    /** Versions of the data that the answer depends on besides the areas: other data, other versions. */
    Map<String, Object> inputs(Definition definition);

    /**
     * The answer. Tells the task how far it is at least every second, which also ends it when nobody waits for it any more.
     *
     * @throws Refusal when the data has more in it than may be computed on
     */
    Result compute(Task task);
}

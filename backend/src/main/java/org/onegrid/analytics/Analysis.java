package org.onegrid.analytics;

import java.util.Map;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;

/**
 * One kind of question and how it is answered. Each is a bean; the desk finds it by its kind. Thread-safe.
 *
 * @param <W> what only this kind wishes: an immutable record that fills in what was left out
 */
public interface Analysis<W> {

    /** The word that a definition names it by. */
    String kind();

    /**
     * Reads the wish of a question, everything spelt out, so that two ways to ask the same are one question.
     *
     * @throws Refusal 422 {@code wish-invalid}, or what the wish itself says of its values
     */
    W wish(Definition definition);

    /**
     * Looks at a question before anything is computed on it: what is missing, wrong or too large besides the wish.
     *
     * @throws Refusal with what, where and what to do
     */
    default void check(Definition definition, W wish) {}

    /**
     * Turns away who may not know the answer, though he may see the area: when it is asked, and whenever it is fetched.
     *
     * @throws Refusal 403
     */
    default void admit(Person me, W wish) {}

    /** Whether it looks at a stretch of time; the desk refuses those that do and come without a window. */
    default boolean needsWindow() {
        return true;
    }

    /** Versions of the data that the answer depends on besides the areas: other data, other versions. */
    Map<String, Object> inputs(Definition definition, W wish);

    /**
     * The answer. Tells the task how far it is at least every second, which also ends it when nobody waits for it any more.
     *
     * @throws Refusal when the data has more in it than may be computed on
     */
    Result compute(Task task, W wish);
}

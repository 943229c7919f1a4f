package org.onegrid.analytics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A result with what it is the answer to.
 *
 * @param id     the same question on the same data has the same
 * @param inputs versions of the data it was computed on
 */
public record KeptResult(String id, Definition definition, Map<String, Object> inputs, Result result) {

    /** Copies the versions in, by name. */
    public KeptResult {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
    }
}

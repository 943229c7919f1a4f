package org.onegrid.analytics.coverage;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the wishes of this module's analyses, and writes them out in full. */
final class Wishes {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private Wishes() {}

    /** @throws Refusal 422 {@code wish-invalid}, or what the wish itself says of its values */
    static <T> T read(@Nullable Map<String, @Nullable Object> wish, Class<T> as) {
        try {
            return JSON.convertValue(wish == null ? Map.of() : wish, as);
        } catch (JacksonException | IllegalArgumentException e) {
            for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refusal refusal) {
                    throw refusal;
                }
            }
            String where = e instanceof JacksonException jackson ? jackson.getPathReference() : "";
            throw Refusal.invalid(
                    "wish-invalid", "'wish' cannot be read" + (where.isEmpty() ? "." : " at " + where + "."));
        }
    }

    /** Members by name at every depth, so that the same is always written the same. */
    static Map<String, @Nullable Object> written(Object wish) {
        return JSON.convertValue(wish, new TypeReference<>() {});
    }
}

package org.onegrid.analytics.coverage;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;

/**
 * Who reaches people; exactly one of the three.
 *
 * @param elements   kinds of elements, such as {@code fire}, wherever they lie
 * @param responders kinds of responders on duty in the area, such as {@code member}: where they were last seen, or at their post
 * @param scenario   id of a kept scenario, with its stations as they were moved
 */
@Schema(name = "CoverageSources")
public record SourceWish(
        @Nullable List<String> elements,
        @Nullable List<String> responders,
        @Nullable String scenario) {

    private static final int MOST_KINDS = 20;
    /** Any word: kinds that come with somebody's own data are named as that names them, such as fire_station. */
    private static final int LONGEST_KIND = 80;

    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    /** @throws Refusal 422 {@code sources-invalid} */
    public SourceWish {
        elements = kinds(elements);
        responders = kinds(responders);
        int named = (elements == null ? 0 : 1) + (responders == null ? 0 : 1) + (scenario == null ? 0 : 1);
        if (named != 1) {
            throw Refusal.invalid("sources-invalid", "'sources' has one of 'elements', 'responders' and 'scenario'.");
        }
        if (scenario != null && !ID.matcher(scenario).matches()) {
            throw Refusal.invalid("sources-invalid", "'scenario' is the id of a kept scenario.");
        }
    }

    private static @Nullable List<String> kinds(@Nullable List<String> kinds) {
        if (kinds == null) {
            return null;
        }
        List<String> sorted =
                kinds.stream().map(String::valueOf).distinct().sorted().toList();
        if (sorted.isEmpty()
                || sorted.size() > MOST_KINDS
                || sorted.stream().anyMatch(kind -> kind.isBlank() || kind.length() > LONGEST_KIND)) {
            throw Refusal.invalid(
                    "sources-invalid",
                    "One to " + MOST_KINDS
                            + " kinds are named, such as fire or clinic; /api/layers lists those of elements.");
        }
        return sorted;
    }
}

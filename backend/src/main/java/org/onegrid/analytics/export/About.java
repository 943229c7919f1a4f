package org.onegrid.analytics.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Definition;
import org.onegrid.analytics.Filters;
import org.onegrid.analytics.KeptResult;
import org.onegrid.analytics.Result;
import org.onegrid.analytics.Row;
import org.onegrid.dataset.Catalogue;

/** What a result is of, in words: everything one must know to read its table or map without the page. */
final class About {

    private final KeptResult kept;
    private final Result result;
    private final Wording words;
    private final Clock clock;

    About(KeptResult kept, Wording words) {
        this.kept = kept;
        this.result = kept.result();
        this.words = words;
        this.clock = Clock.suiting(result.table().columns(), result.table().rows());
    }

    Wording words() {
        return words;
    }

    /** The unit of durations. */
    Clock clock() {
        return clock;
    }

    /** The column that colours the map; null when none does. */
    @Nullable
    Column mapped() {
        return result.table().columns().stream()
                .filter(column -> column.id().equals(result.mapped()))
                .findFirst()
                .orElse(null);
    }

    /** What is shown of where. */
    String title() {
        Column mapped = mapped();
        return result.table().total().name() + " · "
                + words.word("kind." + kept.definition().kind())
                + (mapped == null ? "" : " · " + words.heading(mapped, clock));
    }

    /** Window, filters, level and boundaries in one line. */
    String scope() {
        Definition definition = kept.definition();
        List<String> parts = new ArrayList<>();
        window().ifPresent(parts::add);
        if (has("n")) {
            parts.add(filters(definition.filters() == null ? Filters.NONE : definition.filters()));
        }
        if (definition.level() != null) {
            parts.add(words.word("level." + definition.level()));
        }
        if (definition.boundaries() != null) {
            parts.add(words.word("boundaries." + definition.boundaries().word()));
        }
        return String.join(words.language() == Language.ZH ? "，" : ", ", parts);
    }

    /** The stretch of time, where it bears on the figures: of what stands as it is on a day, it is not said. */
    private Optional<String> window() {
        Definition definition = kept.definition();
        Map<String, ? extends @Nullable Object> wish = definition.wish();
        boolean timed = has("n") || has("roadMetersVisited") || wish != null && "cases".equals(wish.get("demand"));
        return Optional.ofNullable(timed ? definition.window() : null)
                .map(window -> words.sentence("window", window.from(), window.to()));
    }

    private boolean has(String column) {
        return result.table().columns().stream().anyMatch(one -> one.id().equals(column));
    }

    private String filters(Filters filters) {
        List<String> parts = new ArrayList<>();
        if (filters.categories() != null && !filters.categories().isEmpty()) {
            parts.add(words.sentence("categories", listed(filters.categories(), About::category)));
        }
        if (filters.channels() != null && !filters.channels().isEmpty()) {
            parts.add(words.sentence("channels", listed(filters.channels(), About::channel)));
        }
        if (!filters.heldBy().isEmpty()) {
            parts.add(words.sentence(
                    "holders", listed(filters.heldBy(), (kind, language) -> words.word("holder." + kind))));
        }
        if (filters.hours() != null) {
            parts.add(words.sentence(
                    "hours", filters.hours().from(), filters.hours().to()));
        }
        if (filters.days() != null && filters.days() != Filters.Days.ALL) {
            parts.add(words.word("days." + filters.days().word()));
        }
        return parts.isEmpty()
                ? words.word("all.incidents")
                : String.join(words.language() == Language.ZH ? "，" : ", ", parts);
    }

    private interface Name {
        String of(String code, Language language);
    }

    private String listed(List<String> codes, Name name) {
        return codes.stream()
                .limit(6)
                .map(code -> name.of(code, words.language()))
                .collect(Collectors.joining(
                        words.language() == Language.ZH ? "、" : ", ", "", codes.size() > 6 ? " …" : ""));
    }

    private static String category(String code, Language language) {
        return Catalogue.standard()
                .find(code)
                .map(category -> code + " " + (language == Language.ZH ? category.zh() : category.en()))
                .orElse(code);
    }

    private static String channel(String code, Language language) {
        return Catalogue.standard()
                .findChannel(code)
                .map(channel -> language == Language.ZH ? channel.zh() : channel.en())
                .orElse(code);
    }

    /** What the colours rest on: the stretch of time, and how many cases or households. */
    String basis() {
        List<String> parts = new ArrayList<>();
        window().ifPresent(parts::add);
        result.table().columns().stream()
                .filter(column -> column.id().equals("n") || column.id().equals("households"))
                .findFirst()
                .ifPresent(column -> parts.add((column.id().equals("n") ? "n" : words.column(column.id())) + " = "
                        + words.value(
                                column, clock, result.table().total().values().get(column.id()))));
        return String.join(words.language() == Language.ZH ? "，" : ", ", parts);
    }

    /** How the figures are defined. */
    String meaning() {
        Map<String, ? extends @Nullable Object> wish = kept.definition().wish();
        Object phase = wish == null ? null : wish.get("phase");
        return words.sentence(
                "definition." + kept.definition().kind(), words.word("phase." + (phase == null ? "response" : phase)));
    }

    /** What else to know, a sentence each. */
    List<String> notes() {
        return result.notes().stream().map(note -> words.word("note." + note)).toList();
    }

    /** What the figures were computed from. */
    String inputs() {
        return words.word("inputs") + ": "
                + kept.inputs().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(input -> input.getKey() + " " + input.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** Why a row is not coloured; empty when it is. */
    String unknown(Row.@Nullable Unknown reason) {
        return reason == null ? "" : words.word("unknown." + reason.word());
    }

    /** All of it by line: label and text. */
    List<Map.Entry<String, String>> lines() {
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        lines.add(Map.entry(words.word("title"), title()));
        lines.add(Map.entry("", scope()));
        lines.add(Map.entry(words.word("about.definition"), meaning()));
        notes().forEach(note -> lines.add(Map.entry(words.word("about.notes"), note)));
        lines.add(Map.entry("", inputs()));
        lines.add(Map.entry("", words.sentence("footer", kept.id())));
        return lines;
    }
}

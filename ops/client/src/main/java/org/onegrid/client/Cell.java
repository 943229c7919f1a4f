package org.onegrid.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.onegrid.format.Feature;
import tools.jackson.databind.JsonNode;

/**
 * Where one member of an incident comes from, in this order: the template (or column) is filled from the row, patterns are
 * replaced, the result is translated; what has no translation takes {@code otherwise}, or stays as it is where there is none.
 *
 * @param template text with {@code {Column}} places
 * @param format   of a time, as in {@link DateTimeFormatter}; null for ISO 8601
 * @param plusMinutes column with minutes that a time is later than the template says; null when it says it all
 */
record Cell(
        String template,
        Map<Pattern, String> replace,
        Map<String, String> values,
        @Nullable String otherwise,
        @Nullable DateTimeFormatter format,
        @Nullable String plusMinutes) {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");

    /** A bare text names a column; an object has {@code column} or {@code text}, and replace, values, otherwise, format, plusMinutes. */
    static Cell of(String name, JsonNode node) {
        if (node.isString()) {
            return new Cell("{" + node.asString() + "}", Map.of(), Map.of(), null, null, null);
        }
        String template = node.has("column")
                ? "{" + node.get("column").asString() + "}"
                : node.path("text").asString("");
        if (template.isEmpty()) {
            throw new UsageError("'" + name + "' needs a column or a text");
        }
        Map<Pattern, String> replace = new LinkedHashMap<>();
        try {
            node.path("replace")
                    .properties()
                    .forEach(e -> replace.put(
                            Pattern.compile(e.getKey()), e.getValue().asString()));
        } catch (PatternSyntaxException e) {
            throw new UsageError("'" + name + "' has a pattern that cannot be read: " + e.getDescription());
        }
        Map<String, String> values = new LinkedHashMap<>();
        node.path("values")
                .properties()
                .forEach(e -> values.put(e.getKey(), e.getValue().asString()));
        return new Cell(
                template,
                replace,
                values,
                node.has("otherwise") ? node.get("otherwise").asString() : null,
                node.has("format")
                        ? DateTimeFormatter.ofPattern(node.get("format").asString(), Locale.ENGLISH)
                        : null,
                node.has("plusMinutes") ? node.get("plusMinutes").asString() : null);
    }

    /** The value for a row; empty when it has none. @throws Failure when a column is not in the file */
    Optional<String> read(Feature row) {
        Matcher place = PLACE.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            if (!row.attributes().containsKey(place.group(1))) {
                throw new Failure("the file has no column '" + place.group(1) + "'; it has "
                        + row.attributes().keySet());
            }
            place.appendReplacement(filled, Matcher.quoteReplacement(row.text(place.group(1))));
        }
        String text = place.appendTail(filled).toString().strip();
        for (var rule : replace.entrySet()) {
            text = rule.getKey().matcher(text).replaceAll(rule.getValue());
        }
        String translated = values.get(text);
        if (translated == null && otherwise != null) {
            translated = otherwise;
        }
        String value = translated == null ? text : translated;
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** The value as an instant; a date without time is its midnight in the zone. Empty when the minutes to add are not there. */
    Optional<Instant> readInstant(Feature row, ZoneId zone) {
        return readTime(row, zone).flatMap(at -> {
            String minutes = plusMinutes == null ? "0" : row.text(plusMinutes).strip();
            if (minutes.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(at.plusMillis(Math.round(Double.parseDouble(minutes) * 60_000)));
            } catch (NumberFormatException e) {
                throw new BadRow("time-unreadable", "'" + minutes + "' are not minutes");
            }
        });
    }

    private Optional<Instant> readTime(Feature row, ZoneId zone) {
        return read(row).map(text -> {
            try {
                TemporalAccessor parsed = format == null
                        ? DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)
                        : format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
                if (parsed instanceof OffsetDateTime exact) {
                    return exact.toInstant();
                }
                LocalDateTime local = parsed instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) parsed;
                return local.atZone(zone).toInstant();
            } catch (DateTimeException e) {
                throw new BadRow("time-unreadable", "'" + text + "' is not a time of the given format");
            }
        });
    }

    /** A row that cannot become an incident; goes on the list of rows left out. */
    static final class BadRow extends RuntimeException {
        private final String code;

        BadRow(String code, String reason) {
            super(reason, null, false, false);
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}

package org.onegrid.analytics.export;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Column;

/**
 * The words of one language, from its {@code .properties} beside this class. What has no word is shown as its key; a column may
 * have a name and a unit of its own in one kind of analysis. Immutable.
 */
final class Wording {

    private static final Map<Language, Wording> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, read(language));
        }
    }

    private static final List<String> BOUNDS = List.of("Low", "High");
    /** A smaller probability is only said to be below it. */
    private static final double LEAST_P = 0.001;

    private final Language language;
    private final Properties words;
    private final String kind;

    private Wording(Language language, Properties words, String kind) {
        this.language = language;
        this.words = words;
        this.kind = kind;
    }

    private static Wording read(Language language) {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Wording.class.getResourceAsStream(language.word() + ".properties")),
                StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Wording(language, words, "");
    }

    static Wording in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    /** The words for results of a kind. */
    Wording of(String ofKind) {
        return new Wording(language, words, ofKind);
    }

    Language language() {
        return language;
    }

    /** The word, or the last part of its key when there is none. */
    String word(String key) {
        String word = words.getProperty(key);
        return word == null ? key.substring(key.lastIndexOf('.') + 1) : word;
    }

    /** The sentence with its parts put in. */
    String sentence(String key, Object... parts) {
        return String.format(Locale.ROOT, word(key), parts);
    }

    /** All keys. */
    Set<String> keys() {
        return words.stringPropertyNames();
    }

    private boolean knows(String key) {
        return words.containsKey(key);
    }

    /** What a column is called, without its unit. */
    String column(String id) {
        if (knows("column." + kind + "." + id)) {
            return word("column." + kind + "." + id);
        }
        if (knows("column." + id)) {
            return word("column." + id);
        }
        for (String bound : BOUNDS) {
            if (id.endsWith(bound) && id.length() > bound.length()) {
                return sentence(
                        "bound." + bound.toLowerCase(Locale.ROOT),
                        column(id.substring(0, id.length() - bound.length())));
            }
        }
        if (id.matches("share\\d+")) {
            return sentence("column.shareMinutes", id.substring("share".length()));
        }
        String group = id.replaceFirst("\\d+$", "");
        if (knows("group." + group)) {
            return sentence("column.groupMinutes", word("group." + group), id.substring(group.length()));
        }
        return id;
    }

    /** What a column is called, with the unit it is shown in. */
    String heading(Column column, Clock clock) {
        String unit = unit(column, clock);
        return column(column.id())
                + (unit.isEmpty() ? "" : language == Language.ZH ? "（" + unit + "）" : " (" + unit + ")");
    }

    /** The unit a column is shown in. */
    String unit(Column column, Clock clock) {
        if (knows("unit.of." + column.id())) {
            return word("unit.of." + column.id());
        }
        return word("unit."
                + (column.unit() == Column.Unit.SECONDS
                        ? clock.word()
                        : column.unit().word()));
    }

    /** A value as it is shown; a dash for none. */
    String value(Column column, Clock clock, @Nullable Object value) {
        if (value instanceof Number number) {
            return number(column, clock, number.doubleValue());
        }
        return value == null ? "–" : words.getProperty("value." + value, value.toString());
    }

    /** A number of a column as it is shown. */
    String number(Column column, Clock clock, double value) {
        if (!Double.isFinite(value)) {
            return value > 0 ? "∞" : "–";
        }
        if (column.id().equals("p")) {
            return value < LEAST_P ? "< " + LEAST_P : decimal("0.000", value);
        }
        if (column.unit() == Column.Unit.SECONDS) {
            return decimal("#,##0.0", value / clock.seconds());
        }
        if (column.unit() == Column.Unit.SHARE) {
            return decimal("0.0", value * 100);
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? decimal("#,##0", value)
                : decimal(Math.abs(value) < 10 ? "0.00" : "#,##0.0", value);
    }

    /** The edge of a class, as it is shown: a round number. */
    String edge(Column column, Clock clock, double value) {
        return number(column, clock, value).replaceFirst("\\.0+$", "");
    }

    private static String decimal(String pattern, double value) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }
}

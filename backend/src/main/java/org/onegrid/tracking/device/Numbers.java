package org.onegrid.tracking.device;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** Reads the numbers and times of device protocols from text; bounded, so that nobody makes the server count digits. */
final class Numbers {

    private static final int MOST_CHARACTERS = 40;

    /** From here on a number is milliseconds since 1970: as seconds it would be the year 5138, as milliseconds it is 1973. */
    private static final BigDecimal FIRST_MILLIS = BigDecimal.valueOf(100_000_000_000L);

    private static final BigDecimal MOST = new BigDecimal("1e15");

    private Numbers() {}

    /** @throws Refusal 400 {@code message-unreadable} unless it is a plain decimal number of at most forty characters */
    static @Nullable Double number(@Nullable String text) {
        return text == null || text.isBlank() ? null : decimal(text).doubleValue();
    }

    /** A measure one can do without: null when it is no number. */
    static @Nullable Double measure(@Nullable String text) {
        try {
            return number(text);
        } catch (Refusal notANumber) {
            return null;
        }
    }

    /** The same of a JSON member. */
    static @Nullable Double measure(JsonNode node) {
        return node.isNumber() || node.isString() ? measure(node.asString()) : null;
    }

    private static BigDecimal decimal(String text) {
        String trimmed = text.trim();
        if (trimmed.length() > MOST_CHARACTERS) {
            throw unreadable("a number has at most " + MOST_CHARACTERS + " characters");
        }
        try {
            BigDecimal number = new BigDecimal(trimmed);
            if (number.precision() - (long) number.scale() > 16 || number.scale() > MOST_CHARACTERS) {
                throw unreadable("a number is too large or too small");
            }
            return number;
        } catch (NumberFormatException e) {
            throw unreadable("'" + trimmed.replaceAll("[^0-9A-Za-z+.-]", "?") + "' is not a number");
        }
    }

    /**
     * A time: seconds or milliseconds since 1970, ISO 8601 with offset, or date and time in UTC.
     *
     * @throws Refusal 400 {@code message-unreadable}
     */
    static @Nullable Instant time(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String trimmed = text.trim();
        if (trimmed.length() > MOST_CHARACTERS) {
            throw unreadable("a time has at most " + MOST_CHARACTERS + " characters");
        }
        try {
            if (trimmed.indexOf(':') < 0) {
                return sinceEpoch(decimal(trimmed));
            }
            String iso = trimmed.replace(' ', 'T');
            boolean offset = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
            return offset
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException | ArithmeticException e) {
            throw unreadable("the time cannot be read; send seconds, milliseconds or ISO 8601");
        }
    }

    private static Instant sinceEpoch(BigDecimal number) {
        if (number.abs().compareTo(MOST) > 0) {
            throw unreadable("the time is out of range");
        }
        BigDecimal seconds = number.compareTo(FIRST_MILLIS) < 0 ? number : number.movePointLeft(3);
        long whole = seconds.longValue();
        long nanos =
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
        return Instant.ofEpochSecond(whole, nanos);
    }

    /** The same of a JSON member, which may be number or text; null when absent or null. */
    static @Nullable Double number(JsonNode node) {
        return number(text(node));
    }

    /** The same of a JSON member, which may be number or text; null when absent or null. */
    static @Nullable Instant time(JsonNode node) {
        return time(text(node));
    }

    private static @Nullable String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isNumber() && !node.isString()) {
            throw unreadable("a number is expected where there is something else");
        }
        return node.asString();
    }

    static Refusal unreadable(String what) {
        return new Refusal(HttpStatus.BAD_REQUEST, "message-unreadable", "The message cannot be read: " + what + ".");
    }
}

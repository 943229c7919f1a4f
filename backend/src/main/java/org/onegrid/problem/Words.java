package org.onegrid.problem;

import org.jspecify.annotations.Nullable;

/** Text from outside: stripped, bounded, and free of what no text has. Everything else is kept as it came. */
public final class Words {

    private Words() {}

    /**
     * The text, or null when there is none.
     *
     * @param field for the message
     * @param max   most UTF-16 units
     * @throws Refusal 422 {@code text-too-long} or {@code text-invalid}
     */
    public static @Nullable String optional(String field, @Nullable String text, int max) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String stripped = text.strip();
        if (stripped.length() > max) {
            throw Refusal.invalid(
                    "text-too-long",
                    "'" + field + "' has " + stripped.length() + " characters; at most " + max + " are taken.");
        }
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < stripped.length()
                    && Character.isLowSurrogate(stripped.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f) {
                throw Refusal.invalid(
                        "text-invalid",
                        "'" + field + "' has a character that is no text (U+" + String.format("%04X", (int) c)
                                + ") at position " + i + ".");
            }
        }
        return stripped;
    }
}

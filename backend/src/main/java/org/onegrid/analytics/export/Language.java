package org.onegrid.analytics.export;

import java.util.Locale;
import org.onegrid.problem.Refusal;

/** The languages an export is worded in. */
public enum Language {
    ZH,
    EN;

    /** @throws Refusal 422 {@code language-unknown} */
    public static Language of(String word) {
        for (Language one : values()) {
            if (one.word().equals(word)) {
                return one;
            }
        }
        throw Refusal.invalid("language-unknown", "'lang' is zh or en.");
    }

    /** The word in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

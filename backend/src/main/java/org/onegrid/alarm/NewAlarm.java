package org.onegrid.alarm;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.LngLat;

/**
 * An alarm to be raised.
 *
 * @param kind      what sort it is, such as {@code one-key}; kebab-case, at most 40 characters
 * @param key       what it is about, in words of its kind; at most 200 characters
 * @param areaId    the area it concerns, and with it all above
 * @param severity  1 to 4, 4 is worst
 * @param facts     what else there is to know, as JSON at most {@value #FACTS_CHARS} characters; never personal data. A member
 *                  {@value #CASE}, an {@link Alarm.Case}, names the case it is about
 * @param rehearsal whether it is played
 */
public record NewAlarm(
        String kind,
        String key,
        long areaId,
        int severity,
        @Nullable LngLat place,
        Map<String, Object> facts,
        boolean rehearsal) {

    /** Longest facts, as JSON. */
    static final int FACTS_CHARS = 2_000;

    /** The fact that names a case. */
    public static final String CASE = "incident";

    private static final int KEY_CHARS = 200;
    private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,39}");

    public NewAlarm {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("the kind of an alarm is kebab-case, was " + kind);
        }
        if (key.isEmpty() || key.length() > KEY_CHARS) {
            throw new IllegalArgumentException("the key of an alarm has 1 to " + KEY_CHARS + " characters");
        }
        if (severity < 1 || severity > 4) {
            throw new IllegalArgumentException("severity is 1 to 4, was " + severity);
        }
        facts = Map.copyOf(facts);
    }
}

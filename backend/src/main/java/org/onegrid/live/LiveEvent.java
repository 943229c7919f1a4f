package org.onegrid.live;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Something that happened in an area and is to be told to whoever watches that area or one above it.
 *
 * @param topic     one of {@link Topic}'s event topics, such as {@code incidents}
 * @param type      what happened, such as {@code incident.reported}
 * @param areaIds   command path of the area, top to leaf, 1 to 16 different ids
 * @param areaCodes codes of the same areas joined by '.'
 * @param payload   written as JSON; the whole state of the thing, so that applying it twice does no harm
 */
public record LiveEvent(String topic, String type, long[] areaIds, String areaCodes, Object payload) {

    private static final int MAX_DEPTH = 16;
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9.-]{0,63}");
    private static final Pattern CODES = Pattern.compile("[A-Za-z0-9_-]{1,40}(\\.[A-Za-z0-9_-]{1,40}){0,15}");

    /** @throws IllegalArgumentException when the topic is no event topic, or path and codes do not fit together */
    public LiveEvent {
        if (!Topic.of(topic).isEvents()) {
            throw new IllegalArgumentException("events cannot be appended to the state topic " + topic);
        }
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("event type must be dotted lower-case words, was " + type);
        }
        if (!CODES.matcher(areaCodes).matches()) {
            throw new IllegalArgumentException("area codes must be codes joined by '.', was " + areaCodes);
        }
        areaIds = areaIds.clone();
        long codes = areaCodes.chars().filter(c -> c == '.').count() + 1;
        if (areaIds.length > MAX_DEPTH
                || areaIds.length != codes
                || Arrays.stream(areaIds).distinct().count() != areaIds.length) {
            throw new IllegalArgumentException(
                    "area path " + Arrays.toString(areaIds) + " does not fit codes " + areaCodes);
        }
    }

    @Override
    public long[] areaIds() {
        return areaIds.clone();
    }

    /** Without the payload, which may hold what logs must not. */
    @Override
    public String toString() {
        return type + " at " + areaCodes;
    }
}

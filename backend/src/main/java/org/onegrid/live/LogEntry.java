package org.onegrid.live;

import java.time.Instant;
import java.util.List;

/**
 * A stamped event as it stands in the log.
 *
 * @param position  place in the log, gapless
 * @param logId     id {@link LiveLog#append} returned for it
 * @param epoch     history the position belongs to
 * @param topic     word of an event topic
 * @param type      what happened
 * @param at        when it was appended
 * @param areaIds   command path, top to leaf
 * @param previous  for each area of the path the position before this one on its chain, 0 when first
 * @param areaCodes codes of the path joined by '.'
 * @param payload   JSON
 */
public record LogEntry(
        long position,
        long logId,
        String epoch,
        String topic,
        String type,
        Instant at,
        List<Long> areaIds,
        List<Long> previous,
        String areaCodes,
        String payload) {

    public LogEntry {
        areaIds = List.copyOf(areaIds);
        previous = List.copyOf(previous);
    }

    /** The position before this one on the chain of an area of the path. */
    public long previousIn(long areaId) {
        return previous.get(areaIds.indexOf(areaId));
    }

    /** The event as JSON up to the value of {@code previous}, which is the only part that differs between areas. */
    public String jsonHead() {
        return "{\"position\":" + position + ",\"previous\":";
    }

    /** The event as JSON after the value of {@code previous}; nothing in it needs escaping, see {@link LiveEvent}. */
    public String jsonTail() {
        return ",\"epoch\":\"" + epoch + "\",\"topic\":\"" + topic + "\",\"type\":\"" + type + "\",\"at\":\"" + at
                + "\",\"areaPath\":\"" + areaCodes + "\",\"payload\":" + payload + "}";
    }

    /** Without the payload, which may hold what logs must not. */
    @Override
    public String toString() {
        return position + " " + type + " at " + areaCodes;
    }
}

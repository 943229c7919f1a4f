package org.onegrid.tracking.pipeline;

/**
 * The responder a sighting is of.
 *
 * @param code     its public code
 * @param callsign what others call it; names nobody
 * @param kind     post or vehicle, such as {@code member} or {@code crew}
 */
public record Tracked(long id, String code, String callsign, String kind) {

    /** Whether it exists in a rehearsal only. */
    public boolean isPlayed() {
        return kind.equals("rehearsal");
    }
}
